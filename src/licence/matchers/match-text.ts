import { rememberLast } from '../../base/remember-last.ts';
import { isCopyrightLine } from '../../documents/copyright-line.ts';
import type { LicenceDifference } from '../../domain/licence-verdict.ts';
import { changedTerms } from './changed-terms.ts';
import { candidates, type Budget } from './candidates.ts';
import { compare, type Comparison, type Gap } from './compare.ts';
import { maxCharacters, comparableText } from './comparable-text.ts';
import type { StandardText } from './standard-text.ts';
import { stepBack, textIndex, type TextIndex } from './texts.ts';
import { readWords, type WordRange, type Words } from './words.ts';

/** The whole text of a licence, found in a file. */
export interface TextMatch {
  /** SPDX identifiers that share this text, the preferred one first. */
  ids: string[];
  /** True for an exception, which adds a permission to a licence. */
  isException: boolean;
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
  matches: readonly TextMatch[];
  /** What stands before, between and after the matches, without dressing. */
  rest: string;
  /** What stands before the terms of the first match, its title among it; empty where there is none. */
  lead: string;
  capped: boolean;
}

const minWords = 8;
const maxTextWords = 8000;
const maxHeaderWords = 12;
const maxMatches = 8;
/** From this share of words on, a text that is not the same is called a modified form of the nearest one. */
export const minLikeness = 0.9;
const recognisable = 0.72;
/** Less like it than this, a text has nothing to do with a licence; in between it may be a part of it. */
const related = 0.5;
const minRelatedWords = 40;
/** A text that explains this share of a file's words cannot be beaten by one that is less likely. */
const clearly = 0.995;
/** A text with this share of the best one's gain is about as like. */
const almostAsLike = 0.85;
const maxDifferences = 40;
const maxDifferenceLength = 300;
/** An estate holds the same few texts thousands of times. */
const maxRemembered = 100;

/** Finds the full licence texts in a text: one, several, or none, each with the words that differ. */
export const matchText = rememberLast(findTexts, maxRemembered);

function findTexts(text: string): MatchedText {
  const index = textIndex();
  const plain = comparableText(text);
  const words = readWords(plain, index.vocabulary);
  const budget: Budget = { visits: 400_000 };
  const alike = search(index, { words, from: 0, to: words.ids.length }, budget).sort(
    (a, b) => a.from - b.from,
  );
  // What only resembles a licence is of interest where there is no licence.
  const whole = alike.filter(({ similarity }) => similarity >= recognisable);
  const found = whole.length > 0 ? whole : alike;
  return {
    matches: found.slice(0, maxMatches).map((comparison) => toMatch(comparison, plain, words)),
    rest: restOf(plain, words, found),
    lead: found[0] ? plain.slice(0, words.starts[found[0].termsFrom]) : '',
    capped: text.length > maxCharacters || budget.visits <= 0,
  };
}

/** The best match in a range, and those before and after it. */
function search(index: TextIndex, whole: WordRange, budget: Budget): Comparison[] {
  const found: Comparison[] = [];
  const ranges = [whole];
  while (found.length < maxMatches) {
    const range = ranges.pop();
    if (!range) break;
    if (range.to - range.from < minWords) continue;
    const best = bestIn(index, range, budget);
    if (!best) continue;
    found.push(best);
    ranges.push({ ...range, from: best.to }, { ...range, to: best.from });
  }
  return found;
}

function bestIn(index: TextIndex, range: WordRange, budget: Budget): Comparison | undefined {
  const whole = wholeText(index, range);
  if (whole) return whole;
  let best: Comparison | undefined;
  const close: Comparison[] = [];
  for (const { text, anchors } of candidates(index, range, budget)) {
    const standard = index.texts[text];
    const comparison = standard && compare(standard, range, anchors);
    if (!comparison || !isLike(comparison)) continue;
    close.push(comparison);
    if (!best || comparison.gain > best.gain) best = comparison;
    if (best.gain >= (range.to - range.from) * clearly) return best;
  }
  return best && (isUnaltered(best, range.words) ? best : (unalteredAmong(close, best, range.words) ?? best));
}

/** Of texts about as like as the likeliest, in which meaning differs, the one in which it does not. */
function unalteredAmong(
  close: readonly Comparison[],
  best: Comparison,
  words: Words,
): Comparison | undefined {
  return close
    .filter(
      ({ gain, from, to }) =>
        gain >= best.gain * almostAsLike && gain > 0 && from <= best.from + 2 && to >= best.to - 2,
    )
    .toSorted((a, b) => b.gain - a.gain)
    .find((one) => isUnaltered(one, words));
}

function isUnaltered(comparison: Comparison, words: Words): boolean {
  return comparison.similarity >= minLikeness && changesIn(comparison, words).length === 0;
}

function changesIn(comparison: Comparison, words: Words): Gap[] {
  const plain = words.text;
  return changedTerms(comparison, {
    found: (gap) => wordsOf(gap.file, plain, words),
    isBelowNotice: ({ file: [first] }) =>
      plain
        .slice(first > 0 ? words.ends[first - 1] : 0, words.starts[first])
        .split('\n')
        .some((line) => isCopyrightLine(line)),
  });
}

function isLike({ similarity, from, to }: Comparison): boolean {
  return similarity >= recognisable || (similarity >= related && to - from >= minRelatedWords);
}

/** The common case: the words are exactly those of one standard text, with or without its title or a short header. */
function wholeText(index: TextIndex, { words, from, to }: WordRange): Comparison | undefined {
  if (to - from > maxTextWords) return undefined;
  let hash = 0;
  let found: Comparison | undefined;
  for (let at = to - 1; at >= from; at -= 1) {
    hash = stepBack(hash, words.ids[at] ?? 0);
    const text = at - from <= maxHeaderWords ? index.texts[index.whole.get(hash) ?? -1] : undefined;
    if (!text) continue;
    const termsFrom = at + Math.max(0, to - at - (text.words.length - text.head));
    found = { text, from: at, to, termsFrom, gaps: [], allowed: [], similarity: 1, gain: text.words.length };
  }
  return found;
}

function toMatch(comparison: Comparison, plain: string, words: Words): TextMatch {
  const { text, similarity } = comparison;
  const gaps = comparison.gaps.filter((gap) => !isLeftOut(text, gap));
  const { words: vocabulary } = textIndex();
  const altered = changesIn(comparison, words);
  const shown = altered.length > 0 ? [...altered, ...gaps.filter((gap) => !altered.includes(gap))] : gaps;
  return {
    ids: text.ids,
    isException: text.isException,
    similarity,
    exact: gaps.length === 0,
    altered: altered.length > 0 || similarity < minLikeness,
    partial: similarity < recognisable,
    differences: shown.slice(0, maxDifferences).map(({ standard, file }) => ({
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
  return run.length > maxDifferenceLength ? `${run.slice(0, maxDifferenceLength)}…` : run;
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
