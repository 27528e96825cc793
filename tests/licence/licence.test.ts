import parseExpression from 'spdx-expression-parse';
import { describe, expect, test } from 'vitest';
import { detectLicence } from '../../src/licence/licence.ts';
import type { EvidenceFile } from '../../src/domain/evidence.ts';
import { altered } from './altered.ts';
import { goldenComfort } from './golden-comfort.ts';
import { goldenFaults } from './golden-faults.ts';
import { golden } from './golden.ts';
import { noMeaning } from './no-meaning.ts';
import { standardText } from './standard-text.ts';

function filesOf(texts: Readonly<Record<string, string | null | undefined>>): EvidenceFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, oid: path, text, truncated: false }));
}

describe('golden corpus', () => {
  test.each(golden)('%s', (_, texts, expected) => {
    const verdict = detectLicence(filesOf(texts));
    expect(verdict?.spdx ?? null).toBe(expected);
    if (verdict) expect(() => parseExpression(verdict.spdx)).not.toThrow();
  });

  test.each([...goldenFaults, ...goldenComfort])('%s', (_, texts, expected) => {
    expect(detectLicence(filesOf(texts))?.spdx ?? null).toBe(expected);
  });

  test.each(noMeaning)('%s has no licence meaning: %s', (path, text) => {
    expect(detectLicence(filesOf({ [path]: text }))).toBeNull();
  });

  test.each(altered)('altered in meaning: %s', (_, id, text) => {
    const verdict = detectLicence(filesOf({ LICENCE: text }));
    expect(verdict?.spdx).toMatch(/^(?:LicenseRef-|NOASSERTION$)/);
    expect(verdict?.spdx).not.toBe(id);
    expect(verdict?.files[0]?.differences).not.toEqual([]);
    expect(verdict?.classes).toMatchObject({ osiApproved: false, recommendedForCode: false });
  });

  test('is as large as it should be', () => {
    expect(golden.length + noMeaning.length + altered.length).toBeGreaterThanOrEqual(150);
    expect(noMeaning.length).toBeGreaterThanOrEqual(40);
    expect(altered.length).toBeGreaterThanOrEqual(40);
  });
});

describe('evidence that was not collected', () => {
  const mit = standardText('MIT');

  test.each<[string, Record<string, string | undefined>]>([
    ['a licence file and nothing else', { LICENSE: undefined }],
    ['a licence file beside a manifest', { LICENSE: undefined, 'package.json': '{"license": "MIT"}' }],
    ['a README beside nothing', { 'README.md': undefined }],
    ['a README beside a manifest', { 'README.md': undefined, 'package.json': '{"license": "MIT"}' }],
    ['a manifest beside a README that says nothing', { 'README.md': '# Rota\n', 'package.json': undefined }],
  ])('%s could decide, so the verdict is unknown', (_, texts) => {
    expect(detectLicence(filesOf(texts))).toBeUndefined();
  });

  test.each<[string, Record<string, string | null | undefined>, string | null]>([
    ['a manifest beside a licence text', { LICENSE: mit, 'package.json': undefined }, 'MIT'],
    ['a source file', { 'src/main.ts': undefined }, null],
    ['a NOTICE beside a licence text', { LICENSE: mit, NOTICE: undefined }, 'MIT'],
  ])('%s could not, so the verdict stands', (_, texts, expected) => {
    expect(detectLicence(filesOf(texts))?.spdx ?? null).toBe(expected);
  });

  test('a binary licence file holds terms that we do not know', () => {
    expect(detectLicence(filesOf({ LICENSE: null }))).toMatchObject({ spdx: 'NOASSERTION' });
  });

  test('no file at all is no licence', () => {
    expect(detectLicence([])).toBeNull();
  });
});

describe('proof', () => {
  const mit = standardText('MIT');
  const ogl = standardText('OGL-UK-3.0');

  test('says which file decided, and how each one was read', () => {
    const verdict = detectLicence(
      filesOf({
        LICENSE: mit,
        'package.json': '{"license": "MIT"}',
        'README.md': '# A\n\n## Licence\n\nMIT\n',
      }),
    );
    expect(verdict).toMatchObject({
      spdx: 'MIT',
      confidence: 0.98,
      decidedBy: 'LICENSE',
      files: [
        {
          path: 'LICENSE',
          oid: 'LICENSE',
          spdx: 'MIT',
          method: 'exact',
          fullText: true,
          differences: [],
          capped: false,
        },
        { path: 'README.md', spdx: 'MIT', method: 'named', fullText: false },
      ],
      declared: [{ path: 'package.json', spdx: 'MIT', raw: 'MIT' }],
      disagreements: [],
    });
  });

  test('shows the words that differ from the standard text', () => {
    const verdict = detectLicence(
      filesOf({ LICENSE: mit.replace('without restriction', 'with some restrictions') }),
    );
    expect(verdict?.spdx).toBe('LicenseRef-MIT-modified');
    expect(verdict?.files[0]?.differences).toContainEqual({
      standard: 'without restriction',
      found: 'with some restrictions',
    });
  });

  test('a harmless difference is shown and does not change the identifier', () => {
    const text = standardText('BSD-3-Clause').replace('the copyright holder nor', 'Torchbox nor');
    const verdict = detectLicence(filesOf({ LICENSE: text }));
    expect(verdict).toMatchObject({ spdx: 'BSD-3-Clause', files: [{ method: 'similar' }] });
    expect(verdict?.files[0]?.differences).toEqual([{ standard: 'the copyright holder', found: 'Torchbox' }]);
  });

  test('the words of a restriction come first', () => {
    const verdict = detectLicence(filesOf({ LICENSE: `${mit}\n\nFor non-commercial use only.\n` }));
    expect(verdict?.files[0]?.differences[0]).toEqual({
      standard: '',
      found: 'For non-commercial use only.',
    });
  });

  test('differences are few and short, however long the file', () => {
    const text = standardText('GPL-3.0-only').replace(/\bthe\b/g, 'thee thou');
    const { differences } = detectLicence(filesOf({ COPYING: text }))?.files[0] ?? { differences: [] };
    expect(differences.length).toBeLessThanOrEqual(40);
    for (const { standard, found } of differences) expect(standard.length + found.length).toBeLessThan(700);
  });

  test('says which part each licence covers', () => {
    const readme =
      '## Licence\n\nThe codebase is released under the MIT Licence.\n\nThe documentation is available under the Open Government 3.0 licence.\n';
    expect(detectLicence(filesOf({ LICENSE: mit, 'README.md': readme }))).toMatchObject({
      spdx: 'MIT AND OGL-UK-3.0',
      scopes: [
        { spdx: 'MIT', scope: 'code' },
        { spdx: 'OGL-UK-3.0', scope: 'documentation' },
      ],
      classes: {
        osiApproved: true,
        fsfFree: true,
        recommendedForCode: true,
        recommendedForDocumentation: true,
      },
    });
  });

  test('a disagreement is reported in a sentence and lowers the confidence', () => {
    const verdict = detectLicence(filesOf({ LICENSE: mit, 'package.json': '{"license": "ISC"}' }));
    expect(verdict?.disagreements).toEqual(['LICENSE says MIT, package.json says ISC.']);
    expect(verdict?.confidence).toBeLessThanOrEqual(0.9);
  });

  test('a default that npm writes counts for little', () => {
    const verdict = detectLicence(filesOf({ 'package.json': '{"license": "ISC"}' }));
    expect(verdict).toMatchObject({ spdx: 'ISC', files: [], declared: [{ spdx: 'ISC' }] });
    expect(verdict?.confidence).toBeLessThan(0.5);
  });

  test('a licence that nobody approved for code is classed as such', () => {
    expect(detectLicence(filesOf({ LICENCE: ogl }))?.classes).toEqual({
      osiApproved: false,
      fsfFree: false,
      recommendedForCode: false,
      recommendedForDocumentation: true,
      deprecated: false,
    });
  });

  test.each(['docs/LICENSE', 'data/LICENSE'])('%s alone is no licence of the repository', (path) => {
    expect(detectLicence(filesOf({ [path]: mit }))).toBeNull();
  });

  test('a file that was cut short says so', () => {
    const verdict = detectLicence([{ path: 'LICENSE', oid: '1', text: mit, truncated: true }]);
    expect(verdict?.files[0]?.capped).toBe(true);
  });
});
