import type { Evidence, TreeEntry } from '../domain/evidence.ts';
import type { IndexedPrint, PrintIndex } from './template-prints.ts';
import type { Lineage } from '../domain/template.ts';

/**
 * Settled by measurement (docs/adr/0012): how much of a template must be found, in worth and as a share of all it is
 * worth, and how far any other template must be behind.
 */
const least = 2.5;
const share = 0.2;
const lead = 1.5;
/** What a content counts that is not where the template has it. */
const elsewhere = 0.5;

interface Fit {
  print: IndexedPrint;
  /** What was found of it is worth. */
  found: number;
}

/**
 * The template whose very files a repository holds. Says nothing rather than something wrong: nothing of forks and
 * mirrors, nothing where too little is found or two templates fit alike, and nothing of a template repository that is
 * not known to be older.
 *
 * @param known what was concluded before: files drift from their template, so that a repository that was once told by
 *   them stays told, unless another template now fits at least as well
 * @returns null when no template fits; undefined when the tree was not collected
 */
export function lineageByContent(
  evidence: Evidence,
  index: PrintIndex,
  known?: Lineage | null,
): Lineage | null | undefined {
  const { tree, fork, mirror, parent } = evidence;
  if (tree === undefined) return undefined;
  if (!tree || fork || mirror || parent) return null;
  const fits = fitsOf(tree, index).filter(({ print }) => mayComeFrom(print, evidence));
  return clearest(fits) ?? (known?.source === 'content' ? stillTold(known, fits, index) : null);
}

function stillTold(known: Lineage, fits: readonly Fit[], { prints }: PrintIndex): Lineage | null {
  if (!prints.some(({ template }) => template === known.template)) return null;
  const { own = [], other = [] } = Object.groupBy(fits, ({ print }) =>
    print.template === known.template ? 'own' : 'other',
  );
  const found = Math.max(0, ...own.map((fit) => fit.found));
  return other.some((fit) => fit.found >= found) ? null : known;
}

function clearest(fits: readonly Fit[]): Lineage | null {
  const best = fits.reduce<Fit | undefined>(betterOf, undefined);
  if (!best || best.found < least || best.found < share * best.print.total) return null;
  const { template } = best.print;
  const others = fits.filter(({ print }) => print.template !== template);
  if (others.some(({ found }) => found * lead > best.found)) return null;
  const releases = fits.filter(({ print, found }) => print.template === template && found === best.found);
  return { template, version: releases.length === 1 ? best.print.version : null, source: 'content' };
}

function betterOf(best: Fit | undefined, next: Fit): Fit {
  return best && best.found >= next.found ? best : next;
}

/** A content counts once for each template, however often the repository holds it. */
function fitsOf(tree: readonly TreeEntry[], { prints, holders }: PrintIndex): Fit[] {
  const found = new Map<number, Map<string, number>>();
  for (const { path, oid } of tree) {
    for (const { print, paths, worth } of holders.get(oid) ?? []) {
      const worths = found.get(print) ?? new Map<string, number>();
      const here = paths.has(path) ? worth : worth * elsewhere;
      found.set(print, worths.set(oid, Math.max(here, worths.get(oid) ?? 0)));
    }
  }
  return [...found].flatMap(([position, worths]) => {
    const print = prints[position];
    return print ? [{ print, found: sumOf(worths.values()) }] : [];
  });
}

/** In order of size, so that the order of the tree cannot show in the last digit. */
function sumOf(worths: Iterable<number>): number {
  return [...worths].sort((one, other) => one - other).reduce((sum, worth) => sum + worth, 0);
}

function mayComeFrom({ repository }: IndexedPrint, { id, createdAt }: Evidence): boolean {
  if (!repository) return true;
  if (repository.id === id || !repository.createdAt || !createdAt) return false;
  return Date.parse(repository.createdAt) < Date.parse(createdAt);
}
