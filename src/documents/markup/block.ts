/** One piece of a document as a reader sees it, in the order of the text. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'item' | 'code' | 'table' | 'quote';
  /** 1 to 6 for a heading, 0 for everything else. */
  level: number;
  /** Its words without markup, addresses and pictures. A line of the source is a line here, so that places can be found. */
  text: string;
  links: readonly Link[];
  /** The line of the file that it begins on; the first is 1. */
  line: number;
}

/** An address in a document: of a link, of a picture, or standing bare in the text. */
export interface Link {
  /** What is shown: the words of a link, the description of a picture; empty for a bare address. */
  text: string;
  target: string;
  picture: boolean;
  line: number;
}

/** What marks a text up. */
export type Markup = 'markdown' | 'restructured-text' | 'asciidoc' | 'org' | 'html' | 'plain';

/** The line of the file on which a place in the text of a block lies. */
export function lineAt({ text, line }: Pick<Block, 'text' | 'line'>, offset: number): number {
  let found = line;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) found += 1;
  return found;
}
