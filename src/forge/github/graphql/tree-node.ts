import { z } from 'zod';
import type { TreeEntry } from '../../../domain/evidence.ts';
import { kindOfMode } from '../../../git/modes.ts';
import { treeAliases } from './query-text.ts';

const entry = z.object({
  name: z.string().min(1),
  type: z.string(),
  mode: z.number().int(),
  oid: z.string().regex(/^[0-9a-f]{40,64}$/),
  size: z.number().int().nonnegative().optional().catch(undefined),
});

/** Not a folder: an object of another type answers with no entries. */
const folder = z.object({ entries: z.array(entry).nullish() });

/**
 * The trees of a repository node, with paths from the root.
 *
 * @param unborn whether there is no commit on the default branch
 * @returns null for a repository without a commit, undefined when any of the trees was not collected
 */
export function treeEntriesOf(node: unknown, unborn: boolean): TreeEntry[] | null | undefined {
  const answer = node as Record<string, unknown>;
  const aliases = Object.entries(treeAliases);
  if (aliases.some(([alias]) => answer[alias] === undefined)) return undefined;
  if (answer['root'] === null) return unborn ? null : undefined;
  return aliases.flatMap(([alias, path]) => entriesOf(answer[alias], path));
}

function entriesOf(value: unknown, path: string): TreeEntry[] {
  const entries = value === null ? [] : (folder.parse(value).entries ?? []);
  return entries.map(({ name, type, mode, oid, size }) => ({
    path: path === '' ? name : `${path}/${name}`,
    type: typeOf(type, mode),
    oid,
    size: type === 'blob' ? size : undefined,
  }));
}

/** A symbolic link is a blob to GitHub, which gives modes as numbers. */
function typeOf(type: string, mode: number): TreeEntry['type'] {
  if (kindOfMode(mode.toString(8)) === 'symlink') return 'symlink';
  if (type === 'tree') return 'folder';
  return type === 'commit' ? 'submodule' : 'file';
}
