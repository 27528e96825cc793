/** Files that say what a service needs: merged by what they mean, so that a version that ran ahead is no conflict. */
import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import { isLock, mergerFor } from './kinds.ts';
import { mapSides, type Disagreement, type Sides } from './sides.ts';

/** A file in which both sides mean different things. */
export interface ManifestConflict {
  path: string;
  /** What differs and what was done, in a sentence. */
  message: string;
}

export interface ManifestMerge {
  /** The same trees, in which files that are settled differ between base and theirs alone. */
  base: FileTree;
  theirs: FileTree;
  conflicts: ManifestConflict[];
}

/** In bytes: a larger file is no manifest that people work with. */
const maxBytes = 4_000_000;
/** Of a value that is told, in characters. */
const maxTold = 160;
/** Differences of one file that are told one by one. */
const maxConflicts = 10;

/**
 * Settles the manifests that both sides changed, before the rest is merged: union of what they hold, the newer of two
 * versions, and ours where they disagree. What comes of it can be read as what it is. Pure.
 */
export function mergeManifests(trees: Sides<FileTree>): ManifestMerge {
  const settled = { base: new Map(trees.base), theirs: new Map(trees.theirs) };
  const conflicts: ManifestConflict[] = [];
  const both = [...trees.theirs.keys()].filter((path) => isChanged(path, trees));
  // A lock file is made from a manifest, so that is settled first.
  for (const path of both.sort((one, other) => Number(isLock(one)) - Number(isLock(other)))) {
    const texts = mapSides(trees, (tree) => textAt(path, tree));
    const merge = mergerFor(path);
    if (!merge || texts.base === undefined || !texts.ours || !texts.theirs) continue;
    const merged = merge(texts as Sides, { path, trees: { ...trees, merged: settled.theirs } });
    const [our, their] = [trees.ours.get(path), trees.theirs.get(path)];
    if (!merged || !our || !their) continue;
    settled.base.set(path, { content: our.content, kind: (trees.base.get(path) ?? our).kind });
    settled.theirs.set(path, { content: new TextEncoder().encode(merged.text), kind: their.kind });
    conflicts.push(...tell(path, merged.disagreements));
  }
  return { ...settled, conflicts };
}

function isChanged(path: string, { base, ours, theirs }: Sides<FileTree>): boolean {
  const [was, our, their] = [base.get(path), ours.get(path), theirs.get(path)];
  if (!our || !their || isSame(our, their)) return false;
  return !was || !(isSame(was, our) || isSame(was, their));
}

function isSame({ content }: TreeFile, other: TreeFile): boolean {
  return Buffer.compare(content, other.content) === 0;
}

/** Empty where there is no such file; undefined for what is no text, or too long. */
function textAt(path: string, tree: FileTree): string | undefined {
  const file = tree.get(path);
  if (file === undefined) return '';
  if (file.kind === 'symlink' || file.content.length > maxBytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.content);
  } catch {
    return undefined;
  }
}

function tell(path: string, disagreements: readonly Disagreement[]): ManifestConflict[] {
  const told = disagreements.slice(0, maxConflicts).map((one) => ({ path, message: sentence(one) }));
  const more = disagreements.length - told.length;
  return more > 0 ? [...told, { path, message: `And ${more} more differences of this kind.` }] : told;
}

function sentence({ place, ours, theirs, remark }: Disagreement): string {
  if (remark !== undefined) return remark;
  if (ours === null && theirs === null)
    return 'The template’s changes could not be put in without breaking the file. Yours was kept as it was.';
  if (ours === null)
    return `${place}: you removed it. The template now has ${short(theirs)}. It was left out.`;
  if (theirs === null) return `${place}: the template removed it. Yours was kept: ${short(ours)}.`;
  return `${place}: changed both here and in the template. Yours was kept: ${short(ours)}. The template has: ${short(theirs)}.`;
}

function short(text: string | null): string {
  const plain = (text ?? '').replaceAll(/\p{Cc}/gu, ' ');
  return plain.length > maxTold ? `${plain.slice(0, maxTold).toWellFormed()}…` : plain;
}
