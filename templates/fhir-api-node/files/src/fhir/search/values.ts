/** Splits text at a separator that no backslash escapes: FHIR writes `\,` `\|` `\$` for the characters themselves. */
export function splitEscaped(text: string, separator: ',' | '|'): string[] {
  const parts = [''];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '\\' && index + 1 < text.length) parts.push(`${parts.pop()}\\${text[(index += 1)]}`);
    else if (character === separator) parts.push('');
    else parts.push(`${parts.pop()}${character}`);
  }
  return parts;
}

/** Text without the backslashes of escapes. */
export function unescaped(text: string): string {
  return text.replace(/\\([\\,|$])/g, '$1');
}

/** FHIR compares text without case and accents. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

/** What a path such as `name.family` leads to, through lists. */
export function valuesAt(value: unknown, path: string): unknown[] {
  const [first = '', ...rest] = path.split('.');
  const found = (Array.isArray(value) ? value : [value]).flatMap((one) => {
    const next: unknown = typeof one === 'object' && one !== null ? (one as Record<string, unknown>)[first] : undefined;
    return next === undefined || next === null ? [] : Array.isArray(next) ? next : [next];
  });
  return rest.length === 0
    ? found.filter((one) => one !== null)
    : found.flatMap((one) => valuesAt(one, rest.join('.')));
}
