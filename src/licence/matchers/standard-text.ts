/** Words `from` up to `to` of a standard text that may be left out, or that others may stand for. */
export interface Mark {
  from: number;
  to: number;
  /** What words in their place must fit; null: nothing may, but the words may be left out. */
  pattern: RegExp | null;
}

/** A standard licence text, ready to be compared. */
export interface StandardText {
  ids: string[];
  name: string;
  words: Uint16Array;
  head: number;
  tail: number;
  /** Words that may be left out, or be others, by the markup of the SPDX list. */
  marks: readonly Mark[];
  /** True for an exception, which adds a permission to a licence. */
  isException: boolean;
  /** True when every identifier is deprecated: such a text is only recognised word for word. */
  isDeprecated: boolean;
}
