import { compareVersions } from '../../dependencies/dependencies.ts';
import { mergeVersion } from './merge-version.ts';
import { mapSides, settled, type Sides } from './sides.ts';

/** A version that a file says of one thing, with whatever holds only for that version. */
export interface Pin {
  /** What it is a version of. */
  key: string;
  start: number;
  end: number;
  /** From `start` to `end`: the version, with the digest or hashes and the comment that go with it. */
  text: string;
  /** undefined where the text does not tell, such as the name of a branch. */
  version: string | undefined;
  /** Whether the text is more than the version, so that it is taken as a whole. */
  whole: boolean;
}

/** Finds the versions in a file. */
export type ReadPins = (text: string) => Pin[];

/**
 * Gives the newer version of each thing to all three sides, so that a merge of their lines finds no difference there. A
 * side that removed it has it removed.
 */
export function agreeOnPins(texts: Sides, read: ReadPins): Sides {
  const pins = mapSides(texts, (text) => Map.groupBy(read(text), ({ key }) => key));
  const chosen = new Map<string, string>();
  for (const key of new Set([...pins.ours.keys(), ...pins.theirs.keys()])) {
    const sides = mapSides(pins, (side) => onlyOne(side.get(key)));
    if (Object.values(sides).includes('several')) continue;
    const text = choose(sides as Sides<Pin | undefined>);
    if (text === undefined) continue;
    chosen.set(key, text);
  }
  return mapSides(texts, (text) => withPins(text, read, chosen));
}

/** The pin of a thing, however often a file has it, unless it has several versions. */
function onlyOne(pins: readonly Pin[] | undefined): Pin | 'several' | undefined {
  const [first, ...others] = pins ?? [];
  return others.every(({ text }) => text === first?.text) ? first : 'several';
}

function choose({ base, ours, theirs }: Sides<Pin | undefined>): string | undefined {
  if (!ours || !theirs) return (ours ?? theirs)?.text;
  const done = settled({ base: base?.text, ours: ours.text, theirs: theirs.text });
  if (done) return done.value;
  if (!ours.whole && !theirs.whole)
    return mergeVersion({ base: base?.version, ours: ours.version, theirs: theirs.version });
  return newerOf({ base, ours, theirs })?.text;
}

/** What is pinned to a digest is taken as it is: a digest is of one version. */
function newerOf({
  base,
  ours,
  theirs,
}: Sides<Pin | undefined> & { ours: Pin; theirs: Pin }): Pin | undefined {
  if (ours.version === undefined || theirs.version === undefined) return undefined;
  const steps = [ours.version, theirs.version].map((version) =>
    base?.version === undefined ? 0 : compareVersions(version, base.version),
  );
  if (Math.min(...steps) < 0) return undefined;
  const difference = compareVersions(ours.version, theirs.version);
  if (difference !== 0) return difference > 0 ? ours : theirs;
  if (ours.whole !== theirs.whole) return ours.whole ? ours : theirs;
  return undefined;
}

function withPins(text: string, read: ReadPins, chosen: ReadonlyMap<string, string>): string {
  let result = '';
  let from = 0;
  for (const { key, start, end } of read(text).sort((one, other) => one.start - other.start)) {
    if (start < from) continue;
    result += text.slice(from, start) + (chosen.get(key) ?? text.slice(start, end));
    from = end;
  }
  return result + text.slice(from);
}
