import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, endOf, isInForce, openBy, stateOf } from '../../src/decisions/dates.ts';
import { decisionKinds } from '../../src/decisions/kinds/kinds.ts';
import { aDecision } from '../a-decision-desk.ts';

const business = (overrides: Parameters<typeof aDecision>[0] = {}) =>
  aDecision({ reason: 'business', deliveredOn: '2026-08-31', ...overrides });

describe('the cooling-off', () => {
  test.each([
    ['6 months after delivery', business(), '2027-02-28'],
    ['9 for official statistics', business({ reason: 'statistics' }), '2027-05-31'],
    ['9 for unreleased policy', business({ reason: 'unreleased-policy' }), '2027-05-31'],
    ['9 for what is commercially sensitive', business({ reason: 'commercial' }), '2027-05-31'],
    ['longer by its extension', business({ extensionMonths: 9 }), '2027-11-30'],
    ['not begun before delivery', business({ deliveredOn: undefined }), undefined],
    ['not there for what need not be opened', aDecision({ deliveredOn: '2026-08-31' }), undefined],
  ])('is %s', (_what, decision, expected) => {
    expect(openBy(decision)).toBe(expected);
  });

  test('is never longer than 15 months, or 18 for what has 9', () => {
    const months = decisionKinds.flatMap(({ reasons }) =>
      Object.values(reasons).map(({ coolingOffMonths = 0 }) => coolingOffMonths + 9),
    );
    expect(Math.max(...months)).toBe(18);
  });

  test('ends a decision that would be reviewed later', () => {
    expect(endOf(business({ reviewBy: '2027-06-01' }))).toBe('2027-02-28');
    expect(endOf(business({ reviewBy: '2026-12-01' }))).toBe('2026-12-01');
  });
});

describe('the state of a decision', () => {
  test.each([
    ['2026-05-31', 'planned', false],
    ['2026-06-01', 'in-force', true],
    ['2027-05-01', 'in-force', true],
    ['2027-05-02', 'due', true],
    ['2027-06-01', 'due', true],
    ['2027-06-02', 'expired', false],
  ])('on %s is %s', (today, state, counts) => {
    expect(stateOf(aDecision(), today)).toBe(state);
    expect(isInForce(aDecision(), today)).toBe(counts);
  });
});

test('months later is never in another month than the calendar has it', () => {
  const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 24 }), (date, months) => {
      const day = date.toISOString().slice(0, 10);
      const [year = 0, month = 0] = day.split('-').map(Number);
      const total = year * 12 + (month - 1) + months;
      const expected = `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
      expect(addMonths(day, months).slice(0, 7)).toBe(expected);
    }),
  );
});
