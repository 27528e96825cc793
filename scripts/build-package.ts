/**
 * Makes what is published: the code as plain JavaScript, because Node strips no types beneath node_modules, with all that it
 * reads beside it. npm runs it before it packs, and again with `--remove` afterwards.
 */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const place = join(root, 'dist');
const code = ['src', 'simulator'];
const beside = ['templates', 'policies', 'views', 'public', 'package.json'];

rmSync(place, { recursive: true, force: true });
if (!process.argv.includes('--remove')) build();

function build(): void {
  for (const each of [...code, ...beside]) cpSync(join(root, each), join(place, each), { recursive: true });
  for (const file of globSync('{src,simulator}/**/*.ts', { cwd: place })) {
    const from = join(place, file);
    const to = from.replace(/\.ts$/, '.js');
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, asJavaScript(readFileSync(from, 'utf8')));
    rmSync(from);
  }
}

/** Columns stay as they are; modules are named by their new names. */
function asJavaScript(source: string): string {
  return stripTypeScriptTypes(source).replaceAll(
    /(\b(?:from|import)\s*\(?\s*'\.{1,2}\/[^'\n]*)\.ts'/g,
    "$1.js'",
  );
}
