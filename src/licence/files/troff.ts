const macro = /^[.'](?:[A-Z]{1,3}|[a-z]{2})\b ?/;

/** The words of a manual page (troff with the macros of man or mdoc); other text as it is. Linear in its length. */
export function troffText(text: string): string {
  if (!/^[.'](?:TH|Dd|Dt|\\")/m.test(text.slice(0, 2000))) return text;
  return text
    .split('\n')
    .map((line) => (/^[.']\\"/.test(line) ? line.slice(3) : macroWords(line)))
    .join('\n')
    .replace(/\\f(?:[BIRP]|\(\w\w)|\\&/g, '')
    .replace(/\\\(([lr])q/g, '"')
    .replace(/\\(?=[-.'`])/g, '');
}

/** A line of text as it is; of a macro, what it is given, with an empty line where a paragraph begins. */
function macroWords(line: string): string {
  const found = macro.exec(line);
  if (!found) return line;
  const given = line.slice(found[0].length);
  return /^[.'](?:TH|Dd|Dt|Os|TS|TE|ad|hy|nh|ne|ft|in|sp|fi|nf)/.test(line) ? '' : `\n${given}`;
}
