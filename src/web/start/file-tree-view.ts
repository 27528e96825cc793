import type { FileTree } from '../../domain/file-tree.ts';

/** What to open first, by path, with why: in this order where it is there. */
const first: readonly (readonly [RegExp, string])[] = [
  [/^README\.md$/, 'what it is and how to run it'],
  [/^OPEN_CODE_CHECKLIST\.md$/, 'what to do before other people use it'],
  [/^(?:[\w-]+\/){0,2}(?:settings|config|site|questions|journey)\.(?:js|ts|py|R|ya?ml)$/, 'edit this first'],
  [/^(?:package\.json|pyproject\.toml|DESCRIPTION)$/, 'its commands and dependencies'],
  [/^publiccode\.yml$/, 'how other organisations find it'],
  [/^LICENCE$/, 'who may use it, and how'],
];

/** A file to begin with. */
export interface KeyFile {
  path: string;
  why: string;
}

/** Few enough to read: of each kind one. */
export function keyFiles(files: FileTree): KeyFile[] {
  const paths = [...files.keys()].toSorted((one, other) => depth(one) - depth(other));
  return first.flatMap(([pattern, why]) => {
    const path = paths.find((each) => pattern.test(each));
    return path === undefined ? [] : [{ path, why }];
  });
}

function depth(path: string): number {
  return path.split('/').length;
}

/** Files by their topmost folder, those of the root first; `folder` is empty for those. */
export function byFolder<T extends { path: string }>(files: readonly T[]): { folder: string; files: T[] }[] {
  const folders = Map.groupBy(files, ({ path }) => /^([^/]+)\//.exec(path)?.[1] ?? '');
  return [...folders]
    .map(([folder, some]) => ({ folder, files: some }))
    .toSorted((one, other) => (one.folder < other.folder ? -1 : 1));
}
