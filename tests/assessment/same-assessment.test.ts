import { expect, test } from 'vitest';
import { isSameAssessment } from '../../src/assessment/same-assessment.ts';
import type { AssessedRepository } from '../../src/domain/repository.ts';
import { aRepository } from '../builders.ts';

const next = aRepository();
const { findings, licence, lineage } = next;
const stored = {
  ...next,
  findings: findings.map((each) => ({ ...each, since: '2026-11-23T06:00:00.000Z' })),
  ...{ firstSeenAt: '', observedAt: '', changedAt: '', withdrawnAt: null },
};

test('an assessment that says the same is the same, since whenever it is so', () => {
  expect(isSameAssessment(stored, next)).toBe(true);
});

test.each<[string, Partial<AssessedRepository>]>([
  ['the status', { status: 'closed-with-reason' }],
  ['the reason of a finding', { findings: findings.map((each) => ({ ...each, because: 'Otherwise.' })) }],
  ['the proof of a finding', { findings: findings.map((each) => ({ ...each, proof: 'OTHER.md' })) }],
  ['the outcome of a finding', { findings: findings.map((each) => ({ ...each, outcome: 'unknown' })) }],
  ['a finding that went', { findings: findings.slice(1) }],
  ['a finding that came', { findings: [...findings, { check: 'z', outcome: 'met', because: 'So.' }] }],
  ['a policy that went', { assessments: [] }],
  ['the licence', { licence: licence === null ? undefined : null }],
  ['that there is no template', { lineage: lineage === null ? undefined : null }],
])('an assessment that differs in %s is another', (_, change) => {
  expect(isSameAssessment(stored, { ...next, ...change })).toBe(false);
});
