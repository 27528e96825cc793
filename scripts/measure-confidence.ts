// How often verdicts are right beside how sure they say they are, by what decided. `node scripts/measure-confidence.ts [FILE…]`
//
// Each FILE holds a case a line, as JSON: `files` (text, or `{base64}`, by path) and `expect` (the expressions that are right, with
// `|` between them; `~` begins a regular expression). Without one, the cases beside the project are read.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { LicenceVerdict } from '../src/domain/licence-verdict.ts';
import { detectLicence } from '../src/licence/licence.ts';

const caseSchema = z.object({
  files: z.record(z.string(), z.union([z.string(), z.object({ base64: z.string() })])),
  expect: z.string(),
});
type LabelledCase = z.infer<typeof caseSchema>;

const beside = '../../shared/cases/licences/synthetic.jsonl';

/** The cases of a file, one a line. */
function casesIn(path: string): LabelledCase[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => caseSchema.parse(JSON.parse(line)));
}

function verdictOf({ files }: LabelledCase): LicenceVerdict | null | undefined {
  return detectLicence(
    Object.entries(files).map(([path, text]) => ({
      path,
      oid: path,
      text: typeof text === 'string' ? text : Buffer.from(text.base64, 'base64').toString('latin1'),
      truncated: false,
    })),
  );
}

/** What decided, whether it names one licence or several, and whether something disagrees: what a confidence is set by. */
function kindOf({ spdx, decidedBy, files, disagreements }: LicenceVerdict): string {
  const file = files.find(({ path }) => path === decidedBy);
  const source = file
    ? `${/(?:^|\/)readme/i.test(file.path) ? 'README' : file.method}${file.confidence < 0.75 && file.method === 'named' ? ', vague' : ''}`
    : 'manifest';
  if (spdx === 'NOASSERTION') return 'not known';
  if (/-modified\b/.test(spdx)) return 'modified';
  const count = / (?:AND|OR) /.test(spdx) ? 'several' : 'one';
  return `${source}, ${count}${disagreements.length > 0 ? ', with disagreement' : ''}`;
}

/** Whether an answer is among those that are right, whatever the order of its operands. */
function isRight(said: string, expect: string): boolean {
  const alike = (spdx: string) => spdx.replace(/[()]/g, '').split(' ').toSorted().join(' ');
  if (expect.startsWith('~')) return new RegExp(expect.slice(1)).test(said);
  return expect
    .split('|')
    .some((one) => (one.endsWith('*') ? said.startsWith(one.slice(0, -1)) : alike(one) === alike(said)));
}

const paths = process.argv.slice(2);
const usual = new URL(beside, import.meta.url).pathname;
const all = (paths.length > 0 ? paths : existsSync(usual) ? [usual] : []).flatMap((path) => casesIn(path));
const groups = new Map<string, { cases: number; right: number; stated: number }>();
for (const one of all) {
  const verdict = verdictOf(one);
  if (!verdict) continue;
  const kind = kindOf(verdict);
  const group = groups.get(kind) ?? { cases: 0, right: 0, stated: 0 };
  group.cases += 1;
  group.right += isRight(verdict.spdx, one.expect) ? 1 : 0;
  group.stated += verdict.confidence;
  groups.set(kind, group);
}
console.table(
  Object.fromEntries(
    [...groups]
      .toSorted((a, b) => b[1].cases - a[1].cases)
      .map(([kind, { cases, right, stated }]) => [
        kind,
        {
          cases,
          'right %': Math.round((100 * right) / cases),
          'stated %': Math.round((100 * stated) / cases),
        },
      ]),
  ),
);
