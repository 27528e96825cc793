import { threeWayStretches, type Stretch } from './diff-lines.ts';
import { mergeKeyedLines, type MergedLines } from './keyed-lines.ts';
import { agreeOnPins, type ReadPins } from './pins.ts';
import { mapSides, type Disagreement, type MergedText, type Sides } from './sides.ts';
import { lineUnits, withoutRemarks, type ReadUnits } from './units.ts';

/** How files of one kind are merged by their lines. */
export interface LineKind {
  units?: ReadUnits;
  pins: ReadPins;
  /** Whether a text is a file of this kind. */
  isValid: (text: string) => boolean;
}

/** A text that both sides changed in different lines; undefined where they changed the same ones. */
export function mergeApart(sides: Sides): string | undefined {
  const merged = threeWayStretches(mapSides(sides, lineUnits))?.map((stretch) => settled(stretch)?.lines);
  return merged?.every((lines) => lines !== undefined) ? merged.flat().join('\n') : undefined;
}

/** In characters: what is longer nobody wrote by hand. */
const maxLength = 300_000;
const maxLineLength = 2000;

/**
 * Merges files line by line, after both sides were given the newer of each version. Where both changed the same lines
 * and these are no entries of a list, ours stay. What comes of it is valid, or ours as it was.
 *
 * @param sides an empty base is a file that both sides added
 * @returns undefined where a side is not valid, or the sides are too long to be compared
 */
export function mergeLines(
  sides: Sides,
  { pins, isValid, units = lineUnits }: LineKind,
): MergedText | undefined {
  const texts = [sides.base, sides.ours, sides.theirs].filter((text) => text !== '');
  if (!texts.every((text) => isReadable(text) && isValid(text))) return undefined;
  const agreed = agreeOnPins(sides, pins);
  const stretches = threeWayStretches(mapSides(agreed, units));
  if (stretches === undefined) return undefined;
  for (const settle of [mergeStretch, keepOurs]) {
    const merged = stretches.map(
      (stretch, at) => settled(stretch) ?? settle(stretch, stretches[at + 1]?.base[0] ?? ''),
    );
    const text = merged.flatMap(({ lines }) => lines).join('\n');
    if (isValid(text)) return { text, disagreements: merged.flatMap(({ disagreements }) => disagreements) };
  }
  const place = 'The whole file';
  return { text: sides.ours, disagreements: [{ place, ours: null, theirs: null }] };
}

function isReadable(text: string): boolean {
  return text.length <= maxLength && text.split('\n').every((line) => line.length <= maxLineLength);
}

/** What only one side has changed. */
function settled({ base, ours, theirs }: Stretch): MergedLines | undefined {
  if (isSame(ours, theirs) || isSame(theirs, base)) return { lines: [...ours], disagreements: [] };
  if (isSame(ours, base)) return { lines: [...theirs], disagreements: [] };
  const [was, our, their] = [base, ours, theirs].map(withoutComments);
  if (isSame(their, was) || isSame(our, their)) return { lines: [...ours], disagreements: [] };
  return isSame(our, was) ? { lines: [...theirs], disagreements: [] } : undefined;
}

/** Comments mean nothing to a program: of two, ours is good enough. */
function withoutComments(lines: readonly string[]): string[] {
  return lines.map(withoutRemarks).filter((line) => !/^\s*(?:#.*)?$/.test(line));
}

function mergeStretch(stretch: Stretch, next: string): MergedLines {
  const { base, ours, theirs } = stretch;
  const keyed = mergeKeyedLines(stretch, next);
  if (keyed) return keyed;
  const isOneForOne = ours.length === base.length && theirs.length === base.length;
  if (isOneForOne) return mergeOneForOne(stretch, next);
  // What both put in at the same place does not speak against each other.
  if (base.length === 0) return { lines: joined(ours, theirs), disagreements: [] };
  return keepOurs(stretch);
}

/** Ours, then theirs; once where one holds the other whole. */
function joined(ours: readonly string[], theirs: readonly string[]): string[] {
  if (holds(ours, theirs)) return [...ours];
  return holds(theirs, ours) ? [...theirs] : [...ours, ...theirs];
}

function holds(lines: readonly string[], others: readonly string[]): boolean {
  const first = others.findIndex((line) => line.trim() !== '');
  const wanted = others.slice(first, others.findLastIndex((line) => line.trim() !== '') + 1);
  return lines.some((_line, at) => isSame(lines.slice(at, at + wanted.length), wanted));
}

/** Neighbouring lines that different sides changed. */
function mergeOneForOne({ base, ours, theirs }: Stretch, next: string): MergedLines {
  const merged = base.map((line, at) => {
    const stretch = { base: [line], ours: [ours[at] ?? ''], theirs: [theirs[at] ?? ''] };
    return settled(stretch) ?? mergeKeyedLines(stretch, base[at + 1] ?? next) ?? keepOurs(stretch);
  });
  return {
    lines: merged.flatMap(({ lines }) => lines),
    disagreements: merged.flatMap(({ disagreements }) => disagreements),
  };
}

function keepOurs({ base, ours, theirs }: Stretch): MergedLines {
  const first = [...ours, ...base, ...theirs].find((line) => line.trim() !== '') ?? '';
  const disagreement: Disagreement = {
    place: `Near “${first.trim()}”`,
    ours: told(ours),
    theirs: told(theirs),
  };
  return { lines: [...ours], disagreements: [disagreement] };
}

function told(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.map((line) => line.trim()).join(' ⏎ ');
}

function isSame(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at]);
}
