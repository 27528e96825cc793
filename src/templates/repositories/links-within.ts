import type { FileTree } from '../../domain/file-tree.ts';
import { foldersOf } from '../planning/paths.ts';

/**
 * The symbolic links that lead to a file or folder among these, directly or by way of other such links.
 *
 * A link that goes up again after it went down (`a/../..`) is none of them, since no path is written so: what `a/..` is
 * depends on whether `a` is a link itself, and could lead out of the folder although it reads as if it did not.
 */
export function linksWithin(files: FileTree): Set<string> {
  const targets = new Map<string, string | undefined>();
  for (const [path, { kind, content }] of files)
    if (kind === 'symlink') targets.set(path, targetOf(path, content));
  if (targets.size === 0) return new Set();
  const plain = [...files.keys()].filter((path) => !targets.has(path));
  const places = new Set(plain.flatMap((path) => [path, ...foldersOf(path)]));
  const within = new Map<string | undefined, boolean>();
  for (const link of targets.keys()) {
    const trail = new Set<string>();
    let at: string | undefined = link;
    while (at !== undefined && targets.has(at) && !within.has(at) && !trail.has(at)) {
      trail.add(at);
      at = targets.get(at);
    }
    const ends = within.get(at) ?? (at !== undefined && places.has(at));
    for (const each of trail) within.set(each, ends);
  }
  return new Set([...targets.keys()].filter((link) => within.get(link)));
}

/** The path a link leads to, from the root; undefined for one that leaves it, or says so in a way that is not plain. */
function targetOf(path: string, content: Uint8Array): string | undefined {
  const target = textOf(content);
  if (target === undefined || !/^[^/\\:\p{Cc}][^\\:\p{Cc}]*$/u.test(target)) return undefined;
  const folder = path.split('/').slice(0, -1);
  const steps = target.split('/').filter((step) => step !== '' && step !== '.');
  const down = steps.findIndex((step) => step !== '..');
  const up = down === -1 ? steps.length : down;
  const names = steps.slice(up);
  if (up > folder.length || names.length === 0) return undefined;
  return [...folder.slice(0, folder.length - up), ...names].join('/');
}

function textOf(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}
