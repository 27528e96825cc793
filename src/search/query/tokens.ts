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

/** At a place in a query: a bracket, a minus before something, a qualifier, a phrase, or a run without spaces. */
const patterns: readonly [Token['kind'], RegExp][] = [
  ['open', /\(/y],
  ['close', /\)/y],
  ['not', /-(?=[^\s-])|NOT(?=[\s()]|$)/y],
  ['or', /OR(?=[\s()]|$)/y],
  ['and', /AND(?=[\s()]|$)/y],
  ['word', /(?<bare>(?:github|gh|gitlab):[\w.-]+\/[^\s"()]+)/iy],
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
