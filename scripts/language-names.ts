/**
 * Writes src/search/query/languages.json from GitHub's list of languages (Linguist, as the package linguist-languages has it):
 * what forges call each language, and other names for it. Run it after that package has moved up:
 *
 *     node scripts/language-names.ts
 */
import { writeFileSync } from 'node:fs';
import * as languages from 'linguist-languages';
import { fold } from '../src/search/query/words.ts';

const plain = (name: string) => fold(name).replaceAll(/[\s_-]/g, '');
const byText = (one: string, other: string) => (one < other ? -1 : 1);

const all = Object.values(languages);
const names = all.map(({ name }) => name).sort(byText);
const own = new Set(names.map(plain));
const aliases = new Map<string, string>();
for (const { name, ...language } of all) {
  for (const alias of 'aliases' in language ? language.aliases : []) {
    const known = plain(alias);
    if (!own.has(known) && !aliases.has(known)) aliases.set(known, name);
  }
}
const sorted = Object.fromEntries([...aliases].sort(([one], [other]) => byText(one, other)));
const file = new URL('../src/search/query/languages.json', import.meta.url);
writeFileSync(file, `${JSON.stringify({ names, aliases: sorted }, null, 2)}\n`);
