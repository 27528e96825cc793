import type { Evidence } from '../domain/evidence.ts';

/**
 * A newer look that may have left things out, completed with what was known before. The tree is kept only while the
 * newest commit is the same: otherwise it would be evidence of another moment.
 */
export function mergeEvidence(before: Evidence | undefined, now: Evidence): Evidence {
  if (!before) return now;
  const seen = Object.fromEntries(Object.entries(now).filter(([, value]) => value !== undefined)) as Evidence;
  const { tree, ...rest } = before;
  const sameCommit = now.head === undefined || now.head === before.head;
  return sameCommit && tree !== undefined ? { ...rest, tree, ...seen } : { ...rest, ...seen };
}
