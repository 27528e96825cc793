import { basename } from 'node:path';
import { assessedEntries } from '../../policy/policy.ts';
import type { TreeReader } from '../forge.ts';
import { browsableUrl, identityOf } from '../../git/address.ts';
import { placeOf } from '../../git/local-repository.ts';
import type { WorkTreeContents } from './work-tree-evidence.ts';

/**
 * Reads any repository that git can reach, in the shape of a working copy: for checks on what no catalogue lists.
 * That it could be read does not tell who else may, so visibility is not collected. Throws as `TreeReader.read` does.
 */
export async function readRemoteEvidence(
  url: string,
  reader: TreeReader,
  signal: AbortSignal,
): Promise<WorkTreeContents> {
  const { blobs, committedAt, ...seen } = await reader.read(url, { signal, known: async () => new Set() });
  const name = basename(browsableUrl(url)).replace(/\.git$/i, '');
  const place = placeOf(url) ?? { owner: name, name };
  const contents = new Map(blobs.map((blob) => [blob.oid, blob]));
  const files = assessedEntries(seen).map(({ path, oid }) => {
    const { text, truncated = false } = contents.get(oid) ?? {};
    return { path, oid, text, truncated };
  });
  const evidence = {
    id: identityOf(url),
    forge: 'git' as const,
    organisation: place.owner.toLowerCase(),
    owner: place.owner,
    name: place.name,
    url: browsableUrl(url),
    visibility: undefined,
    pushedAt: committedAt,
    committedAt,
    ...seen,
  };
  return { evidence, files };
}
