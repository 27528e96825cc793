/** Files that say what a service needs: merged by what they mean, so that a version that ran ahead is no conflict. */
import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import { mayBeCompiled, misfitPackages } from './compiled-requirements.ts';
import { mergerFor } from './kinds.ts';
import { besideLock, lockKindOf, settleLock, type LockKind } from './merge-lock.ts';
import { mapSides, type Sides } from './sides.ts';
import { tellDisagreements } from './tell-disagreements.ts';

/** What a person has to see to in one file. */
export interface ManifestConflict {
  /** `meaning`: both sides mean different things; `lock`: a lock file has to be made again. */
  kind: 'meaning' | 'lock';
  path: string;
  /** What it is and what was done, in a sentence. */
  message: string;
}

export interface ManifestMerge {
  /** The same trees, in which files that are settled differ between base and theirs alone. */
  base: FileTree;
  theirs: FileTree;
  conflicts: ManifestConflict[];
  /** Of lock files that the template knows nothing of, and lists with hashes: what people may want to do. */
  remarks: ManifestConflict[];
}

/** In bytes: a larger file is no manifest that people work with. */
const maxBytes = 4_000_000;
/**
 * Settles the manifests that both sides changed, before the rest is merged: union of what they hold, the newer of two
 * versions, and ours where they disagree. What comes of it can be read as what it is. Pure.
 */
export function mergeManifests(trees: Sides<FileTree>): ManifestMerge {
  const merge: MutableMerge = {
    base: new Map(trees.base),
    theirs: new Map(trees.theirs),
    conflicts: [],
    remarks: [],
  };
  for (const path of trees.theirs.keys()) if (!lockKindOf(path)) mergeFile(path, trees, merge);
  const paths = new Set([...trees.ours.keys(), ...trees.theirs.keys()]);
  // A lock file is made from a manifest, so that is settled first.
  for (const path of paths) {
    const kind = lockKindOf(path);
    if (kind) mergeLock({ path, kind }, { trees, merge });
    else if (mayBeCompiled(path)) tellMisfit(path, { trees, merge });
  }
  return merge;
}

type MutableMerge = ManifestMerge & { base: Map<string, TreeFile>; theirs: Map<string, TreeFile> };

function mergeFile(path: string, trees: Sides<FileTree>, merge: MutableMerge): void {
  const mergeText = isChanged(path, trees) ? mergerFor(path) : undefined;
  const { base, ours, theirs } = mapSides(trees, (tree) => textAt(path, tree));
  if (!mergeText || ours === undefined || theirs === undefined) return;
  if (base === undefined && trees.base.has(path)) return;
  const merged = mergeText({ base: base ?? '', ours, theirs });
  if (!merged) return;
  settle(path, merged.text, { trees, merge });
  const told = tellDisagreements(merged.disagreements);
  merge.conflicts.push(...told.map((message): ManifestConflict => ({ kind: 'meaning', path, message })));
}

interface SettleInput {
  trees: Sides<FileTree>;
  merge: MutableMerge;
}

/** From now on theirs alone differs, and it is what both come to. */
function settle(path: string, text: string, { trees, merge }: SettleInput): void {
  const { base, ours, theirs } = mapSides(trees, (tree) => tree.get(path));
  if (!ours || !theirs) return;
  merge.base.set(path, { content: ours.content, kind: (base ?? ours).kind });
  merge.theirs.set(path, { content: new TextEncoder().encode(text), kind: theirs.kind });
}

function mergeLock({ path, kind }: { path: string; kind: LockKind }, input: SettleInput): void {
  const { trees, merge } = input;
  const beside = besideLock(path, kind.manifest);
  const locks = mapSides(trees, (tree) => textAt(path, tree));
  const manifests = { ...mapSides(trees, (tree) => textAt(beside, tree)), merged: outcome(beside, input) };
  const settled = settleLock({ kind, locks, manifests });
  if (!settled) return;
  settle(path, settled.text, input);
  if (!settled.isStale) return;
  const message = `It was made for another ${kind.manifest}. Run “${kind.command}” and commit what it makes of it.`;
  (locks.theirs === undefined ? merge.remarks : merge.conflicts).push({ kind: 'lock', path, message });
}

/** A list that was made from another pyproject.toml than both came to, unless it was so before. */
function tellMisfit(path: string, input: SettleInput): void {
  const { trees, merge } = input;
  const beside = besideLock(path, 'pyproject.toml');
  const [list, manifest] = [outcome(path, input), outcome(beside, input)];
  const isAsBefore = list === textAt(path, trees.ours) && manifest === textAt(beside, trees.ours);
  if (list === undefined || manifest === undefined || isAsBefore) return;
  const misfits = misfitPackages(list, manifest);
  if (misfits.length === 0) return;
  const message = `pyproject.toml asks for other packages: ${misfits.join(', ')}. Make it again as its first lines say, and commit what comes of it.`;
  merge.remarks.push({ kind: 'lock', path, message });
}

/** What a file comes to; undefined where that is for git to say. */
function outcome(path: string, { trees, merge }: SettleInput): string | undefined {
  const sides = { base: merge.base, ours: trees.ours, theirs: merge.theirs };
  const { base, ours, theirs } = mapSides(sides, (tree) => textAt(path, tree));
  if (ours === theirs || theirs === base) return ours;
  return ours === base ? theirs : undefined;
}

function isChanged(path: string, { base, ours, theirs }: Sides<FileTree>): boolean {
  const [was, our, their] = [base.get(path), ours.get(path), theirs.get(path)];
  if (!our || !their || isSame(our, their)) return false;
  return !was || !(isSame(was, our) || isSame(was, their));
}

function isSame({ content }: TreeFile, other: TreeFile): boolean {
  return Buffer.compare(content, other.content) === 0;
}

/** undefined where there is no such file, or one that is no text or too long. */
function textAt(path: string, tree: FileTree): string | undefined {
  const file = tree.get(path);
  if (file === undefined || file.kind === 'symlink' || file.content.length > maxBytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.content);
  } catch {
    return undefined;
  }
}
