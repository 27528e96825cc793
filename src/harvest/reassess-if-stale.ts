import {
  changedDefaults,
  changedFields,
  fingerprintOf,
  reassess,
  retrace,
  versionsOf,
  withEstate,
  type AssessmentRules,
} from '../assessment/assessment.ts';
import type { FingerprintIndex, TemplateFingerprint } from '../lineage/fingerprints.ts';
import type { HarvestStore, QueryStore } from '../store/store.ts';

type EstateRules = AssessmentRules & { fingerprints: FingerprintIndex };

/**
 * Assesses everything stored again when a field of the rules has changed since the last time: the policies, who is bound
 * by them, the code that judges, the day, and so on. Where only the templates are others, it looks again which of them
 * repositories were made from.
 */
export async function reassessIfStale(
  store: HarvestStore,
  rules: EstateRules,
  signal: AbortSignal,
): Promise<void> {
  const before = await store.findAssessmentState();
  const after = fingerprintOf(rules);
  const changed = changedFields(before, after);
  if (changed.length === 0) return;
  // Before anything was assessed, there is nothing to assess again.
  if (Object.keys(before).length > 0) {
    if (changed.every((field) => field === 'fingerprints')) await retrace(store, rules, signal);
    else await reassess(store, rules, { dryRun: false, signal });
  }
  await store.noteRules(versionsOf(rules));
  await store.saveAssessmentState(after);
}

/**
 * Assesses by what came or went in a harvest, at its end: where an account's common files did, all its repositories;
 * where templates did, which repositories were made from them.
 *
 * @param before what the harvest judged by
 */
export async function reassessAfterHarvest(
  store: HarvestStore & Pick<QueryStore, 'findRepository'>,
  { before, own }: { before: EstateRules; own: readonly TemplateFingerprint[] },
  signal: AbortSignal,
): Promise<void> {
  const rules = await withEstate(before, { store, own });
  const only = changedDefaults(before.defaults ?? new Map(), rules.defaults ?? new Map());
  if (only.size > 0) await reassess(store, rules, { dryRun: false, only, signal });
  const after = fingerprintOf(rules);
  const changed = changedFields(fingerprintOf(before), after);
  if (changed.includes('fingerprints')) await retrace(store, rules, signal);
  if (changed.length > 0) await store.saveAssessmentState(after);
}
