import markup from './markup.json' with { type: 'json' };
import type { Mark, StandardText } from './standard-text.ts';

/** The words of exceptions that no licence uses; their numbers follow those of texts.json. */
export function extraWords(): string[] {
  return markup.words.split(' ');
}

/** The marks of a licence, from the SPDX list's own markup; empty where the list has none. */
export function marksOf(id: string): Mark[] {
  const texts = markup.texts as unknown as Readonly<Record<string, readonly PackedMark[] | undefined>>;
  return (texts[id] ?? []).map(toMark);
}

type PackedMark = readonly [from: number, to: number, pattern: string | null];

function toMark([from, to, pattern]: PackedMark): Mark {
  return { from, to, pattern: pattern === null ? null : new RegExp(`^(?:${pattern})$`, 'is') };
}

/** The SPDX exceptions, as texts that are found beside those of licences. */
export function exceptionTexts(unpack: (words: string) => Uint16Array): StandardText[] {
  return markup.exceptions.map(({ id, name, words, head, marks }) => ({
    ids: [id],
    name,
    words: unpack(words),
    head,
    tail: 0,
    marks: (marks as unknown as PackedMark[]).map(toMark),
    isException: true,
    isDeprecated: false,
  }));
}
