// Makes the lock files of templates go with their manifests. What is locked already and still fits stays as it is.
// `node scripts/lock-templates.ts [template]… [--anew]`; needs npm, uv and their registries.
import { parseArgs } from 'node:util';
import { lockTemplate } from './refresh/lock-template.ts';
import { templateIds } from './refresh/template-files.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { anew: { type: 'boolean', default: false } },
});

for (const id of positionals.length > 0 ? positionals : await templateIds()) {
  const written = await lockTemplate(id, { before: new Date(), anew: values.anew });
  for (const path of written) console.log(`${id}: ${path} was written.`);
}
