import { describe, expect, test } from 'vitest';
import { assess } from '../../src/policy/policy.ts';
import type { Force } from '../../src/domain/assessment.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { someFacts } from './some-facts.ts';

function aPolicy(clauses: Record<string, Force>, id = 'sample-policy'): Policy {
  return {
    id,
    title: 'Sample policy',
    version: '1',
    summary: 'Asks for a licence.',
    source: 'A sample',
    url: null,
    effectiveFrom: '2026-01-01',
    lastReviewed: '2026-11-23',
    clauses: Object.entries(clauses).map(([check, force]) => ({
      check,
      force,
      clause: '1',
      text: 'A licence.',
    })),
  };
}

const policy = aPolicy({ 'has-licence': 'mandatory', 'has-contact': 'required' });
const statusFor = (given: Parameters<typeof someFacts>[0], ...policies: Policy[]) =>
  assess(someFacts(given), policies.length > 0 ? policies : [policy]).status;

describe('assess', () => {
  test('answers each check once, whichever policies ask for it', () => {
    const other = aPolicy({ 'has-readme': 'mandatory', 'has-licence': 'required' }, 'other');
    const { findings, assessments } = assess(someFacts(), [policy, other]);
    expect(assessments).toEqual([
      {
        policy: 'sample-policy',
        version: '1',
        status: 'open',
        levels: { mandatory: 'met', required: 'unmet', recommended: 'not-applicable' },
        checks: ['has-licence', 'has-contact'],
      },
      {
        policy: 'other',
        version: '1',
        status: 'open',
        levels: { mandatory: 'met', required: 'met', recommended: 'not-applicable' },
        checks: ['has-readme', 'has-licence'],
      },
    ]);
    expect(findings).toMatchObject([
      { check: 'has-contact', outcome: 'unmet' },
      { check: 'has-licence', proof: 'LICENSE' },
      { check: 'has-readme', outcome: 'met' },
      { check: 'open-source-licence', outcome: 'met' },
    ]);
  });

  test('is open when every mandatory check is met, whatever is merely required', () => {
    expect(statusFor({})).toBe('open');
  });

  test('needs attention when a mandatory check is unmet or unknown', () => {
    expect(statusFor({ licence: null })).toBe('needs-attention');
    expect(statusFor({ licence: undefined })).toBe('needs-attention');
  });

  test('a mandatory check that does not apply is not held against it', () => {
    const fork = { fork: true, parent: 'upstream/tool' };
    const asksContact = aPolicy({ 'has-contact': 'mandatory' });
    expect(statusFor({ evidence: fork }, asksContact)).toBe('open');
  });

  test('nothing is open without a licence, whatever the policy asks', () => {
    const asksNothing = aPolicy({ 'has-readme': 'recommended' });
    const { status, findings } = assess(someFacts({ licence: null }), [asksNothing]);
    expect(status).toBe('needs-attention');
    expect(findings).toMatchObject([
      { check: 'has-readme' },
      { check: 'open-source-licence', outcome: 'unmet' },
    ]);
    expect(statusFor({ licence: undefined }, asksNothing)).toBe('needs-attention');
    expect(statusFor({ licence: null, evidence: { fork: true, parent: 'upstream/tool' } })).toBe(
      'needs-attention',
    );
  });

  test('is the worst over the policies', () => {
    const [lax, strict] = [
      aPolicy({ 'has-readme': 'mandatory' }),
      aPolicy({ 'has-contact': 'mandatory' }, 'strict'),
    ];
    expect(statusFor({}, lax, strict)).toBe('needs-attention');
    expect(statusFor({}, strict, lax)).toBe('needs-attention');
    expect(assess(someFacts(), [lax, strict]).assessments.map(({ status }) => status)).toEqual([
      'open',
      'needs-attention',
    ]);
  });

  test('is not assessed where no policy binds, unless it is closed', () => {
    expect(assess(someFacts(), [])).toEqual({ findings: [], assessments: [], status: 'not-assessed' });
    expect(assess(someFacts({ evidence: { visibility: 'private' } }), []).status).toBe(
      'closed-without-reason',
    );
  });

  test('is closed when the public cannot see it, though every check is met', () => {
    expect(statusFor({ evidence: { visibility: 'private' } })).toBe('closed-without-reason');
    expect(statusFor({ evidence: { visibility: 'internal' } })).toBe('closed-without-reason');
  });

  test('is not called open while nobody knows who can see it', () => {
    expect(statusFor({ evidence: { visibility: undefined } })).toBe('needs-attention');
  });

  test('is withdrawn before anything else', () => {
    expect(statusFor({ withdrawnAt: '2026-05-11T00:00:00Z', evidence: { visibility: 'private' } })).toBe(
      'withdrawn',
    );
  });

  test('answers unknown for a check that this version does not have', () => {
    const { findings, status } = assess(someFacts(), [aPolicy({ 'from-the-future': 'mandatory' })]);
    expect(findings[0]).toMatchObject({ check: 'from-the-future', outcome: 'unknown' });
    expect(status).toBe('needs-attention');
  });
});
