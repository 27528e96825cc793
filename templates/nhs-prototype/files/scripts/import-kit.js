/**
 * Brings the pages of an NHS prototype kit into this prototype: copies its folder `app` over this one's, with what
 * its code loads from beside it, and says which packages it needs.
 *
 *   npm run import-kit -- ../old-prototype
 */
import '../lib/require-node.js';
import { isBuiltin } from 'node:module';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = process.env.PROTOTYPE_FOLDER ?? dirname(dirname(fileURLToPath(import.meta.url)));
const [from] = process.argv.slice(2);
if (from === undefined) stop('Say which folder: npm run import-kit -- ../old-prototype');
const old = resolve(from);
if (!existsSync(join(old, 'app/views'))) stop(`${old} is no NHS prototype kit: it has no folder app/views.`);
if (old === resolve(root)) stop('That is this prototype itself.');

const own = filesBelow(join(root, 'app'));
const replaced = filesBelow(join(old, 'app')).filter((path) => own.includes(path) && read(join(old, 'app', path)) !== read(join(root, 'app', path)));
cpSync(join(old, 'app'), join(root, 'app'), { recursive: true, filter: (path) => !/(?:^|[/\\])(?:\.DS_Store|package\.json)$/.test(path) });

letBothKinds(join(root, 'app'));
console.log(`Copied ${join(old, 'app')}.`);
if (replaced.length > 0) console.log(`Files that were here and are its now (git has the old ones): ${replaced.map((path) => `app/${path}`).join(', ')}`);

const here = Object.keys(dependenciesOf(root));
const versions = dependenciesOf(old);
// The server of the kit is this prototype's own now.
const needed = packagesOf(join(old, 'app'), Object.keys(versions)).filter((name) => !here.includes(name) && !/^nhsuk-prototype-(?:kit|rig)$/.test(name));
if (needed.length > 0) console.log(`Packages that its code uses:\n  npm install ${needed.map((name) => (versions[name] ? `"${name}@${versions[name]}"` : name)).join(' ')}`);
for (const name of ['nhsuk-frontend', 'nhsapp-frontend']) {
  const [major, majorHere] = [versions[name], dependenciesOf(root)[name]].map((version) => /\d+/.exec(version ?? '')?.[0]);
  if (major !== undefined && major !== majorHere) console.log(`It was made with ${name} ${major}; this prototype has ${majorHere}. Components that have changed since look different, and a few are gone.`);
}
const outside = filesOutside(join(old, 'app'));
for (const top of new Set(outside.map((path) => path.split('/')[0]))) {
  if (!existsSync(join(old, top)) || !statSync(join(old, top)).isDirectory() || existsSync(join(root, top))) {
    console.log(`Its code loads ${outside.filter((path) => path.split('/')[0] === top).join(', ')} from beside app: bring that over by hand.`);
    continue;
  }
  cpSync(join(old, top), join(root, top), { recursive: true });
  letBothKinds(join(root, top));
  console.log(`Copied ${join(old, top)}, which its code uses.`);
}
console.log('Look at it with npm run dev, and try every page with npm run axe.');

/** Scripts of a folder with a package.json that names no kind may be ES modules or CommonJS. */
function letBothKinds(folder) {
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
}

function dependenciesOf(folder) {
  const file = join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).dependencies ?? {}) : {};
}

/** Packages that scripts load, and those of `known` that pages or styles name. */
function packagesOf(folder, known) {
  const found = new Set();
  for (const path of filesBelow(folder)) {
    if (!/\.(?:c?js|mjs|html|njk|scss)$/.test(path) || /\.min\.js$/.test(path)) continue;
    const text = readFileSync(join(folder, path), 'utf8');
    if (/js$/.test(path))
      for (const [, name] of text.matchAll(/(?:\brequire\(|\bfrom\s+|\bimport\s+|\bimport\()\s*['"]((?:@[\w.-]+\/)?[a-z][\w.-]*)[^'"]*['"]/g)) found.add(name);
    else for (const name of known) if (text.includes(`${name}/`)) found.add(name);
  }
  return [...found].filter((name) => !isBuiltin(name)).sort();
}

/** What scripts load from beside their folder `app`, by path in the old prototype. */
function filesOutside(folder) {
  const found = new Set();
  for (const path of filesBelow(folder).filter((each) => /\.c?js$/.test(each)))
    for (const [, name] of readFileSync(join(folder, path), 'utf8').matchAll(/\brequire\(\s*['"](\.[^'"]*)['"]/g)) {
      const loaded = relative(old, resolve(folder, dirname(path), name)).split(sep).join('/');
      if (!loaded.startsWith('app/') && !loaded.startsWith('..')) found.add(loaded);
    }
  return [...found].sort();
}

function filesBelow(folder, before = '') {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${before}${entry.name}`;
    return entry.isDirectory() ? filesBelow(join(folder, entry.name), `${path}/`) : [path];
  });
}

function read(file) {
  return readFileSync(file, 'latin1');
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
