import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What the survey sees of an account: its newest repositories by push and by update. */
export interface RecentRepositories {
  total: number;
  pushed: RepositoryTimestamp[];
  updated: RepositoryTimestamp[];
  /** How many of the newest could not be told. */
  unreadable: number;
}

/** As many of the newest are asked for, by push and by update alike. */
export const recentCount = 10;

/** What is seen of an account when GitHub cannot even tell its newest repositories. */
export const nothingSeen: RecentRepositories = {
  total: 0,
  pushed: [],
  updated: [],
  unreadable: 2 * recentCount,
};

/** Whether what was seen tells enough to find only what changed. */
export function tellsChanges(now: RecentRepositories, before: Snapshot): boolean {
  return now.unreadable === before.unreadable && now.pushed.length + now.updated.length >= now.unreadable;
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
  /** How many of the newest could not be told. */
  unreadable: number;
}

/** The newest stamp there was, and the newest repositories with theirs. */
export type Watermark = z.infer<typeof watermarkSchema>;

const watermarkSchema = z.object({ at: z.string(), seen: z.array(z.tuple([z.number(), z.string()])) });

export const snapshotSchema = z.object({
  digest: z.string(),
  total: z.number().int().nonnegative(),
  pushed: watermarkSchema,
  updated: watermarkSchema,
  unreadable: z.number().nonnegative().default(0),
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

/** The repositories of an answer with their times, and how many of them GitHub could not tell. */
export function readTimestamps(
  nodes: readonly unknown[],
  field: 'pushedAt' | 'updatedAt',
): { stamps: RepositoryTimestamp[]; unreadable: number } {
  const stamps = nodes.flatMap((node) => {
    const { data } = timestampNode.safeParse(node);
    return data ? [toTimestamp(data, field)] : [];
  });
  return { stamps, unreadable: nodes.length - stamps.length };
}

function toTimestamp(
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

export function snapshotOf({ total, pushed, updated, unreadable }: RecentRepositories): Snapshot {
  const edges = { pushed: watermarkOf(pushed), updated: watermarkOf(updated) };
  const seen = unreadable === 0 ? [total, edges] : [total, edges, unreadable];
  const digest = createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 22);
  return { digest, total, ...edges, unreadable };
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
