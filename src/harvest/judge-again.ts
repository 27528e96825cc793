import { createHash } from 'node:crypto';
import { reassess, type AssessmentContext } from '../assessment/assessment.ts';
import type { HarvestStore } from '../store/store.ts';

/** Kept among the marks, under a key that no account can have. */
const key = '*assessment';

/**
 * Judges everything stored again when what verdicts depend on has changed since the last time: policies, who is bound by
 * them, licence verdicts of people, the hub itself, or the day, as some checks depend on how long ago something was.
 */
export async function judgeAgain(
  store: HarvestStore,
  context: AssessmentContext,
  signal: AbortSignal,
): Promise<void> {
  const stamp = stampOf(context);
  const mark = await store.findMark(key);
  if (mark?.forge === stamp) return;
  if (mark) await reassess(store, context, { dryRun: false, signal });
  await store.saveMark(key, { forge: stamp, listedAt: null, reconciledAt: null });
}

function stampOf({ policies, organisations, curations, hubVersion, now }: AssessmentContext): string {
  const bound = [...organisations].map(([login, each]) => [login, each.policies]);
  const parts = [policies, bound, [...(curations ?? [])], hubVersion, now.toISOString().slice(0, 10)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
