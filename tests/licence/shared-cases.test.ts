import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { detectLicence } from '../../src/licence/licence.ts';

const file = new URL('../../../shared/cases/licences/synthetic.jsonl', import.meta.url);
const skipped = existsSync(file) ? '' : ' (skipped: ../shared/cases is not here)';

const schema = z.object({
  id: z.string(),
  expect: z.string(),
  must_not: z.string().nullish(),
  files: z.record(z.string(), z.union([z.string(), z.object({ base64: z.string() })])),
});

describe.skipIf(skipped !== '')(`licence inputs by class of fault${skipped}`, () => {
  const cases = skipped
    ? []
    : readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => schema.parse(JSON.parse(line)));

  test.each(cases)('$id is $expect', ({ files, expect: expected, must_not }) => {
    const evidence = Object.entries(files).map(([path, text]) => ({
      path,
      oid: path,
      text: typeof text === 'string' ? text : Buffer.from(text.base64, 'base64').toString('latin1'),
      truncated: false,
    }));
    const spdx = detectLicence(evidence)?.spdx ?? 'NONE';
    if (expected.endsWith('*')) expect(spdx.startsWith(expected.slice(0, -1)), spdx).toBe(true);
    else expect(operands(spdx)).toEqual(operands(expected));
    if (must_not) expect(spdx).not.toBe(must_not);
  });
});

/** The operands and operators of an expression, whatever their order. */
function operands(expression: string): string[] {
  return expression.split(' ').toSorted();
}
