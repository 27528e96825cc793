import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome, Status } from '../../../src/domain/assessment.ts';
import type { Store } from '../../../src/store/store.ts';
import { aRepository, aVerdict } from '../../builders.ts';
import { monday, save } from './repositories.ts';

const ids = ['github:1', 'github:2', 'github:3'];
const saving = fc.record({
  id: fc.constantFrom(...ids),
  owner: fc.constantFrom('one', 'two'),
  status: fc.constantFrom<Status>('open', 'needs-attention'),
  outcomes: fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom<Outcome>('met', 'unmet')),
});
const steps = fc.array(fc.oneof(saving, fc.constantFrom(...ids)), { maxLength: 12 });

export function findingCountCases(current: () => Store): void {
  test('figures always equal a count of what is stored, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        for (const step of list) {
          if (typeof step === 'string') await current().withdraw([step], 'gone', monday);
          else await save(current(), [repositoryOf(step)]);
        }
        await expectFiguresToAgree(current());
      }),
      { numRuns: 25 },
    );
  });
}

function repositoryOf({
  id,
  owner,
  status,
  outcomes,
}: typeof saving extends fc.Arbitrary<infer T> ? T : never) {
  const findings = Object.entries(outcomes).map(([check, outcome]) => ({ check, outcome, because: outcome }));
  return aRepository({
    evidence: { id, owner, name: id.slice(7) },
    status,
    ...aVerdict(findings, { policy: 'p', status }),
  });
}

async function expectFiguresToAgree(store: Store): Promise<void> {
  const stored = [...(await store.findRepositories(ids)).values()];
  const { organisations, checks } = await store.compliance({});
  for (const { organisation, statuses } of organisations) {
    const own = stored.filter(({ evidence }) => evidence.organisation === organisation);
    for (const [status, count] of Object.entries(statuses)) {
      expect(own.filter((repository) => repository.status === status)).toHaveLength(count);
    }
  }
  expect(organisations.reduce((sum, { repositories }) => sum + repositories, 0)).toBe(stored.length);
  const findings = stored.flatMap((repository) => repository.findings);
  for (const check of ['a', 'b']) {
    for (const outcome of ['met', 'unmet'] as const) {
      const count = findings.filter(
        (finding) => finding.check === check && finding.outcome === outcome,
      ).length;
      expect(checks.find((figures) => figures.check === check)?.outcomes[outcome] ?? 0).toBe(count);
    }
  }
}
