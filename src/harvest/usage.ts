import { noUsage, type Usage } from '../domain/harvest-run.ts';

/** The usage of several forges, added up. */
export function addUsages(usages: readonly Usage[]): Usage {
  const sum = noUsage();
  for (const { requests, points, bytes, waitedMs, retries } of usages) {
    for (const [kind, count] of Object.entries(requests))
      sum.requests[kind] = (sum.requests[kind] ?? 0) + count;
    sum.points += points;
    sum.bytes += bytes;
    sum.waitedMs += waitedMs;
    sum.retries += retries;
  }
  return sum;
}

/** What was used since `before`, for a forge that counts from when it was opened. */
export function usageSince(before: Usage, now: Usage): Usage {
  const requests = Object.fromEntries(
    Object.entries(now.requests).map(([kind, count]) => [kind, count - (before.requests[kind] ?? 0)]),
  );
  return {
    requests,
    points: now.points - before.points,
    bytes: now.bytes - before.bytes,
    waitedMs: now.waitedMs - before.waitedMs,
    retries: now.retries - before.retries,
  };
}
