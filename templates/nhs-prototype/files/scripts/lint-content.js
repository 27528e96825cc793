/**
 * Looks for words to mend in pages and journeys, as FILE:LINE: what it is. Ends with 1 when it finds any.
 *
 *   npm run lint:content
 *   npm run lint:content -- versions/v2
 */
import '../lib/require-node.js';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wordsToMend } from '../lib/words-to-mend.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2).map((path) => relative(root, join(process.cwd(), path)));
const files = ['app/views', 'app/components', 'versions'].flatMap((folder) => filesBelow(folder)).filter(isWanted);
let found = 0;

for (const file of files)
  for (const { line, text } of wordsToMend(readFileSync(join(root, file), 'utf8'), file)) {
    found += 1;
    console.log(`${file}:${line}: ${text}`);
  }

console.log(found === 0 ? `Nothing to mend in ${files.length} files.` : `\n${found} to look at in ${files.length} files.`);
if (found > 0) process.exitCode = 1;

function isWanted(file) {
  const kind = /\.(?:html|njk)$|(?:^|\/)journey\.js$/.test(file);
  return kind && (wanted.length === 0 || wanted.some((path) => file === path || file.startsWith(`${path}/`)));
}

function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
