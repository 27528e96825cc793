/** A piece of a query as it was typed. */
export interface Token {
  kind: 'word' | 'phrase' | 'qualifier' | 'open' | 'close' | 'not' | 'or' | 'and';
  /** Without quotation marks; of a qualifier, its value. */
  text: string;
  /** Of a qualifier. */
  name?: string;
  start: number;
  end: number;
}

/** `updated:>1 month`, `pushed: last 30 days`: an age is words with spaces between. */
const spacedAge =
  /(?<name>updated|pushed|created):[ \t]*(?<bare>[<>]?=?[ \t]*(?:(?:last|past) )?\d{1,4}[ \t]+(?:hour|day|week|month|year)s?(?: ago)?|(?:this|last) (?:week|month|year))(?=[\s()]|$)/iy;
/** `stars: >10`, `stars > 10`, `updated >= 2024-01-31`. */
const compared =
  /(?<name>stars|forks|updated|pushed|created)(?:[ \t]*:[ \t]*|[ \t]*(?=[<>]))(?<bare>[<>]=?[ \t]*\d[^\s()]*)/iy;
/** `language=python`, `license="MIT"`. */
const assigned =
  /(?<name>language|lang|licen[cs]e|org|user|owner|repo|topic|standard|status|nation|is|in|archived|fork|template)=(?:"(?<quoted>[^"]*)(?:"|$)|(?<bare>[^\s()"=]+))/iy;

/** At a place in a query: a bracket, a minus before something, a qualifier, a phrase, or a run without spaces. */
const patterns: readonly [Token['kind'], RegExp][] = [
  ['open', /\(/y],
  ['close', /\)/y],
  ['not', /-(?=[^\s-])|!(?=[\p{L}("])|NOT(?=[\s()]|$)/uy],
  ['or', /OR(?=[\s()]|$)/y],
  ['and', /AND(?=[\s()]|$)/y],
  ['word', /(?<bare>(?:github|gh|gitlab):[\w.-]+\/[^\s"()]+)/iy],
  ['qualifier', spacedAge],
  ['qualifier', compared],
  ['qualifier', assigned],
  ['qualifier', /(?<name>\p{L}[\p{L}-]*):(?![/:\\])(?:"(?<quoted>[^"]*)(?:"|$)|(?<bare>[^\s()]*))/uy],
  ['phrase', /"(?<quoted>[^"]*)(?:"|$)|[“”„](?<curly>[^“”]*)(?:[“”]|$)/y],
  ['word', /(?<bare>[^\s"“”()]+)/y],
];

/** Cuts a query into pieces. Whatever is typed, each piece takes at least one character, so this ends. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = /\s/.test(text[at] ?? '') ? undefined : tokenAt(text, at);
    if (token) tokens.push(token);
    at = token?.end ?? at + 1;
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) continue;
    const { name, quoted, curly, bare } = found.groups ?? {};
    const token: Token = { kind, text: quoted ?? curly ?? bare ?? '', start: at, end: at + found[0].length };
    return name === undefined ? token : { ...token, name };
  }
  return undefined;
}
