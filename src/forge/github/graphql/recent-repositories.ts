import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What the survey sees of an account: its newest repositories by push and by update. */
export interface RecentRepositories {
  total: number;
  pushed: RepositoryTimestamp[];
  updated: RepositoryTimestamp[];
}

/** One repository, and when it last changed. */
export interface RepositoryTimestamp {
  nodeId: string;
  databaseId: number;
  fullName: string;
  createdAt: string;
  /** Of the push or of the update, according to where it stands; '' when there never was one. */
  at: string;
}

/** What of a window is kept in a cursor, to tell later what changed since. */
export interface Snapshot {
  digest: string;
  total: number;
  pushed: Watermark;
  updated: Watermark;
}

/** The newest stamp there was, and the newest repositories with theirs. */
export type Watermark = z.infer<typeof watermarkSchema>;

const watermarkSchema = z.object({ at: z.string(), seen: z.array(z.tuple([z.number(), z.string()])) });

export const snapshotSchema = z.object({
  digest: z.string(),
  total: z.number().int().nonnegative(),
  pushed: watermarkSchema,
  updated: watermarkSchema,
});

/** A repository of which only identity and dates were asked. */
export const timestampNode = z.object({
  id: z.string(),
  databaseId: z.number().int().positive(),
  nameWithOwner: z.string(),
  createdAt: z.string(),
  pushedAt: z.string().nullable(),
  updatedAt: z.string(),
});

export function toTimestamp(
  node: z.infer<typeof timestampNode>,
  field: 'pushedAt' | 'updatedAt',
): RepositoryTimestamp {
  return {
    nodeId: node.id,
    databaseId: node.databaseId,
    fullName: node.nameWithOwner,
    createdAt: node.createdAt,
    at: node[field] ?? '',
  };
}

/** Stamps may become visible a little out of order, so those this close to the newest are compared one by one. */
const marginMs = 120_000;

export function snapshotOf({ total, pushed, updated }: RecentRepositories): Snapshot {
  const edges = { pushed: watermarkOf(pushed), updated: watermarkOf(updated) };
  const digest = createHash('sha256')
    .update(JSON.stringify([total, edges]))
    .digest('base64url')
    .slice(0, 22);
  return { digest, total, ...edges };
}

function watermarkOf(stamps: readonly RepositoryTimestamp[]): Watermark {
  return {
    at: stamps.reduce((newest, { at }) => (at > newest ? at : newest), ''),
    seen: stamps.map(({ databaseId, at }) => [databaseId, at]),
  };
}

/** How far back one must look, from the newest, to have seen every change since: strictly older ones are known. */
function newestKnown(edge: Watermark): string {
  const newest = Date.parse(edge.at);
  return Number.isNaN(newest) ? '' : instant(newest - marginMs);
}

/** As GitHub writes instants, so that they compare as text. */
function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

/** Those of newest-first stamps that are not as the edge remembers them, down to its watermark. */
export function changedSince(stamps: readonly RepositoryTimestamp[], edge: Watermark): RepositoryTimestamp[] {
  const floor = newestKnown(edge);
  const seen = new Map(edge.seen);
  return stamps.filter(({ at, databaseId }) => at >= floor && seen.get(databaseId) !== at);
}

/** Whether newest-first stamps go back far enough to hold every change since the edge. */
export function reachesBack(stamps: readonly RepositoryTimestamp[], edge: Watermark, total: number): boolean {
  const floor = newestKnown(edge);
  return stamps.length >= total || stamps.some(({ at }) => at < floor);
}

/** The repositories of an account that did not exist at a snapshot, by its own clock. */
export function createdSince(
  stamps: readonly RepositoryTimestamp[],
  { pushed, updated }: Snapshot,
): RepositoryTimestamp[] {
  const then = pushed.at > updated.at ? pushed.at : updated.at;
  return stamps.filter(({ createdAt }) => createdAt > then);
}
