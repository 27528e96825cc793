import { describe, expect, test } from 'vitest';
import { realCases } from '../../bench/licence-cases.ts';
import { detectLicence } from '../../src/licence/licence.ts';

const cases = realCases();

describe.skipIf(!cases)('real repositories (skipped: ../shared/corpus is not beside the project)', () => {
  const verdicts = (cases ?? []).map(({ name, files, expected }) => {
    const evidence = Object.entries(files).map(([path, text]) => ({
      path,
      oid: path,
      text,
      truncated: false,
    }));
    return { name, expected, verdict: detectLicence(evidence) };
  });

  test('98 in 100 of the labelled ones are right', () => {
    const labelled = verdicts.filter(({ expected }) => expected.length > 0);
    const wrong = labelled.filter(({ expected, verdict }) => !expected.includes(verdict?.spdx ?? 'NONE'));
    const named = wrong.map(({ name, verdict }) => `${name}: ${verdict?.spdx}`).join(', ');
    expect(wrong.length / labelled.length, named).toBeLessThanOrEqual(0.02);
  });

  test('every licence file that holds a text is recognised as a known licence', () => {
    const unknown = verdicts.flatMap(({ name, verdict }) =>
      (verdict?.files ?? [])
        .filter(({ spdx }) => /LicenseRef|NOASSERTION/.test(spdx))
        .map(({ path }) => `${name}/${path}`),
    );
    expect(unknown).toEqual([]);
  });
});
