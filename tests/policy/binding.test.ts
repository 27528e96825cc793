import { describe, expect, test } from 'vitest';
import type { Policy } from '../../src/domain/policy.ts';
import { bindingPolicies, isReviewOverdue } from '../../src/policy/policy.ts';
import { anOrganisation } from './some-facts.ts';

function aPolicy(overrides: Partial<Policy> = {}): Policy {
  return {
    id: 'sample',
    title: 'Sample',
    version: '1',
    summary: 'Asks for a licence.',
    source: 'A sample',
    url: null,
    effectiveFrom: '2026-01-01',
    lastReviewed: '2026-11-23',
    clauses: [],
    ...overrides,
  };
}

const now = new Date('2026-11-23T23:59:00Z');
const named = { policies: ['sample'] };

describe('a policy binds', () => {
  test.each([
    ['who names it', {}, named, true],
    ['nobody who does not', {}, { policies: [] }, false],
    ['in its nations', { appliesTo: { nations: ['England'] } }, { ...named, nation: 'England' }, true],
    ['nobody elsewhere', { appliesTo: { nations: ['England'] } }, { ...named, nation: 'Scotland' }, false],
    ['its kinds of bodies', { appliesTo: { bodyTypes: ['trust'] } }, { ...named, bodyType: 'trust' }, true],
    ['no other kind', { appliesTo: { bodyTypes: ['trust'] } }, { ...named, bodyType: 'charity' }, false],
    ['on its first day', { effectiveFrom: '2026-11-23' }, named, true],
    ['not the day before', { effectiveFrom: '2026-11-24' }, named, false],
    ['on its last day', { effectiveUntil: '2026-11-23' }, named, true],
    ['not after it', { effectiveUntil: '2026-11-22' }, named, false],
  ] as const)('%s', (_situation, policy, organisation, binds) => {
    const found = bindingPolicies(
      [aPolicy(policy)],
      anOrganisation({ ...organisation, policies: [...organisation.policies] }),
      now,
    );
    expect(found.length > 0).toBe(binds);
  });

  test('nothing whose organisation is not known', () => {
    expect(bindingPolicies([aPolicy()], undefined, now)).toEqual([]);
  });
});

test('a review is overdue from the day after it was due', () => {
  expect(isReviewOverdue({ reviewBy: '2026-11-23' }, now)).toBe(false);
  expect(isReviewOverdue({ reviewBy: '2026-11-22' }, now)).toBe(true);
  expect(isReviewOverdue({}, now)).toBe(false);
});
