/**
 * How an answer is put into a file of some language so that it stays a value there. Each function takes any text,
 * however hostile, and gives one literal (or escaped inline text) on one line.
 */
export const escape = { json, yaml: json, python, r, ts, html, markdown };

type Value = string | boolean;

/** Characters that JSON leaves as they are, but that a reader, YAML, TOML or JavaScript would take for something else. */
const invisible = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** A JSON literal, which is also one of JavaScript, of TOML and (as a quoted scalar) of YAML 1.2. */
function json(value: Value): string {
  return JSON.stringify(value).replace(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A Python literal: its escapes are a superset of JSON's. */
function python(value: Value): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return json(value);
}

/** An R literal. R knows every escape of JSON, and cannot hold a NUL. */
function r(value: Value): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return json(value.replaceAll('\0', ''));
}

/** A single-quoted TypeScript or JavaScript literal. */
function ts(value: Value): string {
  if (typeof value === 'boolean') return String(value);
  const inner = json(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML, between tags or in a quoted attribute. */
function html(value: Value): string {
  return String(value).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/**
 * Inline text for Markdown. Only what would mean something is escaped, so that the file stays readable as it is; by
 * an entity where some renderers do not know the backslash, and so that `{{ }}` means nothing to a site generator.
 */
function markdown(value: Value): string {
  return String(value)
    .replace(/&(?=#?\w{1,32};)/g, '&amp;')
    .replace(/[\\`*_{}[\]]/g, '\\$&')
    .replace(/[<>|~]/g, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`)
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/^\s*(?:[-+=#:]|\d{1,9}(?=[.)]))/, (start) => escapeStart(start.trimStart()));
}

/** `- `, `# ` or `1.` would begin a list or a heading. */
function escapeStart(start: string): string {
  return /\d/.test(start) ? `${start}\\` : `\\${start}`;
}
