import type { Block, Markup } from './block.ts';
import { readInline } from './inline.ts';

/** What a line of text means in a markup that is read line by line. */
interface Dialect {
  /** A heading with its mark in front. */
  heading?: RegExp;
  /** Opens a block of code; the same line, or `closing`, ends it. */
  fence?: RegExp;
  closing?: RegExp;
  /** Says nothing to a reader: settings, comments, borders. */
  silent: RegExp;
  item: RegExp;
  row: RegExp;
  quote?: RegExp;
}

const dialects: Readonly<Record<'restructured-text' | 'asciidoc' | 'org' | 'plain', Dialect>> = {
  'restructured-text': {
    silent: /^\.\. (?:_[^:\n]{1,200}:|\|[^|\n]{1,100}\|)|^:[\w -]{1,40}:(?!`)|^[+=][-=+ ]{2,}$/,
    item: /^\s{0,12}(?:[-*+•]|\(?(?:\d{1,3}|#)[.)])\s+/,
    row: /^\s{0,8}\|.*\|\s*$/,
  },
  asciidoc: {
    heading: /^(={1,6})\s+(\S.{0,300})$/,
    fence: /^(?:-{4,}|\.{4,}|`{3}.{0,40})$/,
    silent: /^(?::[\w!-]{1,60}:|\/\/|\[[^\]\n]{0,200}\]$|\|={3,}|[=*_+]{4,}$|ifdef::|endif::|include::)/,
    item: /^\s{0,12}(?:[*-]{1,5}|\.{1,5}|\d{1,3}\.)\s+/,
    row: /^\|(?!=)/,
  },
  org: {
    heading: /^(\*{1,6})\s+(\S.{0,300})$/,
    fence: /^\s{0,8}#\+begin_(?:src|example)\b/i,
    closing: /^\s{0,8}#\+end_(?:src|example)\b/i,
    silent: /^\s{0,8}(?:#(?!\+title:)|:[\w-]{1,40}:)/i,
    item: /^\s{0,12}(?:[-+]|\d{1,3}[.)])\s+/,
    row: /^\s{0,8}\|/,
  },
  plain: {
    heading: /^(#{1,6}|={1,6})\s+(\S.{0,300})$/,
    fence: /^(?:```|~~~).{0,40}$/,
    silent: /^\s*[-=*_#~+]{3,}\s*$/,
    item: /^\s{0,12}(?:[-*+•]|\(?\d{1,3}[.)])\s+/,
    row: /^\s{0,8}\|.*\|\s*$/,
    quote: /^\s{0,3}>\s?/,
  },
};

const underline = /^([=\-~^"'+#*.`:_])\1{2,}\s*$/;
const maxLine = 4_000;

/** Reads reStructuredText, AsciiDoc, Org or plain text, a line at a time. */
export function readLines(text: string, firstLine: number, markup: keyof typeof dialects): Block[] {
  return new LineReader(text.split('\n'), firstLine, markup).read();
}

class LineReader {
  readonly #lines: readonly string[];
  readonly #firstLine: number;
  readonly #markup: Markup;
  readonly #dialect: Dialect;
  readonly #blocks: Block[] = [];
  /** Underlines in the order they first came, which is the order of their levels. */
  readonly #underlines: string[] = [];
  #open: { kind: Block['kind']; lines: string[]; at: number } | undefined;

  constructor(lines: readonly string[], firstLine: number, markup: keyof typeof dialects) {
    this.#lines = lines;
    this.#firstLine = firstLine;
    this.#markup = markup;
    this.#dialect = dialects[markup];
  }

  read(): Block[] {
    let at = 0;
    while (at < this.#lines.length) at = this.#take(at);
    this.#close();
    return this.#blocks;
  }

  /** @returns the line to read next */
  #take(at: number): number {
    const { fence, closing, heading, silent, item, row, quote } = this.#dialect;
    const line = (this.#lines[at] ?? '').slice(0, maxLine).trimEnd();
    if (line.trim() === '') return this.#close(at + 1);
    if (fence?.test(line)) return this.#code(at, closing ?? fence);
    if (this.#markup === 'restructured-text') {
      const next = this.#directive(at, line);
      if (next !== undefined) return next;
    }
    const title = this.#headingAt(at, line);
    if (title !== undefined) return title;
    const [, mark = '', words] = heading?.exec(line) ?? [];
    if (words !== undefined) return this.#heading(words.replace(/\s[#=]{1,6}$/, ''), mark.length, at, at + 1);
    const [, orgTitle] = this.#markup === 'org' ? (/^#\+title:\s{0,9}(\S.{0,300})$/i.exec(line) ?? []) : [];
    if (orgTitle !== undefined) return this.#heading(orgTitle, 1, at, at + 1);
    if (silent.test(line)) return this.#close(at + 1);
    if (row.test(line))
      this.#push('table', line.replaceAll('|', ' | ').replace(/^[\s|]+|[\s|]+$/g, ''), at, true);
    else if (item.test(line)) this.#push('item', line.replace(item, ''), at, true);
    else if (quote?.test(line))
      this.#push('quote', line.replace(quote, ''), at, this.#open?.kind !== 'quote');
    else this.#push('paragraph', line.trim(), at, false);
    return at + 1;
  }

  /** A line with an underline, with or without the same above it. */
  #headingAt(at: number, line: string): number | undefined {
    if (this.#markup === 'asciidoc' || this.#markup === 'org') return undefined;
    const overlined = underline.test(line) && this.#lines[at + 2]?.trimEnd() === line;
    const titleAt = overlined ? at + 1 : at;
    const words = (this.#lines[titleAt] ?? '').trim();
    const under = this.#lines[titleAt + 1] ?? '';
    const [, mark] = under.length <= 300 ? (underline.exec(under) ?? []) : [];
    if (mark === undefined || words === '' || underline.test(words) || words.length > 200) return undefined;
    if (this.#open !== undefined || this.#dialect.item.test(this.#lines[titleAt] ?? '')) return undefined;
    const kind = overlined ? `${mark}${mark}` : mark;
    if (!this.#underlines.includes(kind)) this.#underlines.push(kind);
    return this.#heading(words, Math.min(6, this.#underlines.indexOf(kind) + 1), titleAt, titleAt + 2);
  }

  /** A directive of reStructuredText, a comment, or the code after `::`. */
  #directive(at: number, line: string): number | undefined {
    const [, name, rest = ''] = /^\s{0,8}\.\. ([\w-]{1,40})::\s?(.{0,1000})$/.exec(line) ?? [];
    if (name === undefined) {
      if (/^\.\.(?:\s|$)/.test(line) && !this.#dialect.silent.test(line))
        return this.#indented(at + 1, undefined);
      if (!line.endsWith('::')) return undefined;
      this.#push('paragraph', line.trim().replace(/:$/, ''), at, false);
      this.#close();
      return this.#indented(at + 1, 'code');
    }
    this.#close();
    if (/^(?:code|code-block|sourcecode|parsed-literal|highlight|console)$/.test(name))
      return this.#indented(at + 1, 'code');
    if (/^(?:image|figure)$/.test(name)) {
      this.#add('paragraph', '', at, [
        { text: '', target: rest.trim(), picture: true, line: this.#firstLine + at },
      ]);
      return this.#indented(at + 1, undefined);
    }
    if (/^(?:note|warning|important|attention|caution|danger|tip|hint|admonition|deprecated)$/.test(name)) {
      if (rest.trim() !== '') this.#push('paragraph', rest.trim(), at, true);
      return at + 1;
    }
    return this.#indented(at + 1, undefined);
  }

  /** The lines that are indented, as code or left out. */
  #indented(from: number, kind: 'code' | undefined): number {
    let to = from;
    while (to < this.#lines.length && /^(?:\s|$)/.test(this.#lines[to] ?? '')) to += 1;
    const code = this.#lines.slice(from, to);
    if (kind === 'code' && code.some((line) => line.trim() !== ''))
      this.#add(
        'code',
        code
          .map((line) => line.trim())
          .join('\n')
          .trimEnd(),
        from,
      );
    return to;
  }

  #code(at: number, closing: RegExp): number {
    this.#close();
    let to = at + 1;
    while (to < this.#lines.length && !closing.test(this.#lines[to] ?? '')) to += 1;
    this.#add('code', this.#lines.slice(at + 1, to).join('\n'), at + 1);
    return to + 1;
  }

  #heading(words: string, level: number, at: number, next: number): number {
    this.#close();
    const { text, links } = readInline(words, this.#firstLine + at, this.#markup);
    this.#blocks.push({ kind: 'heading', level, text: text.trim(), links, line: this.#firstLine + at });
    return next;
  }

  #push(kind: Block['kind'], line: string, at: number, fresh: boolean): void {
    if (fresh) this.#close();
    this.#open ??= { kind, lines: [], at };
    this.#open.lines.push(line);
  }

  #close(next = 0): number {
    if (this.#open) this.#add(this.#open.kind, this.#open.lines.join('\n'), this.#open.at);
    this.#open = undefined;
    return next;
  }

  #add(kind: Block['kind'], source: string, at: number, extra: Block['links'] = []): void {
    const line = this.#firstLine + at;
    const { text, links } =
      kind === 'code' ? { text: source, links: [] } : readInline(source, line, this.#markup);
    const all = [...links, ...extra];
    if (text.trim() !== '' || all.length > 0) this.#blocks.push({ kind, level: 0, text, links: all, line });
  }
}
