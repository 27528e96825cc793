// Every measurement, or the sections named: `npm run bench`, `npm run bench -- harvest licence`
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { assessRows } from './assess.ts';
import { complianceRows } from './compliance.ts';
import { dependentsRows } from './dependents.ts';
import { harvestRows } from './harvest.ts';
import { licenceRows } from './licence.ts';
import { pageRows } from './pages.ts';
import { printTable, type Row } from './row.ts';
import { relevanceRows } from './relevance.ts';
import { benchSearch } from './search.ts';
import { templateRows } from './templates.ts';
import { upgradeRows } from './upgrade.ts';

const sections: Record<string, () => Promise<Row[]> | Row[]> = {
  assess: () => assessRows(),
  compliance: () => complianceRows(),
  dependents: () => dependentsRows(),
  harvest: () => harvestRows(),
  licence: () => licenceRows(),
  pages: () => pageRows(),
  relevance: () => relevanceRows(),
  search: async () => {
    await benchSearch([5_000, 25_000]);
    return [];
  },
  templates: async () => [...(await templateRows()), ...(await upgradeRows())],
};

const asked = process.argv.slice(2);
const strange = asked.filter((name) => !(name in sections));
if (strange.length > 0) {
  console.error(`No such section: ${strange.join(', ')}. There are: ${Object.keys(sections).join(', ')}.`);
  process.exit(2);
}

if (process.send) {
  for (const name of asked) process.send((await sections[name]?.()) ?? []);
  process.disconnect();
} else {
  const rows: Row[] = [];
  for (const name of Object.keys(sections)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.error(`Measuring ${name}…`);
    rows.push(...(await measuredAlone(name)));
  }
  if (rows.length > 0) printTable(rows);
}

/** A section in a process of its own: memory, compiled code and caches of another would be counted as its own. */
async function measuredAlone(name: string): Promise<Row[]> {
  const child = fork(import.meta.filename, [name]);
  let rows: Row[] = [];
  child.on('message', (measured) => (rows = measured as Row[]));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The section ${name} could not be measured`);
  return rows;
}
