import { describe, expect, test } from 'vitest';
import { assessRepository } from '../../src/assessment/assessment.ts';
import { curateLicence } from '../../src/licence/licence.ts';
import type { LicenceCuration } from '../../src/domain/licence-verdict.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { aBlob, aLicence, anEvidence } from '../builders.ts';

const blob = aBlob({ text: 'Licence: ask the team.\n' });
const tree = [{ path: 'LICENCE', type: 'file' as const, oid: blob.oid, size: blob.size }];
const curation: LicenceCuration = {
  repository: 'sample-trust/ward-board',
  expression: 'MIT AND OGL-UK-3.0',
  by: 'Open source lead',
  on: '2026-11-01',
  because: 'Confirmed in writing.',
  path: 'LICENCE',
  blob: blob.oid,
};

describe('a licence verdict that a person made', () => {
  test('wins while its file is unchanged, and says what was read instead', () => {
    const verdict = curateLicence(aLicence({ spdx: 'ISC' }), curation, tree);
    expect(verdict).toMatchObject({
      spdx: 'MIT AND OGL-UK-3.0',
      decidedBy: null,
      curation: { state: 'in-force' },
    });
    expect(verdict?.disagreements).toEqual(['Read as ISC; a person decided MIT AND OGL-UK-3.0 on LICENCE.']);
    expect(verdict?.classes.recommendedForDocumentation).toBe(true);
  });

  test('wins where nothing was recognised', () => {
    expect(curateLicence(null, curation, tree)?.spdx).toBe('MIT AND OGL-UK-3.0');
  });

  test.each([
    ['changed', [{ ...tree[0], path: 'LICENCE', type: 'file' as const, oid: 'f'.repeat(40) }]],
    ['gone', []],
    ['gone with all commits', null],
  ])('lapses visibly when its file is %s', (_, now) => {
    const verdict = curateLicence(aLicence({ spdx: 'ISC' }), curation, now);
    expect(verdict).toMatchObject({ spdx: 'ISC', curation: { state: 'lapsed' } });
    expect(verdict?.disagreements.join()).toMatch(
      /decided MIT AND OGL-UK-3.0 on 2026-11-01; that has lapsed, because LICENCE has changed/,
    );
  });

  test('says nothing while the tree is not known', () => {
    expect(curateLicence(undefined, curation, undefined)).toBeUndefined();
  });

  test('makes the checks on the licence declared, not met, and names who said so', () => {
    const clause = { force: 'mandatory' as const, clause: '1', text: 'A licence.' };
    const policy: Policy = {
      id: 'p',
      title: 'P',
      version: '1',
      summary: 'S',
      source: 'S',
      url: null,
      effectiveFrom: '2026-01-01',
      lastReviewed: '2026-01-01',
      clauses: [
        { ...clause, check: 'has-licence' },
        { ...clause, check: 'is-public' },
      ],
    };
    const evidence = anEvidence({ tree });
    const organisation = {
      login: 'sample-trust',
      name: 'Sample',
      bodyType: 'trust' as const,
      nation: 'England' as const,
      homepage: null,
      parent: null,
      predecessors: [],
      successor: null,
      policies: ['p'],
    };
    const context = {
      organisations: new Map([['sample-trust', organisation]]),
      policies: [policy],
      now: new Date('2026-11-23'),
    };
    const curations = new Map([[curation.repository, curation]]);
    const judged = assessRepository(evidence, new Map([[blob.oid, blob]]), { ...context, curations });
    expect(judged.findings.map(({ check, outcome }) => [check, outcome])).toEqual(
      expect.arrayContaining([
        ['has-licence', 'declared'],
        ['is-public', 'met'],
      ]),
    );
    expect(judged.findings[0]?.because).toMatch(
      /Declared by Open source lead on 2026-11-01: Confirmed in writing\./,
    );
    expect(judged.status).toBe('open');
    expect(assessRepository(evidence, new Map([[blob.oid, blob]]), context).status).toBe('needs-attention');
  });
});
