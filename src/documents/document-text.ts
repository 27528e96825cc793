import type { EvidenceFile } from '../domain/evidence.ts';
import { generatorOf } from './generators.ts';
import { isPlaceholderCode, placeholderIn } from './placeholder.ts';
import { lineAt, readBlocks, type Block, type Link } from './read-blocks.ts';

/** One sentence that somebody wrote, and the line it begins on. */
export interface Sentence {
  text: string;
  line: number;
  kind: Block['kind'];
}

/** What stands under one heading, up to the next. Only what was written: text left to be filled in is not in it. */
export interface Section {
  /** Empty for what comes before the first heading. */
  heading: string;
  /** The headings above it, the outermost first, and its own. */
  headings: readonly string[];
  line: number;
  /** True for the first heading of the document: it is the title, whatever its words are. */
  title: boolean;
  sentences: readonly Sentence[];
  code: readonly Block[];
  links: readonly Link[];
}

/** A document as the checks see it. */
export interface DocumentText {
  path: string;
  sections: readonly Section[];
  /** What was left to be filled in, in the order of the text. */
  placeholders: readonly Sentence[];
  /** The tool whose own words the document begins with. */
  generator: string | undefined;
}

const known = new WeakMap<EvidenceFile, DocumentText>();

/** Takes a collected file apart, once however many ask; undefined for one whose text is not known. */
export function readDocument(file: EvidenceFile | undefined): DocumentText | undefined {
  if (typeof file?.text !== 'string') return undefined;
  const before = known.get(file);
  if (before) return before;
  const document = documentOf(file.path, readBlocks(file.path, file.text));
  known.set(file, document);
  return document;
}

/** What the blocks of a document say. Linear in the text. */
export function documentOf(path: string, blocks: readonly Block[]): DocumentText {
  const builder = new SectionBuilder();
  for (const block of blocks) builder.take(block);
  const { sections, placeholders } = builder.end();
  return { path, sections, placeholders, generator: generatorIn(blocks) };
}

/** Every sentence of a document that somebody wrote. */
export function sentencesOf({ sections }: DocumentText): Sentence[] {
  return sections.flatMap(({ sentences }) => sentences);
}

class SectionBuilder {
  readonly #sections: Section[] = [];
  readonly #placeholders: Sentence[] = [];
  readonly #path: { level: number; heading: string }[] = [];
  #sentences: Sentence[] = [];
  #code: Block[] = [];
  #links: Link[] = [];
  #head = { heading: '', headings: [] as string[], line: 1, title: false };
  #titled = false;
  /** Set by a paragraph for the author: the list below it belongs to it. */
  #forAuthor = false;

  take(block: Block): void {
    if (block.kind === 'heading') return this.#open(block);
    if (block.kind === 'code') return this.#takeCode(block);
    const sentences = splitSentences(block);
    const left = sentences.map(({ text }) => placeholderIn(text));
    const instructed = left.indexOf('instruction');
    const listed = block.kind === 'item' && this.#forAuthor;
    if (block.kind !== 'item') this.#forAuthor = instructed !== -1;
    const written = sentences.filter(
      (_, index) => !listed && (instructed === -1 || index < instructed) && left[index] === undefined,
    );
    if (written.length < sentences.length)
      this.#placeholders.push(...sentences.filter((sentence) => !written.includes(sentence)));
    this.#sentences.push(...written);
    if (!listed && instructed === -1) this.#links.push(...block.links);
  }

  /** Code that was left to be replaced goes, with the words that lead to it. */
  #takeCode(block: Block): void {
    if (!isPlaceholderCode(block.text)) {
      this.#code.push(block);
      return;
    }
    this.#placeholders.push({ text: block.text.slice(0, 200), line: block.line, kind: 'code' });
    if (/:\s*$/.test(this.#sentences.at(-1)?.text ?? '')) this.#sentences.pop();
  }

  end(): { sections: Section[]; placeholders: Sentence[] } {
    this.#close();
    return { sections: this.#sections, placeholders: this.#placeholders };
  }

  #open({ level, text, line, links }: Block): void {
    this.#close();
    const heading = text.replace(/\s+/g, ' ').trim();
    while ((this.#path.at(-1)?.level ?? 0) >= level) this.#path.pop();
    const title = !this.#titled && heading !== '';
    if (title) this.#titled = true;
    else this.#path.push({ level, heading });
    this.#head = { heading, headings: title ? [heading] : this.#path.map((one) => one.heading), line, title };
    this.#links.push(...links);
    this.#forAuthor = false;
  }

  #close(): void {
    this.#sections.push({ ...this.#head, sentences: this.#sentences, code: this.#code, links: this.#links });
    [this.#sentences, this.#code, this.#links] = [[], [], []];
  }
}

/** A full stop ends a sentence where a space and a capital follow, but not after an initial or `e.g.`. */
const ending =
  /(?<=[.!?]["”)\]]{0,2})(?<!\b(?:[A-Z]|e\.g|i\.e|etc|vs|Dr|Mr|Mrs|St|No)\.)\s+(?=["“([*_<]?[\p{Lu}\d])/gu;

/** The mark of a highlighted note on GitHub is no word of its sentence. */
const alert = /^\[!(?:note|tip|important|warning|caution)\]\s*/i;

function splitSentences(block: Block): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  const add = (to: number) => {
    const raw = block.text.slice(from, to);
    const text = withSingleSpaces(raw.trim()).replace(alert, '');
    const start = from + Math.max(0, raw.search(/\S/));
    if (/[\p{L}\p{N}]/u.test(text)) found.push({ text, line: lineAt(block, start), kind: block.kind });
    from = to;
  };
  for (const { index, 0: space } of block.text.matchAll(ending)) add(index + space.length);
  add(block.text.length);
  return found;
}

function withSingleSpaces(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** A tool wrote the beginning where its words come before any paragraph of somebody’s own. */
function generatorIn(blocks: readonly Block[]): string | undefined {
  let opening = '';
  for (const { kind, text } of blocks) {
    if (kind === 'code') continue;
    opening = `${opening}${text} `.replace(/\s+/g, ' ').slice(0, 600);
    const found = generatorOf(opening);
    if (found !== undefined || opening.length >= 600) return found;
    if (kind !== 'heading' && text.split(/\s+/).length >= 6 && placeholderIn(text) === undefined)
      return undefined;
  }
  return undefined;
}
