/** How much of a document is read: no honest README is longer, and hostile ones cost no more than this. */
const longest = 40_000;

/** A document cut into what a reader sees: lines without markup, with code taken out. */
export interface PlainText {
  lines: string[];
  /** True when there was a code block. */
  hasCode: boolean;
}

/**
 * Takes the markup out of Markdown, reStructuredText, AsciiDoc or HTML. Headings keep a `# ` in front, list items
 * a `- `. Comments, front matter, images (badges), addresses of links and code are dropped.
 * Every step is linear in the text: quantifiers are bounded or cannot overlap.
 */
export function plainText(text: string): PlainText {
  const start = text
    .slice(0, longest)
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
  const { lines, hasCode } = withoutCode(withoutHtml(withoutFrontMatter(start)).split('\n'));
  const prose = withoutInlineMarkup(lines.join('\n')).split('\n');
  return { lines: withHeadings(prose), hasCode: hasCode || /<pre\b/i.test(start) };
}

function withoutFrontMatter(text: string): string {
  if (!text.startsWith('---\n')) return text;
  const end = text.indexOf('\n---', 3);
  return end === -1 ? text : text.slice(text.indexOf('\n', end + 1) + 1);
}

function withoutHtml(text: string): string {
  if (!text.includes('<')) return text;
  let rest = text.includes('<!--') ? between(text, '<!--', '-->') : text;
  if (/<(?:script|style|pre|svg)/i.test(rest))
    for (const tag of ['script', 'style', 'pre', 'svg']) rest = between(rest, `<${tag}`, `</${tag}>`);
  return rest
    .replace(/<h[1-6][^<>]{0,300}>/gi, '\n# ')
    .replace(/<\/(?:h[1-6]|p|div|li|tr)>|<br ?\/?>/gi, '\n')
    .replace(/<https?:[^<>]{0,500}>/gi, ' ')
    .replace(/<\/?[a-z][^<>]{0,1000}>/gi, ' ');
}

/** Drops everything from each `open` to the next `close`, without regard to case. */
function between(text: string, open: string, close: string): string {
  const lower = text.toLowerCase();
  let kept = '';
  let at = 0;
  for (;;) {
    const from = lower.indexOf(open, at);
    const to = from === -1 ? -1 : lower.indexOf(close, from + open.length);
    if (to === -1) return kept + text.slice(at);
    kept += text.slice(at, from);
    at = to + close.length;
  }
}

function withoutCode(lines: readonly string[]): PlainText {
  const kept: string[] = [];
  let fence: string | undefined;
  let hasCode = false;
  let previousBlank = true;
  let inIndented = false;
  for (const line of lines) {
    const mark = /^\s{0,3}(```|~~~|----$)/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark === fence) fence = undefined;
      continue;
    }
    if (mark === '```' || mark === '~~~') {
      fence = mark;
      hasCode = true;
      continue;
    }
    const blank = line.trim() === '';
    inIndented = /^(?: {4}|\t)(?!\s*(?:[-*+]|\d{1,3}[.)]) )/.test(line) && (previousBlank || inIndented);
    if (inIndented && !blank) hasCode = true;
    else kept.push(line);
    previousBlank = blank;
  }
  return { lines: kept, hasCode };
}

/** Each step looks first for the character without which it has nothing to do. */
function withoutInlineMarkup(text: string): string {
  let rest = text;
  if (rest.includes(']'))
    rest = rest
      .replace(/^ {0,3}\[[^\]\n]{1,200}\]:\s.{0,1000}$/gm, '')
      .replace(/!\[[^\]\n]{0,300}\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,100}\])/g, ' ')
      .replace(/\[([^\][\n]{0,500})\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,100}\])/g, ' $1 ');
  if (rest.includes('`_')) rest = rest.replace(/`([^`<\n]{1,500})<[^>`\n]{1,500}>`_{1,2}/g, ' $1 ');
  if (rest.includes('.. ')) rest = rest.replace(/^\.\. .{0,1000}$/gm, '');
  if (rest.includes('://')) rest = rest.replace(/\bhttps?:\/\/\S{1,2000}/g, ' ');
  if (rest.includes('&')) rest = rest.replace(/&(?:#\d{1,6}|[a-z]{2,8});/gi, ' ');
  return rest
    .replace(/^ {0,3}(?:> {0,3}){1,5}/gm, '')
    .replace(/[*`|]/g, ' ')
    .replace(/^ {0,8}[-+•] /gm, '- ');
}

/** Turns underlined and AsciiDoc headings into `# ` headings. */
function withHeadings(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (const line of lines) {
    const last = kept.at(-1)?.trim() ?? '';
    const underline = /^([=\-~^"'+#])\1{2,}\s*$/.test(line);
    if (underline && last !== '' && !/^[#-] /.test(last)) kept[kept.length - 1] = `# ${last}`;
    else if (!underline) kept.push(line.replace(/^\s{0,3}(?:#{1,6}|={1,6})\s+/, '# ').trimEnd());
  }
  return kept;
}
