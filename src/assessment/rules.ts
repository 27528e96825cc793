import { createHash } from 'node:crypto';
import type { Decision } from '../domain/decision.ts';
import type { LicenceCuration } from '../domain/licence-verdict.ts';
import type { Organisation } from '../domain/organisation.ts';
import type { Policy } from '../domain/policy.ts';
import type { RuleVersion } from '../domain/rule-version.ts';
import type { FingerprintIndex } from '../lineage/fingerprints.ts';
import type { Check } from '../policy/policy.ts';
import type { CommunityDefaults } from './community-defaults.ts';

/**
 * Everything that a verdict depends on beside the evidence, as one value. A field that is added here enters the
 * fingerprint by itself, so that no stored verdict stays old because an input was forgotten.
 */
export interface AssessmentRules {
  /** Stands for the code and data that judge: checks, licence texts and their matcher, readers of documents. */
  code?: string;
  policies: readonly Policy[];
  /** The checks there are, in place of the hub's own. */
  checks?: readonly Check[];
  /** By login in lower case; says whose a repository is and what binds it. */
  organisations: ReadonlyMap<string, Organisation>;
  /** Licence verdicts that people made, by full name in lower case. */
  curations?: ReadonlyMap<string, LicenceCuration>;
  /** What people decided about repositories, also what has ended. */
  decisions?: readonly Decision[];
  /** What accounts say for all their repositories. */
  defaults?: CommunityDefaults;
  /** The templates that repositories may hold the files of. */
  fingerprints?: FingerprintIndex;
  /** Verdicts depend on the day and not on the hour. */
  now: Date;
}

/** A digest for each field of the rules. */
export type RulesFingerprint = Readonly<Record<string, string>>;

/** The fingerprint of rules, made of the value itself: equal rules have equal fingerprints, in whatever order they list. */
export function fingerprintOf(rules: AssessmentRules): RulesFingerprint {
  return Object.fromEntries(
    Object.entries(rules).map(([field, value]: [string, unknown]) => [field, digestOf(value)]),
  );
}

/** The version of each policy, and of the checks themselves, as in force from a moment on. */
export function versionsOf({ policies, code = '', now }: AssessmentRules): RuleVersion[] {
  const since = now.toISOString();
  return [
    { subject: 'code', since, version: '', digest: digestOf(code) },
    ...policies.map((policy) => ({
      ...{ subject: policy.id, since, version: policy.version },
      digest: digestOf(policy),
    })),
  ];
}

function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(value)) ?? '')
    .digest('hex');
}

/** The fields of the rules that differ between two fingerprints, in alphabetical order. */
export function changedFields(before: RulesFingerprint, after: RulesFingerprint): string[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].filter((field) => before[field] !== after[field]).sort();
}

/** The day as a verdict sees it, whenever within it somebody judges. */
export function dayOf(now: Date): Date {
  return new Date(`${now.toISOString().slice(0, 10)}T00:00:00.000Z`);
}

/** A value as JSON can hold it, with keys in order: maps as sorted pairs, dates as days. */
function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return dayOf(value).toISOString();
  if (value instanceof Map) return ['map', sortedPairs([...(value as Map<string, unknown>)])];
  if (value instanceof Set) return ['set', [...(value as Set<string>)].sort()];
  if (Array.isArray(value)) return value.map(canonical);
  return Object.fromEntries(sortedPairs(Object.entries(value)));
}

function sortedPairs(pairs: [string, unknown][]): [string, unknown][] {
  return pairs
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]): [string, unknown] => [key, canonical(value)]);
}
