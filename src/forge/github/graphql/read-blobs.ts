import { z } from 'zod';
import type { Blob } from '../../../domain/evidence.ts';
import type { BlobRequest } from '../../forge.ts';
import { adaptiveBatches } from '../../http/adaptive-batches.ts';
import { github } from '../http/retry-policy.ts';
import { askGraphql, type GraphqlReply } from './graphql.ts';
import type { GraphqlSession } from './graphql-session.ts';
import { filesQuery } from './query-text.ts';

const blobNode = z.object({
  oid: z.string(),
  byteSize: z.number().int().nonnegative(),
  isTruncated: z.boolean(),
  text: z.string().nullable(),
});

const objectId = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/**
 * The contents of files, many a request, each object id once. When the repository that was named first does not have
 * it (any more), the next one that was named is asked.
 */
export async function* fetchBlobs(
  requests: readonly BlobRequest[],
  tools: GraphqlSession,
  signal: AbortSignal,
): AsyncGenerator<Blob[]> {
  let holders = Map.groupBy(requests, ({ oid }) => oid);
  const unfit = [...holders.keys()].filter((oid) => !objectId.test(oid));
  if (unfit.length > 0) yield unfit.map(uncollected);
  for (const oid of unfit) holders.delete(oid);
  while (holders.size > 0) {
    const first = [...holders.values()].flatMap(([request]) => request ?? []);
    const others = new Map<string, BlobRequest[]>();
    for await (const blobs of readOnce(byRepository(first), tools, signal)) {
      const settled = blobs.filter(({ oid, text }) => text !== undefined || holders.get(oid)?.length === 1);
      for (const blob of blobs)
        if (!settled.includes(blob)) others.set(blob.oid, holders.get(blob.oid)?.slice(1) ?? []);
      if (settled.length > 0) yield settled;
    }
    holders = others;
  }
}

/** Files of one repository side by side, so that it is named once a request. */
function byRepository(requests: readonly BlobRequest[]): BlobRequest[] {
  return [...Map.groupBy(requests, ({ owner, name }) => `${owner}/${name}`).values()].flat();
}

async function* readOnce(
  requests: readonly BlobRequest[],
  { client, sizes }: GraphqlSession,
  signal: AbortSignal,
): AsyncGenerator<Blob[]> {
  const ask = (batch: readonly BlobRequest[], smallest: boolean) => {
    const groups = groupsOf(batch);
    const text = filesQuery(groups.map((files) => files.map(({ oid }) => oid)));
    const variables = Object.fromEntries(
      groups.flatMap(([file], n) => [
        [`owner${n}`, file?.owner],
        [`name${n}`, file?.name],
      ]),
    );
    return askGraphql(client, { kind: 'graphql-files', text, variables, smallest, signal });
  };
  for await (const { batch, reply } of adaptiveBatches(requests, {
    forge: github.name,
    size: sizes.files,
    ask,
  }))
    yield groupsOf(batch).flatMap((files, n) => files.map((file, m) => blobOf(file.oid, at(reply, n, m))));
}

function groupsOf(batch: readonly BlobRequest[]): BlobRequest[][] {
  return [...Map.groupBy(batch, ({ owner, name }) => `${owner}/${name}`).values()];
}

function at(reply: GraphqlReply, repository: number, file: number): unknown {
  if (reply.kind === 'too-large') return undefined;
  const found = reply.data?.[`r${repository}`] as Record<string, unknown> | null | undefined;
  return found?.[`b${file}`];
}

/** A content under another id than was asked for is none. One that is binary, or that GitHub cannot show, has no text. */
function blobOf(oid: string, node: unknown): Blob {
  const { data } = blobNode.safeParse(node);
  if (data?.oid !== oid) return uncollected(oid);
  const { byteSize: size, isTruncated: truncated, text } = data;
  return { oid, size, text, truncated };
}

function uncollected(oid: string): Blob {
  return { oid, size: 0, text: undefined, truncated: false };
}
