import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPolicyFile, readDraft, withDraft } from '../../src/cli/draft-policy.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { anOrganisation } from '../policy/some-facts.ts';

const base: Policy = {
  id: 'base',
  title: 'Base',
  version: '1',
  summary: 'Asks for a README.',
  source: 'A sample',
  url: null,
  effectiveFrom: '2026-01-01',
  lastReviewed: '2026-11-23',
  clauses: [{ check: 'has-readme', force: 'mandatory', clause: '1', text: 'A README.' }],
};

const draft = `id: stricter
title: Stricter
version: 1
summary: Asks for more.
source: A sample
url: null
effectiveFrom: 2026-01-01
lastReviewed: 2026-11-23
extends: base
clauses:
  - check: has-licence
    force: mandatory
    clause: 1
    text: A licence.
`;

let folder: string;

describe('a draft of a policy', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'draft-'));
    await writeFile(join(folder, 'draft.yml'), draft);
    await writeFile(join(folder, 'orphan.yml'), draft.replace('extends: base', 'extends: nobody'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is told from the id of a pack by its name', () => {
    expect(isPolicyFile('./draft.yml')).toBe(true);
    expect(isPolicyFile('nhs-osp-2022')).toBe(false);
  });

  test('takes over the clauses of a pack of the hub', async () => {
    const { clauses } = await readDraft(join(folder, 'draft.yml'), [base]);
    expect(clauses.map(({ check }) => check)).toEqual(['has-readme', 'has-licence']);
  });

  test('that extends nothing, or is not there, is refused', async () => {
    await expect(readDraft(join(folder, 'orphan.yml'), [base])).rejects.toMatchObject({
      kind: 'invalid',
      faults: ['The policy stricter extends nobody, which does not exist.'],
    });
    await expect(readDraft(join(folder, 'gone.yml'), [base])).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('joins what binds', async () => {
    const read = await readDraft(join(folder, 'draft.yml'), [base]);
    const organisations = new Map([['sample-trust', anOrganisation({ policies: ['base'] })]]);
    const rules = withDraft({ policies: [base], organisations, now: new Date('2026-11-23') }, read);
    expect(rules.policies.map(({ id }) => id)).toEqual(['base', 'stricter']);
    expect(rules.organisations.get('sample-trust')?.policies).toEqual(['base', 'stricter']);
  });
});
