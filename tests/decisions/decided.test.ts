import { describe, expect, test } from 'vitest';
import { decidedFor } from '../../src/decisions/decided.ts';
import { decisionsAbout } from '../../src/decisions/matching.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Closure } from '../../src/domain/closure.ts';
import { assess } from '../../src/policy/policy.ts';
import { aDecision } from '../a-decision-desk.ts';
import { someFacts } from '../policy/some-facts.ts';

const waiver = (overrides: Partial<Decision> = {}) =>
  aDecision({ id: 'w', kind: 'waiver', check: 'has-readme', reason: 'other-means', ...overrides });

const about = (decisions: Decision[], today = '2026-11-23', closures: Closure[] = []) =>
  decidedFor({ repository: 'Sample-Trust/Fraud-Rules', closures, today }, decisions);

describe('which decisions are about a repository', () => {
  test.each([
    ['sample-trust/fraud-rules', true],
    ['sample-trust/fraud-*', true],
    ['sample-trust/*', true],
    ['sample-trust/fraud', false],
    ['sample.trust/fraud-rules', false],
    ['other/fraud-rules', false],
  ])('%s: %s', (repository, expected) => {
    const found = decisionsAbout('sample-trust/fraud-rules', [aDecision({ repositories: [repository] })]);
    expect(found).toHaveLength(expected ? 1 : 0);
  });
});

describe('a waiver', () => {
  const because = 'Waived until 1 June 2027 (waiver): What the check protects is ensured by other means.';

  test('answers its check while it counts, and says so when it has ended', () => {
    expect(about([waiver()]).answers.get('has-readme')).toEqual({ outcome: 'waived', because });
    expect(about([waiver()], '2027-06-02').answers.get('has-readme')).toEqual({
      outcome: 'unmet',
      because: 'A decision (waiver) ended on 1 June 2027.',
    });
    expect(about([waiver()], '2026-05-31').answers.size).toBe(0);
  });

  test('that is in force counts before one that has ended', () => {
    const ended = waiver({ id: 'old', from: '2025-01-01', reviewBy: '2025-06-01' });
    const answers = [about([ended, waiver()]), about([waiver(), ended])].map(({ answers }) => answers);
    expect(answers.map((each) => each.get('has-readme')?.outcome)).toEqual(['waived', 'waived']);
  });

  test('is shown as waived, and never as met', () => {
    const policy = {
      ...{ id: 'p', title: '', version: '1', summary: '', source: '', url: null },
      ...{ effectiveFrom: '2022-01-01', lastReviewed: '2022-01-01' },
      clauses: [{ check: 'has-readme', force: 'mandatory' as const, clause: '1', text: '' }],
    };
    const facts = someFacts({ evidence: { tree: [] }, files: [] });
    const judged = (decisions: Decision[], today?: string) =>
      assess({ ...facts, decided: about(decisions, today) }, [policy]);
    expect(judged([]).findings[0]?.outcome).toBe('unmet');
    const waived = judged([waiver()]);
    expect(waived.findings[0]).toMatchObject({
      outcome: 'waived',
      because: expect.stringContaining(because),
    });
    expect(waived.findings[0]?.because).toContain('Without it: ');
    expect([waived.status, judged([waiver()], '2027-07-01').status]).toEqual(['open', 'needs-attention']);
  });
});

describe('a decision that code may be closed', () => {
  const closure = { from: '2026-07-01T06:00:00Z', to: null, reason: 'It is no longer public.', moved: false };

  test('makes what is private closed with a reason, as long as it counts', () => {
    const facts = someFacts({ evidence: { visibility: 'private' } });
    const status = (today: string) => assess({ ...facts, decided: about([aDecision()], today) }, []).status;
    expect([status('2026-11-23'), status('2027-06-02')]).toEqual([
      'closed-with-reason',
      'closed-without-reason',
    ]);
    expect(about([aDecision({ kind: 'coded-in-the-open', reason: 'default' })]).closedWithReason).toBe(false);
  });

  test('excuses that it was closed, also when it has ended since', () => {
    const answer = (decision: Decision) =>
      about([decision], '2027-08-01', [closure]).answers.get('stays-open')?.outcome;
    expect(answer(aDecision())).toBe('waived');
    expect(answer(aDecision({ from: '2026-07-02' }))).toBeUndefined();
    const twice = [closure, { ...closure, from: '2025-01-01T00:00:00Z' }];
    expect(about([aDecision()], '2026-11-23', twice).answers.has('stays-open')).toBe(false);
  });
});
