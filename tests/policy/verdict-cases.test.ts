import { cp, mkdtemp, rm } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assessFiles } from '../../src/assessment/assessment.ts';
import type { Finding } from '../../src/domain/assessment.ts';
import { readWorkTreeEvidence } from '../../src/forge/git/work-tree-evidence.ts';
import { checks } from '../../src/policy/policy.ts';
import { now } from './some-facts.ts';

const folder = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));
const here = existsSync(join(folder, 'verdicts.tsv'));
const rows = here
  ? readFileSync(join(folder, 'verdicts.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t') as [name: string, check: string, expected: string, why: string])
  : [];

const everyCheck = {
  id: 'every-check',
  title: 'Every check',
  version: '1',
  summary: 'All checks.',
  source: 'A sample',
  url: null,
  effectiveFrom: '2026-01-01',
  lastReviewed: '2026-11-23',
  clauses: checks.map(({ id }) => ({ check: id, force: 'required' as const, clause: '1', text: id })),
};

let work: string;
const assessed = new Map<string, readonly Finding[]>();

/** The findings on a case, copied and committed on 1 March 2019: some depend on age. */
async function findingsOn(name: string): Promise<readonly Finding[]> {
  const before = assessed.get(name);
  if (before) return before;
  const copy = join(work, name);
  await cp(join(folder, 'verdicts', name), copy, { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', copy, ...args], {
      env: {
        ...process.env,
        GIT_AUTHOR_DATE: '2019-03-01T12:00:00Z',
        GIT_COMMITTER_DATE: '2019-03-01T12:00:00Z',
      },
    });
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=Sample', '-c', 'user.email=sample@example.org', 'commit', '-q', '-m', 'Begin');
  const { evidence, files } = await readWorkTreeEvidence(copy);
  const { findings } = assessFiles({ evidence, files, organisation: undefined, now }, [everyCheck]);
  assessed.set(name, findings);
  return findings;
}

describe(`small repositories with the right answer${here ? '' : ' (skipped: ../shared/cases is not here)'}`, () => {
  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'verdict-cases-'));
  });
  afterAll(() => rm(work, { recursive: true, force: true }));

  test.skipIf(!here).each(here ? rows : [['none', '', '', '']])(
    '%s: %s is %s',
    async (name, check, expected) => {
      const finding = (await findingsOn(name)).find((one) => one.check === check);
      expect(finding, finding?.because).toMatchObject({ outcome: expected });
    },
  );
});
