import { describe, expect, test } from 'vitest';
import { decisionSchema } from '../../src/decisions/decision-schema.ts';
import { readCatalogue } from '../../src/config/catalogue-file.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { aDecision } from '../a-decision-desk.ts';

const { threatModel: _, ...plain } = aDecision();
const aWaiver = (overrides: Partial<Decision> = {}): Decision => ({
  ...{ ...plain, kind: 'waiver', check: 'has-contributing', reason: 'other-means' },
  ...overrides,
});

function faultsOf(decision: unknown): string[] {
  const { error } = decisionSchema.safeParse(decision);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
}

describe('a decision', () => {
  test.each([
    ['to keep code closed', aDecision()],
    ['for a pattern of names', aDecision({ repositories: ['sample-trust/fraud-*', 'group/sub/tool'] })],
    ['to waive a check', aWaiver()],
    [
      'with an extension',
      aDecision({
        reason: 'business',
        deliveredOn: '2026-07-01',
        extensionMonths: 3,
        extensionAgreedBy: 'Cabinet Office',
      }),
    ],
  ])('%s is taken', (_what, decision) => {
    expect(faultsOf(decision)).toEqual([]);
  });

  test.each<[string, unknown, string | RegExp]>([
    [
      'of no known kind',
      { ...aDecision(), kind: 'secret' },
      /^kind must be one of: coded-in-the-open, open-source/,
    ],
    [
      'with a reason of another kind',
      aDecision({ reason: 'legal' }),
      /^reason must be one of: secrets, disclosive/,
    ],
    ['that names no check', aWaiver({ check: undefined }), /^check must be a check: is-public/],
    ['that names a check that is not there', aWaiver({ check: 'nope' }), /^check must be a check/],
    [
      'about code, with a check',
      aDecision({ check: 'has-readme' }),
      'check belongs to no decision of the kind closed',
    ],
    [
      'without a threat model',
      plain,
      'threatModel must say who might attack, what publication changes and what protects instead',
    ],
    [
      'approved by who asked',
      aDecision({ approvedBy: ' head  of FRAUD ' }),
      'approvedBy must be somebody else than who asked for it',
    ],
    [
      'reviewed before it begins',
      aDecision({ reviewBy: '2026-06-01' }),
      'reviewBy must be later than the first day',
    ],
    [
      'that nobody reviews for years',
      aDecision({ reviewBy: '2028-06-02' }),
      'reviewBy must be within 24 months of the first day',
    ],
    ['with a date that is none', aDecision({ from: '2026-13-01' }), /^from must be a date such as/],
    [
      'for a repository without an owner',
      aDecision({ repositories: ['tool'] }),
      /^repositories.0 must be written as owner\/name/,
    ],
    [
      'extended by nobody',
      aDecision({ reason: 'business', extensionMonths: 3 }),
      'extensionAgreedBy must name the central government body that agreed',
    ],
    [
      'extended too long',
      aDecision({ reason: 'business', extensionMonths: 10, extensionAgreedBy: 'x' }),
      'extensionMonths must not be more than 9: no extension is longer',
    ],
    [
      'with a delivery that changes nothing',
      aDecision({ deliveredOn: '2026-07-01' }),
      'deliveredOn belongs to no decision with this reason',
    ],
  ])('%s is refused with a sentence', (_what, decision, fault) => {
    const faults = faultsOf(decision);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toEqual(typeof fault === 'string' ? fault : expect.stringMatching(fault));
  });
});

test('the catalogue gives the line of an invalid decision, and of a duplicate', () => {
  const text = `
organisations:
  - { login: sample-trust, name: Sample, bodyType: trust, nation: England }
decisions:
  - id: one
    kind: waiver
    repositories: [sample-trust/tool]
    check: has-readme
    reason: being-mended
    requestedBy: A
    approvedBy: B
    from: '2026-11-01'
    reviewBy: '2027-01-01'
  - id: one
    kind: waiver
    repositories: [sample-trust/tool]
    check: has-readme
    reason: being-mended
    requestedBy: A
    approvedBy: A
    from: '2026-11-01'
    reviewBy: '2027-01-01'
`;
  expect(readCatalogue(text, 'catalog.yml', []).faults).toEqual([
    'catalog.yml, line 20: decisions.1.approvedBy must be somebody else than who asked for it',
    'catalog.yml, line 14: decisions.1.id one is already listed (entry 1)',
  ]);
});
