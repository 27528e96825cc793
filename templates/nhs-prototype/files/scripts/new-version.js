/**
 * Copies the newest version of the prototype, or the one named, so that the old one stays as people saw it.
 *
 *   npm run new-version            v2 → v3
 *   npm run new-version v1 v1-b    v1 → v1-b
 */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const folder = process.env.VERSIONS_FOLDER ?? fileURLToPath(new URL('../versions', import.meta.url));
const versions = existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'journey.js'))) : [];
const numbers = versions.flatMap((name) => /^v(\d+)$/.exec(name)?.[1] ?? []).map(Number);
const newest = versions.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
const [from = numbers.length > 0 ? `v${Math.max(...numbers)}` : newest, to = `v${Math.max(0, ...numbers) + 1}`] = process.argv.slice(2);

if (from === undefined) stop('There is no version to copy in the folder versions.');
if (![from, to].every((name) => /^[a-z0-9][a-z0-9-]*$/i.test(name))) stop('Use letters, digits and hyphens for names of versions, like v3.');
if (!existsSync(join(folder, from, 'journey.js'))) stop(`There is no version ${from}.`);
if (existsSync(join(folder, to))) stop(`There is a version ${to} already. Nothing was changed.`);

await cp(join(folder, from), join(folder, to), { recursive: true });
const file = join(folder, to, 'journey.js');
const journey = await readFile(file, 'utf8');
await writeFile(
  file,
  journey
    .replace(/^( {2}title: )'.*',$/m, `$1'Version ${to.replace(/^v/, '')}',`)
    .replace(/^( {2}about: )'.*',$/m, `$1'A copy of ${from}. Say here what you changed and why.',`),
);
console.log(`Copied ${from} to versions/${to}. Say what is new in versions/${to}/journey.js. It is shown at /${to}.`);

function stop(message) {
  console.error(message);
  process.exit(1);
}
