import { parseQualifier } from './qualifier.ts';
import type { Qualifier } from './qualifier.ts';
import { fold, wordsOf } from './words.ts';

/** A word, or words that must stand side by side. */
export interface Term {
  /** Folded; never empty. */
  words: string[];
  /** The last word may go on. */
  prefix: boolean;
  /** Typed in quotation marks: taken as it is. */
  quoted: boolean;
  /** Where it stands in `ParsedQuery.text`. */
  start: number;
  end: number;
}

/** What somebody typed, understood. */
export interface ParsedQuery {
  /** The text without control characters, cut to `maxQueryLength`. */
  text: string;
  terms: Term[];
  excluded: Term[];
  qualifiers: Qualifier[];
}

/** Characters of a query that are read; what follows is left aside. */
export const maxQueryLength = 1_000;

/** Words of a query that are searched; more only make it slower. */
export const maxTerms = 24;

const token = /(?<sign>-?)(?:(?<name>\p{L}+):)?(?:"(?<quoted>[^"]*)(?:"|$)|(?<bare>[^\s"]+))/gu;
const address = /^https?:\/\/(?:www\.)?github\.com\//i;

/**
 * Reads a query as people type it: words, "phrases", `-exclusions`, `word*`, qualifiers such as `is:template`
 * (`qualifier.ts` lists them). Never fails: whatever is not understood is searched as words. The last word may go on
 * unless a space follows, so that results appear while it is being typed.
 */
export function parseQuery(typed: string): ParsedQuery {
  // eslint-disable-next-line no-control-regex -- these are the characters to be taken out
  const text = typed.slice(0, maxQueryLength).replaceAll(/[\u0000-\u001f\u007f-\u009f\p{Cs}\p{Co}]/gu, ' ');
  const query: ParsedQuery = { text, terms: [], excluded: [], qualifiers: [] };
  for (const match of text.matchAll(token)) readToken(query, match);
  query.terms.splice(maxTerms);
  query.excluded.splice(maxTerms);
  const last = query.terms.at(-1);
  if (last && last.end === text.length && !last.quoted) last.prefix = true;
  return query;
}

function readToken(query: ParsedQuery, match: RegExpExecArray): void {
  const { sign = '', name, quoted, bare } = match.groups ?? {};
  const negated = sign === '-';
  const qualifier = name === undefined ? undefined : parseQualifier(name, quoted ?? bare ?? '', negated);
  if (qualifier) {
    query.qualifiers.push(qualifier);
    return;
  }
  const list = negated ? query.excluded : query.terms;
  const from = match.index + sign.length;
  const content = match[0].slice(sign.length);
  if (quoted !== undefined) list.push(...term(content, from, true));
  else list.push(...bareTerms(content, from));
}

/** A bare token is cut at slashes and colons; other punctuation inside keeps its words together (`covid-19`). */
function bareTerms(content: string, from: number): Term[] {
  const skipped = address.exec(content)?.[0].length ?? 0;
  return Array.from(content.slice(skipped).matchAll(/[^/:]+/g)).flatMap((piece) =>
    term(piece[0], from + skipped + piece.index, false),
  );
}

function term(content: string, from: number, quoted: boolean): Term[] {
  const words = wordsOf(content);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return [];
  return [
    {
      words: words.map(({ text }) => fold(text)).filter((word) => word !== ''),
      prefix: !quoted && content.endsWith('*'),
      quoted,
      start: from + first.start,
      end: from + last.end,
    },
  ].filter(({ words }) => words.length > 0);
}
