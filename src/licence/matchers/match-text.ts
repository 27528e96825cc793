import type { LicenceDifference } from '../../domain/licence-verdict.ts';
import { alterations } from './alteration.ts';
import { candidates, type Budget } from './candidates.ts';
import { compare, type Comparison, type Gap } from './compare.ts';
import { mostRead, plainText } from './plain-text.ts';
import { stepBack, textIndex, type StandardText, type TextIndex } from './texts.ts';
import { readWords, type Words } from './words.ts';

/** The whole text of a licence, found in a file. */
export interface TextMatch {
  /** SPDX identifiers that share this text, the preferred one first. */
  ids: string[];
  /** Share of words that agree, 0 to 1. */
  similarity: number;
  exact: boolean;
  /** True when words that carry meaning differ, so that it is another licence. */
  altered: boolean;
  /** True when it may only be a part of that licence, or share phrases with it. */
  partial: boolean;
  differences: LicenceDifference[];
}

export interface MatchedText {
  matches: TextMatch[];
  /** What stands before, between and after the matches, without dressing. */
  rest: string;
  capped: boolean;
}

const fewestWords = 8;
const longestText = 8000;
const longestHeader = 12;
const mostMatches = 8;
const nearEnough = 0.9;
const recognisable = 0.72;
/** Less like it than this, a text has nothing to do with a licence; in between it may be a part of it. */
const related = 0.5;
const fewestRelated = 40;
/** A text that explains this share of a file's words cannot be beaten by one that is less likely. */
const clearly = 0.995;
const mostDifferences = 40;
const longestDifference = 300;

/** Finds the full licence texts in a text: one, several, or none, each with the words that differ. */
export function matchText(text: string): MatchedText {
  const index = textIndex();
  const plain = plainText(text);
  const words = readWords(plain, index.vocabulary);
  const budget: Budget = { visits: 400_000 };
  const alike = search(index, words, 0, words.ids.length, budget).sort((a, b) => a.from - b.from);
  // What only resembles a licence is of interest where there is no licence.
  const whole = alike.filter(({ similarity }) => similarity >= recognisable);
  const found = whole.length > 0 ? whole : alike;
  return {
    matches: found.slice(0, mostMatches).map((comparison) => toMatch(comparison, plain, words)),
    rest: restOf(plain, words, found),
    capped: text.length > mostRead || budget.visits <= 0,
  };
}

/** The best match among words `from` up to `to`, and those before and after it. */
function search(index: TextIndex, words: Words, from: number, to: number, budget: Budget): Comparison[] {
  const found: Comparison[] = [];
  const ranges: [number, number][] = [[from, to]];
  while (found.length < mostMatches) {
    const range = ranges.pop();
    if (!range) break;
    if (range[1] - range[0] < fewestWords) continue;
    const best = bestIn(index, words, range[0], range[1], budget);
    if (!best) continue;
    found.push(best);
    ranges.push([best.to, range[1]], [range[0], best.from]);
  }
  return found;
}

function bestIn(
  index: TextIndex,
  words: Words,
  from: number,
  to: number,
  budget: Budget,
): Comparison | undefined {
  const whole = wholeText(index, words, from, to);
  if (whole) return whole;
  let best: Comparison | undefined;
  for (const { text, anchors } of candidates(index, words, from, to, budget)) {
    const standard = index.texts[text];
    const comparison = standard && compare(standard, words, anchors, from, to);
    if (!comparison || !isLike(comparison)) continue;
    if (!best || comparison.gain > best.gain) best = comparison;
    if (best.gain >= (to - from) * clearly) break;
  }
  return best;
}

function isLike({ similarity, from, to }: Comparison): boolean {
  return similarity >= recognisable || (similarity >= related && to - from >= fewestRelated);
}

/** The common case: the words are exactly those of one standard text, with or without its title or a short header. */
function wholeText(index: TextIndex, words: Words, from: number, to: number): Comparison | undefined {
  if (to - from > longestText) return undefined;
  let hash = 0;
  let found: Comparison | undefined;
  for (let at = to - 1; at >= from; at -= 1) {
    hash = stepBack(hash, words.ids[at] ?? 0);
    const text = at - from <= longestHeader ? index.texts[index.whole.get(hash) ?? -1] : undefined;
    if (text) found = { text, from: at, to, gaps: [], similarity: 1, gain: text.words.length };
  }
  return found;
}

function toMatch(comparison: Comparison, plain: string, words: Words): TextMatch {
  const { text, similarity } = comparison;
  const gaps = comparison.gaps.filter((gap) => !isLeftOut(text, gap));
  const { words: vocabulary } = textIndex();
  const foundWords = (gap: Gap) => wordsOf(gap.file, plain, words);
  const altered = alterations(comparison, foundWords);
  const shown = altered.length > 0 ? [...altered, ...gaps.filter((gap) => !altered.includes(gap))] : gaps;
  return {
    ids: text.ids,
    similarity,
    exact: gaps.length === 0,
    altered: altered.length > 0 || similarity < nearEnough,
    partial: similarity < recognisable,
    differences: shown.slice(0, mostDifferences).map(({ standard, file }) => ({
      standard: clipped(
        Array.from(text.words.slice(standard[0], standard[1]), (id) => vocabulary[id] ?? '').join(' '),
      ),
      found: clipped(sliceOf(file, plain, words)),
    })),
  };
}

/** The title, or how to apply the licence, left out: the terms are the same. */
function isLeftOut({ words, head, tail }: StandardText, { standard, file }: Gap): boolean {
  return file[0] === file[1] && (standard[1] <= head || standard[0] >= words.length - tail);
}

function clipped(run: string): string {
  return run.length > longestDifference ? `${run.slice(0, longestDifference)}…` : run;
}

function sliceOf([from, to]: readonly [number, number], plain: string, words: Words): string {
  if (to <= from) return '';
  return plain.slice(words.starts[from], words.ends[to - 1]).replace(/\s+/g, ' ');
}

function wordsOf([from, to]: readonly [number, number], plain: string, words: Words): string[] {
  const { words: vocabulary } = textIndex();
  return words.ids.slice(from, to).map((id, at) => {
    const known = vocabulary[id];
    return known ?? plain.slice(words.starts[from + at], words.ends[from + at]).toLowerCase();
  });
}

function restOf(plain: string, words: Words, found: readonly Comparison[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { from: first, to } of found) {
    parts.push(plain.slice(from, words.starts[first]));
    from = words.ends[to - 1] ?? from;
  }
  parts.push(plain.slice(from));
  return parts.join('\n\n');
}
