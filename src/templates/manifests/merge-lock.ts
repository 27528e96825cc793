import type { FileTree } from '../../domain/file-tree.ts';
import type { MergedText, Sides } from './sides.ts';

/** What makes a lock file, and from which manifest beside it. */
export interface LockKind {
  names: RegExp;
  manifest: string;
  command: string;
}

/** package-lock.json has a merge of its own. */
export const lockKinds: readonly LockKind[] = [
  { names: /(?:^|\/)npm-shrinkwrap\.json$/, manifest: 'package.json', command: 'npm install' },
  { names: /(?:^|\/)yarn\.lock$/, manifest: 'package.json', command: 'yarn install' },
  { names: /(?:^|\/)pnpm-lock\.yaml$/, manifest: 'package.json', command: 'pnpm install' },
  { names: /(?:^|\/)uv\.lock$/, manifest: 'pyproject.toml', command: 'uv lock' },
  { names: /(?:^|\/)poetry\.lock$/, manifest: 'pyproject.toml', command: 'poetry lock' },
  { names: /(?:^|\/)Pipfile\.lock$/, manifest: 'Pipfile', command: 'pipenv lock' },
  { names: /(?:^|\/)composer\.lock$/, manifest: 'composer.json', command: 'composer update --lock' },
  { names: /(?:^|\/)Cargo\.lock$/, manifest: 'Cargo.toml', command: 'cargo update --workspace' },
  { names: /(?:^|\/)Gemfile\.lock$/, manifest: 'Gemfile', command: 'bundle lock' },
];

/** The path of a manifest beside a lock file. */
export function besideLock(path: string, manifest: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1) + manifest;
}

/**
 * Chooses between two lock files that only their own program can merge: the one whose manifest is what both sides came
 * to. Ours otherwise, with a word on what to run.
 *
 * @param trees the manifests of both sides, and what both come to
 */
export function chooseLock(
  { ours, theirs }: Sides,
  { path, kind, trees }: { path: string; kind: LockKind; trees: Sides<FileTree> & { merged: FileTree } },
): MergedText {
  const manifest = besideLock(path, kind.manifest);
  const bytes = (tree: FileTree) => Buffer.from(tree.get(manifest)?.content ?? []).toString('latin1');
  const wanted = bytes(trees.merged);
  if (bytes(trees.theirs) === wanted) return { text: theirs, disagreements: [] };
  if (bytes(trees.ours) === wanted) return { text: ours, disagreements: [] };
  const remark = `It was made for another ${kind.manifest}, so yours was kept. Run “${kind.command}” and commit what it makes of it.`;
  return { text: ours, disagreements: [{ place: '', ours: null, theirs: null, remark }] };
}
