/**
 * Brings the pages of an NHS prototype kit into this prototype: copies its folder `app` over this one's, and says which
 * packages its code needs.
 *
 *   npm run import-kit -- ../old-prototype
 */
import '../lib/require-node.js';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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

console.log(`Copied ${join(old, 'app')}.`);
if (replaced.length > 0) console.log(`Files that were here and are its now (git has the old ones): ${replaced.map((path) => `app/${path}`).join(', ')}`);

const here = dependenciesOf(root);
// What its server, its styles and its tools used, which this prototype does in its own way.
const unneeded = /^(?:nhsuk-(?:frontend|prototype-kit|prototype-rig)|express(?:-session|-flash)?|nunjucks|body-parser|cookie-parser|client-sessions|connect-flash|dotenv|path|fs|basic-auth|browser-sync|keypather|sass|node-sass|esbuild.*|gulp.*|@babel\/.*|nodemon|portscanner|npm-run-all|rollup.*|@rollup\/.*)$/;
const needed = Object.entries(dependenciesOf(old)).filter(([name]) => here[name] === undefined && !unneeded.test(name));
if (needed.length > 0) console.log(`Packages that it used. Install those that its code needs:\n  npm install ${needed.map(([name, version]) => `"${name}@${version}"`).join(' ')}`);
console.log('Look at it with npm run dev, and try every page with npm run axe.');

function dependenciesOf(folder) {
  const file = join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).dependencies ?? {}) : {};
}

function filesBelow(folder, before = '') {
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
