import type { RepositoryItem } from '../../domain/repository-item.ts';
import { insideName } from '../document/inside-name.ts';
import { telling } from '../document/readme-window.ts';
import { otherNamesOf } from '../query/other-names.ts';
import { positiveTerms } from '../query/query.ts';
import { fold, plainWords, wordsOf } from '../query/words.ts';
import type { HighlightRun, Highlights } from '../search.ts';
import { stemOf } from './stems.ts';
import type { Understood } from './understand.ts';

/** Words shown around the first hit in a README. */
const snippetWords = 28;

/** What is marked: words by their stems, side by side where they are several; the last may go on. */
export interface Sought {
  phrase: string;
  stems: string[];
  prefix: boolean;
}

/** Everything that was looked for, in every way it may be written. */
export function soughtBy({ plan, words }: Understood): Sought[] {
  const terms = positiveTerms(plan.parsed.parts).filter(({ quoted }) => quoted);
  const typed = words.flatMap(({ terms }) => terms.filter(({ words }) => words.length > 0));
  const firm = positiveTerms(plan.firm);
  const own = [...terms, ...typed, ...firm].map(({ words, prefix, quoted }) => ({ words, prefix, quoted }));
  const sent = words.map(({ words, prefix }) => ({ words, prefix, quoted: false }));
  return [...own, ...sent].flatMap(({ words, prefix, quoted }) => [
    sought(words, prefix),
    ...(quoted ? [] : otherNamesOf(words).map(({ name }) => sought(name.split(' '), false))),
  ]);
}

/** Words side by side as they are marked. */
export function sought(words: readonly string[], prefix: boolean): Sought {
  return { phrase: words.join(' '), stems: words.map(stemOf), prefix: prefix && words.join('').length > 1 };
}

/** Whether a text holds any of what is sought. */
export function holdsAll(text: string, all: readonly Sought[]): boolean {
  return hitsIn(text, all).length > 0;
}

/** The name, the description and the telling part of the README as runs, each where it holds a hit. */
export function mark(
  { item, readme }: { item: Pick<RepositoryItem, 'name' | 'description'>; readme: string },
  all: readonly Sought[],
): Highlights {
  if (all.length === 0) return {};
  const name = runsOf(clean(item.name), all) ?? insideName(item.name, all);
  const description = runsOf(clean(item.description ?? ''), all);
  const snippet = runsOf(snippetOf(clean(telling(readme, all)), all), all);
  return { ...(name && { name }), ...(description && { description }), ...(snippet && { readme: snippet }) };
}

/** Private-use characters mark hits elsewhere: they stand in no text that is shown. */
function clean(text: string): string {
  return text.replaceAll(/[\uE000\uE001]/g, ' ');
}

interface Hit {
  start: number;
  end: number;
}

function hitsIn(text: string, all: readonly Sought[]): Hit[] {
  const words = wordsOf(text).map((word) => ({
    ...word,
    folded: fold(word.text),
    stem: stemOf(fold(word.text)),
  }));
  const hits: Hit[] = [];
  for (const [at, { start }] of words.entries()) {
    for (const one of all) {
      const end = words[at + one.stems.length - 1]?.end;
      const isHit = one.stems.every((_, place) => meets(words[at + place], one, place));
      if (isHit && end !== undefined) hits.push({ start, end });
    }
  }
  return [...hits, ...signedHits(text, all)].sort((a, b) => a.start - b.start || b.end - a.end);
}

function meets(word: { folded: string; stem: string } | undefined, one: Sought, place: number): boolean {
  const stem = one.stems[place] ?? '';
  if (word === undefined) return false;
  if (!one.prefix || place < one.stems.length - 1) return word.stem === stem;
  return word.stem.startsWith(stem) || word.folded.startsWith(one.phrase.split(' ').at(-1) ?? stem);
}

/** Names such as `C#`, which are searched by words that do not stand in the text. */
function signedHits(text: string, all: readonly Sought[]): Hit[] {
  if (!/[+#&.]/.test(text)) return [];
  return Array.from(text.matchAll(/\S+/g)).flatMap(({ 0: piece, index }) => {
    const plain = plainWords(piece);
    return plain !== piece && all.some(({ phrase }) => phrase === plain)
      ? [{ start: index, end: index + piece.length }]
      : [];
  });
}

function runsOf(text: string, all: readonly Sought[]): HighlightRun[] | undefined {
  const hits = hitsIn(text, all);
  if (hits.length === 0) return undefined;
  const runs: HighlightRun[] = [];
  let at = 0;
  for (const { start, end } of hits) {
    if (start < at) continue;
    runs.push({ text: text.slice(at, start), hit: false }, { text: text.slice(start, end), hit: true });
    at = end;
  }
  return [...runs, { text: text.slice(at), hit: false }].filter(({ text: run }) => run !== '');
}

/** Some words around the place with the first hits. */
function snippetOf(text: string, all: readonly Sought[]): string {
  const words = wordsOf(text);
  if (words.length <= snippetWords) return text;
  const first = hitsIn(text, all)[0]?.start ?? 0;
  const place = Math.max(0, words.findIndex(({ start }) => start >= first) - 6);
  const from = Math.min(place, words.length - snippetWords);
  const start = from === 0 ? 0 : (words[from]?.start ?? 0);
  const last = words[from + snippetWords - 1];
  const end = from + snippetWords >= words.length ? text.length : (last?.end ?? text.length);
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
