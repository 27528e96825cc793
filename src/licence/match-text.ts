import type { LicenceDifference } from '../registry/licence-verdict.ts';
import { alterations } from './alteration.ts';
import { candidates, type Budget } from './candidates.ts';
import { compare, type Comparison, type Gap } from './compare.ts';
import { mostRead, plainText } from './plain-text.ts';
import { hashOf, textIndex, type TextIndex } from './texts.ts';
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
  differences: LicenceDifference[];
}

export interface MatchedText {
  matches: TextMatch[];
  /** What stands before, between and after the matches, without dressing. */
  rest: string;
  capped: boolean;
}

const fewestWords = 11;
const mostMatches = 8;
const nearEnough = 0.9;
const recognisable = 0.72;
const mostDifferences = 40;
const longestDifference = 300;

/** Finds the full licence texts in a text: one, several, or none, each with the words that differ. */
export function matchText(text: string): MatchedText {
  const index = textIndex();
  const plain = plainText(text);
  const words = readWords(plain, index.vocabulary);
  const budget: Budget = { visits: 1_200_000 };
  const found = search(index, words, 0, words.ids.length, budget).sort((a, b) => a.from - b.from);
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
    if (!comparison || comparison.similarity < recognisable) continue;
    if (!best || comparison.gain > best.gain) best = comparison;
  }
  return best;
}

/** The common case: the words are exactly those of one standard text, with or without its title. */
function wholeText(index: TextIndex, words: Words, from: number, to: number): Comparison | undefined {
  for (let skip = 0; skip <= 12 && from + skip < to; skip += 1) {
    const text = index.texts[index.whole.get(hashOf(words.ids, from + skip, to)) ?? -1];
    if (text) return { text, from, to, gaps: [], similarity: 1, gain: text.words.length };
  }
  return undefined;
}

function toMatch(comparison: Comparison, plain: string, words: Words): TextMatch {
  const { text, gaps, similarity } = comparison;
  const { words: vocabulary } = textIndex();
  const foundWords = (gap: Gap) => wordsOf(gap.file, plain, words);
  const altered = alterations(comparison, foundWords);
  const shown = altered.length > 0 ? [...altered, ...gaps.filter((gap) => !altered.includes(gap))] : gaps;
  return {
    ids: text.ids,
    similarity,
    exact: gaps.length === 0,
    altered: altered.length > 0 || similarity < nearEnough,
    differences: shown.slice(0, mostDifferences).map(({ standard, file }) => ({
      standard: clipped(
        Array.from(text.words.slice(standard[0], standard[1]), (id) => vocabulary[id] ?? '').join(' '),
      ),
      found: clipped(sliceOf(file, plain, words)),
    })),
  };
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
