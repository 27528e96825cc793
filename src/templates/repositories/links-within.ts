import type { FileTree } from '../../domain/file-tree.ts';
import { foldersOf } from '../planning/paths.ts';

/**
 * The symbolic links that lead to a file or folder among these, directly or by way of other such links.
 *
 * A link that goes up again after it went down (`a/../..`) is none of them, since no path is written so: what `a/..` is
 * depends on whether `a` is a link itself, and could lead out of the folder although it reads as if it did not.
 */
export function linksWithin(files: FileTree): Set<string> {
  const targets = new Map<string, Target | undefined>();
  for (const [path, { kind, content }] of files)
    if (kind === 'symlink') targets.set(path, targetOf(path, content));
  if (targets.size === 0) return new Set();
  const plain = [...files.keys()].filter((path) => !targets.has(path));
  const folders = new Set(plain.flatMap(foldersOf));
  const ends = new Map<string, 'file' | 'folder' | undefined>([
    ...plain.map((path) => [path, 'file'] as const),
    ...[...folders].map((path) => [path, 'folder'] as const),
  ]);
  for (const link of targets.keys()) {
    const trail = new Set<string>();
    let at: string | undefined = link;
    while (at !== undefined && targets.has(at) && !ends.has(at) && !trail.has(at)) {
      trail.add(at);
      at = targets.get(at)?.path;
    }
    let end = at === undefined ? undefined : ends.get(at);
    for (const each of [...trail].reverse()) {
      if (end === 'file' && targets.get(each)?.isFolder) end = undefined;
      ends.set(each, end);
    }
  }
  return new Set([...targets.keys()].filter((link) => ends.get(link)));
}

interface Target {
  path: string;
  /** True where the link says that it leads to a folder (`a/`, `a/.`), so that it leads nowhere if `a` is a file. */
  isFolder: boolean;
}

/** The path a link leads to, from the root; undefined for one that leaves it, or says so in a way that is not plain. */
function targetOf(path: string, content: Uint8Array): Target | undefined {
  const target = textOf(content);
  if (target === undefined || !/^[^/\\:\p{Cc}][^\\:\p{Cc}]*$/u.test(target)) return undefined;
  const folder = path.split('/').slice(0, -1);
  const steps = target.split('/').filter((step) => step !== '' && step !== '.');
  const down = steps.findIndex((step) => step !== '..');
  const up = down === -1 ? steps.length : down;
  const names = steps.slice(up);
  if (up > folder.length || names.length === 0) return undefined;
  return {
    path: [...folder.slice(0, folder.length - up), ...names].join('/'),
    isFolder: /\/\.?$/.test(target),
  };
}

function textOf(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}
