import { createHash } from 'node:crypto';
import {
  changedDefaults,
  reassess,
  retrace,
  withEstate,
  type AssessmentContext,
} from '../assessment/assessment.ts';
import type { FingerprintIndex, TemplateFingerprint } from '../lineage/fingerprints.ts';
import type { HarvestStore, QueryStore } from '../store/store.ts';

/** Kept among the marks, under keys that no account can have. */
const keys = { verdicts: '*assessment', templates: '*templates' } as const;

type Estate = AssessmentContext & { fingerprints: FingerprintIndex };

/**
 * Judges everything stored again when what verdicts depend on has changed since the last time: policies, who is bound by
 * them, licence verdicts of people, the hub itself, or the day, as some checks depend on how long ago something was. Where
 * only the templates are others, it looks again who was made from them. What changes within a template repository counts
 * from the next day.
 */
export async function reassessIfStale(
  store: HarvestStore,
  context: Estate,
  signal: AbortSignal,
): Promise<void> {
  const judging = await isOutdated(store, keys.verdicts, stampOf(context));
  if (judging) await reassess(store, context, { dryRun: false, signal });
  await remember(store, keys.verdicts, stampOf(context));
  if (judging) await remember(store, keys.templates, templatesOf(context));
  else await traceAgain(store, context, signal);
}

/**
 * Judges by what came or went in a harvest, at its end: where an account's common files did, all its repositories; where
 * templates did, who was made from them.
 *
 * @param before what the harvest judged by
 */
export async function reassessAfterHarvest(
  store: HarvestStore & Pick<QueryStore, 'findRepository'>,
  { before, own }: { before: Estate; own: readonly TemplateFingerprint[] },
  signal: AbortSignal,
): Promise<void> {
  const context = await withEstate(before, { store, own });
  const only = changedDefaults(before.defaults ?? new Map(), context.defaults ?? new Map());
  if (only.size > 0) await reassess(store, context, { dryRun: false, only, signal });
  await traceAgain(store, context, signal);
}

async function traceAgain(store: HarvestStore, context: Estate, signal: AbortSignal): Promise<void> {
  const stamp = templatesOf(context);
  if (await isOutdated(store, keys.templates, stamp)) await retrace(store, context, signal);
  await remember(store, keys.templates, stamp);
}

/** False also for what was never stamped: nothing was judged by anything else then. */
async function isOutdated(store: HarvestStore, key: string, stamp: string): Promise<boolean> {
  const mark = await store.findMark(key);
  return mark !== undefined && mark.forge !== stamp;
}

function remember(store: HarvestStore, key: string, stamp: string): Promise<void> {
  return store.saveMark(key, { forge: stamp, listedAt: null, reconciledAt: null });
}

function stampOf({ policies, organisations, curations, hubVersion, now }: AssessmentContext): string {
  const bound = [...organisations].map(([login, each]) => [login, each.policies]);
  const day = now.toISOString().slice(0, 10);
  return digest([policies, bound, [...(curations ?? [])], hubVersion, day]);
}

function templatesOf({ fingerprints }: Estate): string {
  return digest(
    fingerprints.fingerprints.map(({ template, version, repository }) => [template, version, repository?.id]),
  );
}

function digest(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
