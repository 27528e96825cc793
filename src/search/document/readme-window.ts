import { fold } from '../query/words.ts';

/** How much of a README is marked: reading all of it as the index does would take longer than the search. */
const windowLength = 600;
/** What stands before the first hit of the part. */
const leadLength = 160;
/** Forms of one word begin alike for this many letters. */
const commonBeginning = 4;
/** Hits looked at. */
const maxHits = 300;

/** The part of a README that holds most of the different words looked for; all of it where it is short. */
export function telling(readme: string, phrases: readonly { phrase: string }[]): string {
  if (readme.length <= windowLength) return readme;
  const hits = hitsIn(readme, phrases);
  const [first] = hits;
  if (first === undefined) return readme.slice(0, windowLength);
  let best = { at: first.at, words: 0 };
  hits.forEach(({ at }, place) => {
    const words = new Set<string>();
    for (let next = place; next < hits.length; next++) {
      const hit = hits[next];
      if (!hit || hit.at > at + windowLength - leadLength - commonBeginning) break;
      words.add(hit.word);
    }
    if (words.size > best.words) best = { at, words: words.size };
  });
  return cut(readme, Math.max(0, best.at - leadLength));
}

function hitsIn(readme: string, phrases: readonly { phrase: string }[]): { at: number; word: string }[] {
  const words = phrases.flatMap(({ phrase }) => phrase.split(' '));
  const beginnings = [...new Set(words.map((word) => word.slice(0, commonBeginning)))];
  // eslint-disable-next-line no-control-regex -- anything but ASCII
  const text = /[^\u0000-\u007f]/.test(readme) ? foldedAlike(readme) : readme;
  const pattern = new RegExp(`(?<![a-z0-9])(?:${beginnings.join('|')})`, 'gi');
  const hits: { at: number; word: string }[] = [];
  for (const { index, 0: word } of text.matchAll(pattern)) {
    hits.push({ at: index, word: word.toLowerCase() });
    if (hits.length === maxHits) break;
  }
  return hits;
}

/** Without accents, and as long as before: what would change its length stays. */
function foldedAlike(text: string): string {
  return text.replaceAll(/[^\s\p{ASCII}]/gu, (letter) => {
    const plain = fold(letter);
    return plain.length === letter.length ? plain : letter;
  });
}

function cut(readme: string, from: number): string {
  const start = from === 0 ? 0 : readme.indexOf(' ', from) + 1;
  const end = start + windowLength;
  const text = readme.slice(start, end);
  return `${start > 0 ? '… ' : ''}${text}${end < readme.length ? ' …' : ''}`;
}
