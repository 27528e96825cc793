/** No more of a file than this many characters is read: three times the longest licence of the SPDX list. */
export const maxCharacters = 150_000;

const tags = new Set(
  (
    'a abbr address article aside b big blockquote body br center cite code col colgroup dd del details div dl dt em ' +
    'figure font footer h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li link main meta nav ol p pre q s samp ' +
    'script section small span strike strong style sub summary sup table tbody td tfoot th thead title tr tt u ul var'
  ).split(' '),
);

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  ndash: '-',
  mdash: '-',
  hellip: '...',
  emsp: ' ',
  ensp: ' ',
};

const special = /[<&\]\\\r\0\u00ad\u200b\ufeff\ufb00-\ufb04]/g;
const ligatures: Record<string, string> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl' };

/**
 * Takes Markdown and HTML dressing, entities and invisible characters out of a text; lines stay lines.
 * Reads at most `maxCharacters` characters, each a bounded number of times.
 */
export function comparableText(text: string): string {
  const source = text.length > maxCharacters ? text.slice(0, maxCharacters) : text;
  const closing = closings(source);
  const parts: string[] = [];
  let from = 0;
  special.lastIndex = 0;
  for (let match = special.exec(source); match; match = special.exec(source)) {
    const at = match.index;
    const [end, replacement] = dressing(source, at, closing);
    if (end === at) continue;
    parts.push(source.slice(from, at), replacement);
    from = end;
    special.lastIndex = end;
  }
  if (from === 0) return source;
  parts.push(source.slice(from));
  return parts.join('');
}

/** Finds the next place of a mark; each mark's last answer is kept, so that many calls read the text once. */
function closings(source: string): (mark: string, from: number) => number {
  const known = new Map<string, number>();
  return (mark, from) => {
    const before = known.get(mark);
    if (before !== undefined && (before === -1 || before >= from)) return before;
    const found = source.indexOf(mark, from);
    known.set(mark, found);
    return found;
  };
}

type Closing = (mark: string, from: number) => number;

/** What stands for the dressing at `at`, and where it ends; an end at `at` means that it is no dressing. */
function dressing(source: string, at: number, closing: Closing): [number, string] {
  switch (source[at]) {
    case '<':
      return tag(source, at, closing);
    case '&':
      return entity(source, at);
    case ']':
      return link(source, at, closing);
    case '\\':
      return /[!-/:-@[-`{-~]/.test(source[at + 1] ?? '') ? [at + 1, ''] : [at, ''];
    case '\r':
      return source[at + 1] === '\n' ? [at + 1, ''] : [at + 1, '\n'];
    case '\0':
      return [at + 1, ' '];
    default:
      return [at + 1, ligatures[source[at] ?? ''] ?? ''];
  }
}

function tag(source: string, at: number, closing: Closing): [number, string] {
  if (source.startsWith('<!--', at)) {
    const end = closing('-->', at + 4);
    return end === -1 ? [at + 4, ' '] : [end + 3, ' '];
  }
  const [, slash, name] =
    /^<(\/?)([a-z][a-z0-9]*)(?=\/?>|\s*\/?>|\s+[\w:-]+\s*=)/i.exec(source.slice(at, at + 40)) ?? [];
  if (!name || !tags.has(name.toLowerCase())) return [at, ''];
  const end = closing('>', at);
  if (end === -1 || end - at > 2000) return [at, ''];
  if (!slash && /^(?:script|style)$/i.test(name)) {
    const after = closing(`</${name}`, end);
    return [after === -1 ? end + 1 : after, ' '];
  }
  return [
    end + 1,
    /^(?:br|p|div|li|h\d|tr|hr|title|blockquote|dt|dd|ul|ol|td|th|pre)$/i.test(name) ? '\n' : '',
  ];
}

function entity(source: string, at: number): [number, string] {
  const [whole, decimal, hex, name] =
    /^&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,8}));/i.exec(source.slice(at, at + 12)) ?? [];
  if (!whole) return [at, ''];
  if (name) {
    const text = entities[name.toLowerCase()];
    return text === undefined ? [at, ''] : [at + whole.length, text];
  }
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '20', 16);
  return [at + whole.length, code > 0x10ffff ? ' ' : String.fromCodePoint(code)];
}

/** `](address)` and `][reference]` of Markdown: the words before them stay, the address goes. */
function link(source: string, at: number, closing: Closing): [number, string] {
  const next = source[at + 1];
  if (next !== '(' && next !== '[') return [at, ''];
  const end = closing(next === '(' ? ')' : ']', at + 2);
  if (end === -1 || end - at > 1000) return [at, ''];
  const address = source.slice(at + 2, end);
  return /\n\s*\n/.test(address) ||
    (next === '(' && /\s\S*\s\S*\s/.test(address.trim()) && !/["']/.test(address))
    ? [at, '']
    : [end + 1, ' '];
}
