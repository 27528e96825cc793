import { expect, test } from 'vitest';
import type { Repository } from '../../src/domain/repository.ts';
import { goodExample } from '../../src/visibility/good-example.ts';
import { aPublicStore } from '../a-public-store.ts';
import { aRepository } from '../builders.ts';

const seen = {
  firstSeenAt: '2026-01-01T00:00:00Z',
  observedAt: '2026-01-01T00:00:00Z',
  changedAt: '2026-01-01T00:00:00Z',
};

/** A repository that meets has-readme, by its name. */
function meeting(name: string, given: Parameters<typeof aRepository>[0] = {}): Repository {
  const evidence = { owner: 'sample-trust', name, committedAt: '2026-01-01T00:00:00Z', ...given.evidence };
  return { ...aRepository({ ...given, evidence }), ...seen, withdrawnAt: null };
}

function exampleOf(...repositories: Repository[]) {
  const store = aPublicStore({
    findRepository: async (_owner, name) => repositories.find(({ evidence }) => evidence.name === name),
  });
  return goodExample(
    store,
    'has-readme',
    repositories.map(({ evidence: { owner, name } }) => ({ owner, name })),
  );
}

test('the example is one that people maintain, open before newest, with its proof', async () => {
  const newest = { committedAt: '2026-11-01T00:00:00Z' };
  const example = await exampleOf(
    meeting('archived', { evidence: { archived: true, ...newest } }),
    meeting('fork', { evidence: { fork: true, ...newest } }),
    meeting('wanting', { status: 'needs-attention', evidence: newest }),
    meeting('old'),
    meeting('good', { evidence: { committedAt: '2026-06-01T00:00:00Z' } }),
  );
  expect(example?.repository.evidence.name).toBe('good');
  expect(example?.finding.proof).toBe('README.md');
});

test('there is no example where nothing can be shown, or nobody may see it', async () => {
  const findings = [{ check: 'has-readme', outcome: 'met' as const, because: 'Seen.' }];
  expect(await exampleOf()).toBeUndefined();
  expect(await exampleOf(meeting('without-proof', { findings }))).toBeUndefined();
  expect(await exampleOf(meeting('private', { evidence: { visibility: 'private' } }))).toBeUndefined();
});
