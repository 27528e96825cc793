/** Words that people type, other words that repositories use of the same thing, and why the line is there. */
export interface Expansion {
  typed: readonly string[];
  also: readonly string[];
  because: string;
}

/**
 * Reads a word list: a line such as `jab, jabs > vaccination, vaccine | Lay words for it.` for each thing, in lower case and
 * without signs, as the index holds words. A line belongs in a list when people who type the first words would be glad of what
 * holds the second; `tests/search/word-lists.test.ts` checks that no line makes judged queries worse.
 *
 * @throws Error for a line that is not of this form: the lists are part of the code
 */
export function readWordList(text: string): Expansion[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [, typed, also, because] = /^\s*([^>|]+) > ([^>|]+) \| (.+)$/.exec(line) ?? [];
    if (typed === undefined || also === undefined || because === undefined)
      throw new Error(`Not a line of a word list: ${line}`);
    return { typed: typed.split(', '), also: also.split(', '), because };
  });
}
