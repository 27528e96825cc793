import { describe, expect, test } from 'vitest';
import type { AssessedRepository } from '../../../src/domain/repository.ts';
import { answersView } from '../../../src/web/repositories/answers-view.ts';
import { published } from '../../a-public-store.ts';
import { aLicence, aRepository } from '../../builders.ts';

const now = new Date('2026-11-23T12:00:00Z');
const at = '2026-11-23T06:00:00.000Z';

type Overrides = Parameters<typeof aRepository>[0];

function answersOf(overrides: Overrides): Record<string, string> {
  const dates = { firstSeenAt: at, observedAt: at, changedAt: at, withdrawnAt: null };
  const views = answersView(published({ ...aRepository(overrides), ...dates }), [], now);
  return Object.fromEntries(views.map(({ question, answer }) => [question, answer]));
}

describe('may I use it', () => {
  const withClasses = (spdx: string, classes: Partial<ReturnType<typeof aLicence>['classes']>) =>
    aLicence({ spdx, classes: { ...aLicence().classes, osiApproved: false, ...classes } });
  test.each<[string, AssessedRepository['licence'], RegExp]>([
    ['an open-source licence', aLicence(), /^Yes, under MIT/],
    ['no licence', null, /^No\./],
    ['files that were not collected', undefined, /^Not known/],
    ['terms that nobody recognised', withClasses('NOASSERTION', {}), /^Not known/],
    ['a changed licence', withClasses('LicenseRef-MIT-modified', {}), /^Not known/],
    [
      'a licence for content',
      withClasses('OGL-UK-3.0', { recommendedForDocumentation: true }),
      /^Yes, .*doc/,
    ],
    ['a licence that is not open', withClasses('BUSL-1.1', {}), /^Read the licence first: BUSL-1\.1/],
    ['files that disagree', aLicence({ disagreements: ['They differ.'] }), /do not agree/],
  ])('is answered by %s', (_what, licence, answer) => {
    expect(answersOf({ licence })['Can I use it?']).toMatch(answer);
  });
});

describe('is it looked after', () => {
  test('is dated by the default branch, not by a push', () => {
    const evidence = { committedAt: '2026-11-01T10:00:00Z', pushedAt: '2026-11-20T10:00:00Z' };
    expect(answersOf({ evidence })['Is it looked after?']).toMatch(/on 1 November 2026/);
  });

  test('says no of what was archived, with the date where it is known', () => {
    const evidence = { archived: true, archivedAt: '2025-03-02T10:00:00Z' };
    expect(answersOf({ evidence })['Is it looked after?']).toBe('No. It was archived on 2 March 2025.');
  });

  test('doubts what the check of upkeep doubts', () => {
    const findings = [{ check: 'maintained-or-archived', outcome: 'unmet', because: 'Old.' } as const];
    expect(answersOf({ findings })['Is it looked after?']).toBe('Probably not. Old.');
  });
});

test('whom to ask is left out where nobody looked', () => {
  expect(answersOf({ findings: [] })).not.toHaveProperty('Whom do I ask?');
});

test('what no policy binds is not assessed', () => {
  expect(answersOf({})['Does it meet policy?']).toBe('Not assessed: no policy applies to it.');
});

test('an empty repository has nothing to ask about', () => {
  expect(answersOf({ evidence: { empty: true } })).toEqual({});
});
