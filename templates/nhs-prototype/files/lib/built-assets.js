import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from './load-site.js';

const frontend = join(root, 'node_modules/nhsuk-frontend/dist/nhsuk');

/** Older prototypes of the kit take styles of nhsuk-frontend from where they were before. */
const olderStyles = {
  findFileUrl(url) {
    const [, path] = /(?:^|\/)nhsuk-frontend\/packages\/(.*)$/.exec(url) ?? [];
    return path === undefined ? null : pathToFileURL(join(frontend, path === 'nhsuk' ? 'index' : path.replace(/\/all$/, '/index')));
  },
};

/**
 * Styles and scripts that a team writes, made as they are asked for: /assets/main.css comes from app/assets/main.scss,
 * /assets/main.js from app/assets/main.js with all that it imports. A script that imports nothing is sent as it is, so that it
 * may share names with others. A file is made again when one it uses has changed.
 *
 * @param {{ folder: string }} site
 * @param {{ production: boolean }} options
 */
export function builtAssets({ folder }, { production }) {
  const app = join(folder, 'app');
  const made = new Map();
  return async (req, res, next) => {
    const source = req.method === 'GET' ? sourceOf(app, req.path) : undefined;
    if (source === undefined) return next();
    const kind = extname(source) === '.js' ? 'js' : 'css';
    if (kind === 'js' && !importsOthers(source)) return res.sendFile(source);
    try {
      if (!isFresh(made.get(source), production))
        made.set(source, { ...(await (kind === 'js' ? bundle : compile)(source, folder, production)), at: Date.now() });
      res.type(kind).set('Cache-Control', 'no-cache').send(made.get(source).text);
    } catch (error) {
      console.error(`${relative(folder, source)}: ${error.message}`);
      made.delete(source);
      if (production) return res.status(500).type('text').send('');
      res.type(kind).set('Cache-Control', 'no-store').send(complaint(kind, `${relative(folder, source)}\n${error.message}`));
    }
  };
}

/** The file that a path is made from, if there is one within `app`. */
function sourceOf(app, path) {
  const ending = extname(path);
  if (ending !== '.css' && ending !== '.js') return undefined;
  let name;
  try {
    name = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  // Where older prototypes of the kit look for what is made of app/assets/sass.
  name = name.replace(/^\/css\//, '/assets/sass/');
  const file = resolve(app, `.${name}`);
  if (!['assets', 'stylesheets', 'javascripts'].some((part) => file.startsWith(join(app, part) + sep))) return undefined;
  const source = ending === '.js' ? file : file.replace(/\.css$/, '.scss');
  return existsSync(source) ? source : undefined;
}

function importsOthers(script) {
  return /^\s*(?:import|export)\b|\bimport\(|\brequire\(/m.test(readFileSync(script, 'utf8')) && !script.endsWith('.min.js');
}

function isFresh(entry, production) {
  if (entry === undefined) return false;
  return production || entry.uses.every((file) => existsSync(file) && statSync(file).mtimeMs < entry.at);
}

async function compile(source, folder, production) {
  const { compileAsync } = await import('sass');
  const { css, loadedUrls } = await compileAsync(source, {
    importers: [olderStyles],
    loadPaths: [dirname(source), folder, join(folder, 'app'), join(folder, 'node_modules'), join(root, 'node_modules')],
    quietDeps: true,
    silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'slash-div'],
    style: production ? 'compressed' : 'expanded',
  });
  return { text: css, uses: loadedUrls.filter(({ protocol }) => protocol === 'file:').map((url) => fileURLToPath(url)) };
}

async function bundle(source, folder, production) {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    absWorkingDir: folder,
    alias: { 'nhsuk-frontend': '/assets/nhsuk-frontend.js' },
    bundle: true,
    entryPoints: [source],
    external: ['/assets/*', '/nhsuk-frontend/*'],
    format: 'esm',
    logLevel: 'silent',
    metafile: true,
    minify: production,
    nodePaths: [join(root, 'node_modules')],
    sourcemap: production ? false : 'inline',
    target: 'es2020',
    write: false,
  });
  return { text: outputFiles[0].text, uses: Object.keys(metafile.inputs).map((file) => resolve(folder, file)) };
}

/** Says on the page what is wrong with a file, for whoever is writing it. */
function complaint(kind, message) {
  if (kind === 'js') return `throw new Error(${JSON.stringify(message)});`;
  const text = message.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\a ');
  return `body::before { content: "${text}"; display: block; white-space: pre-wrap; font-family: monospace; padding: 16px; background: #fff9c4; color: #212b32; border: 4px solid #d5281b; }`;
}
