import { describe, expect, test } from 'vitest';
import { changedFields, fingerprintOf, type AssessmentRules } from '../../src/assessment/assessment.ts';
import { codeFingerprint } from '../../src/app/code-fingerprint.ts';
import { anOrganisation } from '../policy/some-facts.ts';

const rules = (overrides: Partial<AssessmentRules> = {}): AssessmentRules => ({
  code: 'a',
  policies: [],
  organisations: new Map([
    ['one', anOrganisation({ login: 'one' })],
    ['two', anOrganisation({ login: 'two' })],
  ]),
  now: new Date('2026-11-23T08:00:00Z'),
  ...overrides,
});

const changed = (overrides: object) => changedFields(fingerprintOf(rules()), fingerprintOf(rules(overrides)));

describe('the fingerprint of rules', () => {
  test('is the same for equal rules, whatever their order and the hour', () => {
    const organisations = new Map([...rules().organisations].reverse());
    expect(changed({ organisations, now: new Date('2026-11-23T23:59:00Z') })).toEqual([]);
  });

  test.each<[string, object]>([
    ['now', { now: new Date('2026-11-24T00:00:00Z') }],
    ['code', { code: 'b' }],
    ['organisations', { organisations: new Map([['one', anOrganisation({ policies: ['nhs'] })]]) }],
    ['defaults', { defaults: new Map([['one', [{ path: 'SECURITY.md', type: 'file', oid: '1' }]]]) }],
    [
      'fingerprints',
      { fingerprints: { fingerprints: [], holders: new Map([['oid', [{ paths: new Set(['a']) }]]]) } },
    ],
    ['an input of tomorrow', { 'an input of tomorrow': { nested: [1, null] } }],
  ])('tells when %s changes, and nothing else', (field, overrides) => {
    expect(changed(overrides)).toEqual([field]);
  });

  test('tells every field that is new', () => {
    expect(changedFields({}, fingerprintOf(rules()))).toEqual(['code', 'now', 'organisations', 'policies']);
  });

  test('covers the code that judges, and stays while it stays', () => {
    expect(codeFingerprint()).toMatch(/^[0-9a-f]{64}$/);
    expect(codeFingerprint()).toBe(codeFingerprint());
  });
});
