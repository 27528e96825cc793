import type { Problem } from '../base/problem.ts';
import type { LookupResult } from './forge.ts';

/** Few at first: they tell whether the forge answers at all. */
const firstBatch = 4;
const batchSize = 20;

/**
 * Looks up repositories at forges that take one id a request. One that is not found is asked for once more, and only then
 * gone. When none of a batch gets an answer the forge is down or asks us to wait: the others are not asked for.
 */
export async function* lookupInBatches(
  ids: readonly string[],
  lookup: (id: string) => Promise<LookupResult>,
): AsyncGenerator<LookupResult[], void, void> {
  const lookupTwice = async (id: string) => {
    const first = await lookup(id);
    return first.state === 'gone' ? lookup(id) : first;
  };
  for (let from = 0; from < ids.length;) {
    const end = from + (from === 0 ? firstBatch : batchSize);
    const results = await Promise.all(ids.slice(from, end).map(lookupTwice));
    yield results;
    from = end;
    const problem = whyUnanswered(results);
    if (!problem || from >= ids.length) continue;
    yield ids.slice(from).map((id) => ({ id, state: 'unknown', problem }));
    return;
  }
}

/** Undefined when any of these got an answer. */
function whyUnanswered(results: readonly LookupResult[]): Problem | undefined {
  let last: Problem | undefined;
  for (const result of results) {
    if (result.state !== 'unknown' || !passing.has(result.problem.kind)) return undefined;
    last = result.problem;
  }
  return last;
}

const passing = new Set<Problem['kind']>(['unreachable', 'rate-limited']);
