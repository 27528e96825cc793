/** Words that people type, other words that repositories use of the same thing, and why the line is there. */
export interface Expansion {
  typed: readonly string[];
  also: readonly string[];
  because: string;
}

/** Names of one thing, of which people type any, and why the line is there. */
export interface SameNames {
  names: readonly string[];
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
  return linesOf(text).map((line) => {
    const [, typed, also, because] = /^\s*([^>|]+) > ([^>|]+) \| (.+)$/.exec(line) ?? [];
    if (typed === undefined || also === undefined || because === undefined)
      throw new Error(`Not a line of a word list: ${line}`);
    return { typed: typed.split(', '), also: also.split(', '), because };
  });
}

/**
 * Reads a list of names: a line such as `tb, tuberculosis | People say one, papers the other.` for each thing. Who types one name
 * finds what holds another as if it were typed, so a line belongs there only when they mean the same in NHS code.
 *
 * @throws Error for a line that is not of this form: the lists are part of the code
 */
export function readNameList(text: string): SameNames[] {
  return linesOf(text).map((line) => {
    const [, names, because] = /^\s*([^>|]+, [^>|]+) \| (.+)$/.exec(line) ?? [];
    if (names === undefined || because === undefined) throw new Error(`Not a line of a name list: ${line}`);
    return { names: names.split(', '), because };
  });
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
