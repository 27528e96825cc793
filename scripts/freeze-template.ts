// Keeps the present release of templates, so that services made from it can be brought up to date later.
// `node scripts/freeze-template.ts [template]…`; a release that is kept already is never written again.
import { freezeTemplates } from '../src/templates/authoring/authoring.ts';
import { loadTemplates } from '../src/templates/templates.ts';

const folder = new URL('../templates', import.meta.url).pathname;
const templates = loadTemplates(folder);
const asked = process.argv.slice(2);
const ids = asked.length > 0 ? asked : (await templates.list()).map(({ id }) => id);

for (const { id, version, outcome } of await freezeTemplates(folder, templates, ids)) {
  if (outcome === 'kept') console.log(`${id} ${version} is kept.`);
  if (outcome !== 'changed') continue;
  console.error(
    `${id} has changed since ${version} was kept: give it a new version, with its changes, first.`,
  );
  process.exitCode = 1;
}
