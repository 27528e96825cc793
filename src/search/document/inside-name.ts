import type { HighlightRun } from '../search.ts';

/** A word inside a name written as one, such as `mesh` in `DotnetMeshClient`. */
export function insideName(name: string, phrases: readonly { phrase: string }[]): HighlightRun[] | undefined {
  const lower = name.toLowerCase();
  const words = phrases.map(({ phrase }) => phrase.replaceAll(' ', '')).filter((word) => word.length > 2);
  const word = words.find((each) => lower.includes(each));
  if (word === undefined || lower.length !== name.length) return undefined;
  const at = lower.indexOf(word);
  return [
    { text: name.slice(0, at), hit: false },
    { text: name.slice(at, at + word.length), hit: true },
    { text: name.slice(at + word.length), hit: false },
  ].filter(({ text }) => text !== '');
}
