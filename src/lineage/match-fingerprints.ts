import type { Evidence, TreeEntry } from '../domain/evidence.ts';
import type { IndexedFingerprint, FingerprintIndex } from './fingerprints.ts';
import type { Lineage } from '../domain/template.ts';

/**
 * Settled by measurement (docs/adr/0012): how much of a template must be found, as a weight and as a share of its
 * whole weight, and how far any other template must be behind.
 */
const minWeight = 2.5;
const minShare = 0.2;
const minLead = 1.5;
/** What a content counts that is not where the template has it. */
const shareElsewhere = 0.5;

interface Fit {
  fingerprint: IndexedFingerprint;
  /** The weight of what was found of it. */
  found: number;
}

/**
 * The template whose very files a repository holds. Says nothing rather than something wrong: nothing of forks and
 * mirrors, nothing where too little is found or two templates fit alike, and nothing of a template repository that is
 * not known to be older.
 *
 * @param known what was concluded before: files drift from their template, so that a repository that was once recognised
 *   stays so, unless another template now fits at least as well
 * @returns null when no template fits; undefined when the tree was not collected
 */
export function lineageByContent(
  evidence: Evidence,
  index: FingerprintIndex,
  known?: Lineage | null,
): Lineage | null | undefined {
  const { tree, fork, mirror, parent } = evidence;
  if (tree === undefined) return undefined;
  if (!tree || fork || mirror || parent) return null;
  const fits = fitsOf(tree, index).filter(({ fingerprint }) => mayComeFrom(fingerprint, evidence));
  return bestMatch(fits) ?? (known?.source === 'content' ? keptLineage(known, fits, index) : null);
}

function keptLineage(
  known: Lineage,
  fits: readonly Fit[],
  { fingerprints }: FingerprintIndex,
): Lineage | null {
  if (!fingerprints.some(({ template }) => template === known.template)) return null;
  const { own = [], other = [] } = Object.groupBy(fits, ({ fingerprint }) =>
    fingerprint.template === known.template ? 'own' : 'other',
  );
  const found = Math.max(0, ...own.map((fit) => fit.found));
  return other.some((fit) => fit.found >= found) ? null : known;
}

function bestMatch(fits: readonly Fit[]): Lineage | null {
  const best = fits.reduce<Fit | undefined>(betterOf, undefined);
  if (!best || best.found < minWeight || best.found < minShare * best.fingerprint.total) return null;
  const { template } = best.fingerprint;
  const others = fits.filter(({ fingerprint }) => fingerprint.template !== template);
  if (others.some(({ found }) => found * minLead > best.found)) return null;
  const releases = fits.filter(
    ({ fingerprint, found }) => fingerprint.template === template && found === best.found,
  );
  return { template, version: releases.length === 1 ? best.fingerprint.version : null, source: 'content' };
}

function betterOf(best: Fit | undefined, next: Fit): Fit {
  return best && best.found >= next.found ? best : next;
}

/** A content counts once for each template, however often the repository holds it. */
function fitsOf(tree: readonly TreeEntry[], { fingerprints, postings }: FingerprintIndex): Fit[] {
  const found = new Map<number, Map<string, number>>();
  for (const { path, oid } of tree) {
    for (const { fingerprint, paths, weight } of postings.get(oid) ?? []) {
      const weights = found.get(fingerprint) ?? new Map<string, number>();
      const here = paths.has(path) ? weight : weight * shareElsewhere;
      found.set(fingerprint, weights.set(oid, Math.max(here, weights.get(oid) ?? 0)));
    }
  }
  return [...found].flatMap(([position, weights]) => {
    const fingerprint = fingerprints[position];
    return fingerprint ? [{ fingerprint, found: sumOf(weights.values()) }] : [];
  });
}

/** In order of size, so that the order of the tree cannot show in the last digit. */
function sumOf(weights: Iterable<number>): number {
  return [...weights].sort((one, other) => one - other).reduce((sum, weight) => sum + weight, 0);
}

function mayComeFrom({ repository }: IndexedFingerprint, { id, createdAt }: Evidence): boolean {
  if (!repository) return true;
  if (repository.id === id || !repository.createdAt || !createdAt) return false;
  return Date.parse(repository.createdAt) < Date.parse(createdAt);
}
