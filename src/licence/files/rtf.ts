const destinations = /^\\(?:\*|fonttbl|colortbl|stylesheet|info|pict|header|footer|listtable|rsidtbl)\b/;

/** The words of a Rich Text Format document; other text as it is. Linear in its length. */
export function rtfText(text: string): string {
  if (!text.startsWith('{\\rtf')) return text;
  const parts: string[] = [];
  const skipping: boolean[] = [];
  for (const [token] of text.matchAll(/\\'[0-9a-f]{2}|\\[a-z]{1,32}-?\d{0,10} ?|\\[^a-z]|[{}]|[^\\{}]+/gi)) {
    if (token === '{') skipping.push(skipping.at(-1) ?? false);
    else if (token === '}') skipping.pop();
    else if (destinations.test(token) || token === '\\*') skipping[skipping.length - 1] = true;
    else if (skipping.at(-1)) continue;
    else if (token.startsWith("\\'")) parts.push(String.fromCharCode(Number.parseInt(token.slice(2), 16)));
    else if (/^\\(?:par|line|row|sect|page)\b/.test(token)) parts.push('\n');
    else if (/^\\(?:tab|cell)\b/.test(token)) parts.push(' ');
    else if (token.startsWith('\\')) parts.push(/^\\[^a-z]$/i.test(token) ? token.slice(1) : '');
    else parts.push(token.replace(/[\r\n]+/g, ''));
  }
  return parts.join('');
}
