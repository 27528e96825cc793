// Makes a service of every template, for usual and for unusual answers, and tries it as a team would.
// `node scripts/try-templates.ts [template]… [--answers default] [--no-trial]`; ends with 1 when any is not as it should be.
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createServices } from '../src/app/services.ts';
import { testTemplates } from '../src/cli/template-test.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'no-trial': { type: 'boolean', default: false }, answers: { type: 'string', multiple: true } },
});
// Services ask for a newer Node than this project's own installation needs.
const programs = new URL('../node_modules/.bin', import.meta.url).pathname;
process.env['PATH'] = [programs, process.env['PATH']].join(delimiter);
const folder = new URL('../templates', import.meta.url).pathname;
const { answers, 'no-trial': without } = values;
const context = {
  ...createServices({ version: '0.0.0', folder }),
  signal: new AbortController().signal,
  out: (text: string) => void process.stdout.write(text),
  exit: (code: number) => void (process.exitCode = code),
};
for (const place of positionals.length > 0 ? positionals.map((id) => join(folder, id)) : [folder])
  await testTemplates(place, { ...(answers && { answers }), trial: !without }, context);
