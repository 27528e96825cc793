// Keeps the present release of templates, so that services made from it can be brought up to date later.
// `node scripts/freeze-template.ts [template]…`; a release that is kept already is never written again.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadTemplates, writeRelease } from '../src/templates/templates.ts';

const folder = new URL('../templates', import.meta.url).pathname;
const templates = loadTemplates(folder);
const asked = process.argv.slice(2);
const ids = asked.length > 0 ? asked : (await templates.list()).map(({ id }) => id);

for (const id of ids) {
  const source = await templates.find(id);
  const { version } = source.template;
  const path = join(folder, id, 'releases', `${version}.json`);
  const release = writeRelease(source);
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept === undefined) {
    await mkdir(join(folder, id, 'releases'), { recursive: true });
    await writeFile(path, release, { flag: 'wx' });
    console.log(`${id} ${version} is kept.`);
  } else if (kept !== release) {
    console.error(
      `${id} has changed since ${version} was kept: give it a new version, with its changes, first.`,
    );
    process.exitCode = 1;
  }
}
