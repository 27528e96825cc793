/**
 * One question in place of many: whether a text could hold something that one of these patterns matches, whatever the case
 * and in any of its lines. Where the answer is no, none matches the text, and none matches a line of it. To tell several
 * patterns from a text one by one takes many times as long.
 *
 * @throws Error for a pattern that means something else among others: one that refers back, looks around or has other flags
 *   than `i` and `m`
 */
export function anyPattern(patterns: readonly RegExp[]): (text: string) => boolean {
  const parts = [...new Set(patterns.flatMap(alternativesOf))];
  // Alternatives that begin with a word are tried where words begin, all at once.
  const words = parts.filter((part) => part.startsWith('\\b')).map((part) => part.slice(2));
  const others = parts.filter((part) => !part.startsWith('\\b'));
  const joined = [words.length > 0 ? `\\b(?:${words.join('|')})` : '', others.join('|')]
    .filter((source) => source !== '')
    .map((source) => new RegExp(source, 'im'));
  return (text) => joined.some((pattern) => pattern.test(text));
}

function alternativesOf({ source, flags }: RegExp): string[] {
  if (/\(\?<?[=!]|\\[1-9k]/.test(source) || /[^im]/.test(flags))
    throw new Error(`The pattern ${source} cannot be asked together with others.`);
  const alternatives: string[] = [];
  let [from, depth, isInClass] = [0, 0, false];
  for (const { index, 0: token } of source.matchAll(/\\.|[[\]()|]/gs)) {
    if (isInClass) isInClass = token !== ']';
    else if (token === '[') isInClass = true;
    else if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (token === '|' && depth === 0) {
      alternatives.push(source.slice(from, index));
      from = index + 1;
    }
  }
  return [...alternatives, source.slice(from)];
}
