/**
 * Writes src/licence/matchers/markup.json from the source of the SPDX licence list: which words of a licence may be left
 * out, which may be others, and the texts of exceptions. Give it a checkout of github.com/spdx/license-list-XML; run it after
 * texts.json has changed, or to take a newer list:
 *
 *     node scripts/licence-markup.ts FOLDER
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { align, type Anchor } from '../src/licence/matchers/align.ts';
import { comparableText } from '../src/licence/matchers/comparable-text.ts';
import packed from '../src/licence/matchers/texts.json' with { type: 'json' };
import { readWords } from '../src/licence/matchers/words.ts';
import { spellings } from '../src/licence/matchers/spelling.ts';

/** From, to (word numbers), and the pattern that words in their place must fit; null: they may be left out. */
type Mark = [from: number, to: number, pattern: string | null];

const folder = process.argv[2];
if (folder === undefined)
  throw new Error('Give the folder of the list, as in: node scripts/licence-markup.ts FOLDER');

const vocabulary = new Map(packed.words.split(' ').map((word, at) => [word, at]));
const added: string[] = [];
const known = {
  get: (word: string) => vocabulary.get(spellings.get(word) ?? word),
};
const learning = {
  get: (word: string) => {
    const standard = spellings.get(word) ?? word;
    if (!vocabulary.has(standard)) {
      vocabulary.set(standard, vocabulary.size);
      added.push(standard);
    }
    return vocabulary.get(standard);
  },
};

const exceptions = xmlFiles(join(folder, 'src/exceptions')).map(([id, xml]) => {
  const { words, marks, head } = read(xml, learning);
  return { id, name: /name="([^"]*)"/.exec(xml)?.[1] ?? id, words: pack(words), head, marks };
});
const texts: Record<string, Mark[]> = {};
for (const { ids, words } of packed.texts) {
  const [id = ''] = ids.split(' ');
  const xml = xmlOf(id);
  if (xml === undefined) continue;
  const marks = moved(read(xml, known), unpack(words));
  if (marks.length > 0) texts[id] = marks;
}
writeFileSync(
  new URL('../src/licence/matchers/markup.json', import.meta.url),
  `${JSON.stringify({ words: added.join(' '), exceptions, texts })}\n`,
);
console.log(`${exceptions.length} exceptions, marks of ${Object.keys(texts).length} texts`);

function xmlFiles(path: string): [id: string, xml: string][] {
  return readdirSync(path)
    .filter((file) => file.endsWith('.xml'))
    .toSorted()
    .map((file) => [basename(file, '.xml'), readFileSync(join(path, file), 'utf8')]);
}

function xmlOf(id: string): string | undefined {
  try {
    return readFileSync(join(folder ?? '', 'src', `${id}.xml`), 'utf8');
  } catch {
    return undefined; // Not in this version of the list: the text has no marks.
  }
}

/** The words of a text of the list, and its marks. Marks are put into the text as private characters. */
function read(xml: string, words: { get(word: string): number | undefined }) {
  const body = /<text>([\s\S]*?)<\/text>/.exec(xml)?.[1] ?? '';
  const patterns: (string | null)[] = [];
  const open: number[] = [];
  const flat = body
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(
      /<(\/?)(\w+)([^>]*?)(\/?)>/g,
      (_, end: string, tag: string, attributes: string, empty: string) => {
        if (tag === 'titleText') return end ? '\n\uF8FE\n' : '\n';
        if (tag !== 'optional' && tag !== 'alt')
          return tag === 'p' || tag === 'item' || tag === 'br' ? '\n' : ' ';
        if (end) return mark(open.pop() ?? 0, 1);
        patterns.push(tag === 'optional' ? null : decoded(/match="([^"]*)"/.exec(attributes)?.[1] ?? ''));
        const at = patterns.length - 1;
        if (empty) return `${mark(at, 0)}${mark(at, 1)}`;
        open.push(at);
        return mark(at, 0);
      },
    );
  const text = comparableText(decoded(flat.replace(/[ \t\r\n]*\n[ \t\r\n]*/g, '\n').replace(/[ \t]+/g, ' ')));
  const found = readWords(text, words);
  const at = (character: string) => {
    const place = text.indexOf(character);
    return found.starts.filter((start) => start < place).length;
  };
  const marks = patterns.flatMap((pattern, number): Mark[] => {
    if (pattern !== null && !compiles(pattern)) return [];
    return [[at(mark(number, 0)), at(mark(number, 1)), pattern]];
  });
  const head = text.includes('\uF8FE') ? at('\uF8FE') : 0;
  return { words: found.ids, marks: head > 0 ? [...marks, [0, head, null] as Mark] : marks, head };
}

function mark(number: number, end: 0 | 1): string {
  return String.fromCharCode(0xe000 + number * 2 + end);
}

function decoded(xml: string): string {
  return xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#34;|&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'is').source !== '';
  } catch {
    return false;
  }
}

/** Marks moved from the words of the XML to those of the packed text; those at words that differ are left out. */
function moved(from: { words: readonly number[]; marks: readonly Mark[] }, to: readonly number[]): Mark[] {
  const places = new Map<string, number>();
  for (let at = to.length - 4; at >= 0; at -= 1) places.set(to.slice(at, at + 4).join(), at);
  const anchors = from.words.flatMap((_, at): Anchor[] => {
    const standard = places.get(from.words.slice(at, at + 4).join());
    return standard === undefined ? [] : [{ standard, file: at }];
  });
  const words = { ids: [...from.words], starts: [], ends: [], text: '' };
  const blocks = align(to, { words, from: 0, to: from.words.length }, anchors);
  const place = (at: number): number | undefined => {
    const block = blocks.find(({ file, length }) => at >= file && at < file + length);
    return block && block.standard + at - block.file;
  };
  return from.marks.flatMap(([first, last, pattern]): Mark[] => {
    const before = first === 0 ? -1 : place(first - 1);
    const after = last === from.words.length ? to.length : place(last);
    if (before === undefined || after === undefined || after <= before) return [];
    return [[before + 1, after, pattern]];
  });
}

function pack(words: readonly number[]): string {
  return Buffer.from(Uint16Array.from(words).buffer).toString('base64');
}

function unpack(base64: string): number[] {
  const bytes = Buffer.from(base64, 'base64');
  return [...new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))];
}
