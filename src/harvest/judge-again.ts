import { createHash } from 'node:crypto';
import { changedDefaults, reassess, withEstate, type AssessmentContext } from '../assessment/assessment.ts';
import type { TemplatePrint } from '../registry/template-prints.ts';
import type { HarvestStore, QueryStore } from '../store/store.ts';

/** Kept among the marks, under a key that no account can have. */
const key = '*assessment';

/**
 * Judges everything stored again when what verdicts depend on has changed since the last time: policies, who is bound by
 * them, licence verdicts of people, which templates there are, the hub itself, or the day, as some checks depend on how
 * long ago something was. What changes within a template repository counts from the next day.
 *
 * @returns whether everything was judged
 */
export async function judgeAgain(
  store: HarvestStore,
  context: AssessmentContext,
  signal: AbortSignal,
): Promise<boolean> {
  const stamp = stampOf(context);
  const mark = await store.findMark(key);
  if (mark?.forge === stamp) return false;
  if (mark) await reassess(store, context, { dryRun: false, signal });
  await store.saveMark(key, { forge: stamp, listedAt: null, reconciledAt: null });
  return mark !== undefined;
}

/**
 * Judges by what came or went in a harvest, at its end: everything where templates did, and where an account's common
 * files did, all its repositories.
 *
 * @param before what the harvest judged by
 */
export async function judgeByNews(
  store: HarvestStore & Pick<QueryStore, 'findRepository'>,
  { before, own }: { before: AssessmentContext; own: readonly TemplatePrint[] },
  signal: AbortSignal,
): Promise<void> {
  const context = await withEstate(before, { store, own });
  if (await judgeAgain(store, context, signal)) return;
  const only = changedDefaults(before.defaults ?? new Map(), context.defaults ?? new Map());
  if (only.size > 0) await reassess(store, context, { dryRun: false, only, signal });
}

function stampOf({ policies, organisations, prints, curations, hubVersion, now }: AssessmentContext): string {
  const templates = (prints?.prints ?? []).map(({ template, version, repository }) => [
    template,
    version,
    repository?.id,
  ]);
  const bound = [...organisations].map(([login, each]) => [login, each.policies]);
  const day = now.toISOString().slice(0, 10);
  const parts = [policies, bound, templates, [...(curations ?? [])], hubVersion, day];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
