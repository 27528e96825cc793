import { judgeOwnReadme } from './judge-document.ts';
import { fileKinds } from '../documents/file-kinds.ts';
import type { DocumentText, Section, Sentence } from '../documents/document-text.ts';
import { quoted } from '../documents/quoted.ts';
import type { CheckProse } from '../domain/policy.ts';
import { proofAt } from '../domain/proof.ts';
import { defineCheck, met, unknown, unmet, type Check } from './check.ts';

/** Where a README deals with a topic. */
interface Mention {
  /** What the README does there, as the end of a sentence that begins with its path. */
  says: string;
  line: number;
}

/** A heading with something under it, or a sentence, that deals with a topic. */
interface Topic {
  heading: RegExp;
  sentence?: Pick<RegExp, 'test'> | undefined;
  /** More patterns of sentences, where one would be too long to read. */
  sentences?: readonly RegExp[] | undefined;
}

interface ReadmeTopic extends CheckProse, Topic {
  /** What else deals with it, looked for first. */
  first?: (document: DocumentText) => Mention | undefined;
  /** A sentence after which a fair reader could not tell, and what the README does in it. */
  perhaps?: { sentence: RegExp; says: string };
  /** What the README fails to say, as the end of a sentence that begins with its path. */
  lacking: string;
}

/** A check that a README deals with a topic: it quotes the heading or the sentence. */
export function readmeTopic({
  heading,
  sentence,
  sentences,
  first,
  perhaps,
  lacking,
  ...prose
}: ReadmeTopic): Check {
  return defineCheck({
    ...prose,
    about: 'contents',
    needs: ['tree', 'files'],
    uses: ['name'],
    reads: [fileKinds.readme],
    evaluate({ tree, files, name }) {
      return judgeOwnReadme({ tree, files, name }, ({ path, document }) => {
        const found = first?.(document) ?? findTopic(document, { heading, sentence, sentences });
        if (found) return met(`${path} ${found.says}.`, proofAt(path, found.line));
        const unclear = perhaps && firstSentence(document.sections, perhaps.sentence);
        if (perhaps && unclear)
          return unknown(`${path} ${perhaps.says}: ${quoted(unclear.text)}.`, proofAt(path, unclear.line));
        return unmet(`${path} ${lacking}.`, path);
      });
    },
  });
}

/** Where a document deals with a topic; undefined where it does not. */
export function findTopic(
  { sections }: DocumentText,
  { heading, sentence, sentences = [] }: Topic,
): Mention | undefined {
  for (const section of sections) {
    const under = section.title ? undefined : section.headings.find((each) => heading.test(each));
    if (under !== undefined && holdsWords(section))
      return { says: `has a section called “${under}”`, line: lineOf(under, section, sections) };
  }
  const patterns = sentence ? [sentence, ...sentences] : sentences;
  const said = firstSentence(sections, ...patterns);
  return said && { says: `says: ${quoted(said.text)}`, line: said.line };
}

/** The line of a heading: that of the section itself, or of the one above it. */
function lineOf(heading: string, below: Section, sections: readonly Section[]): number {
  const above = sections.findLast((section) => section.line <= below.line && section.heading === heading);
  return (above ?? below).line;
}

function holdsWords({ sentences, code, links }: Section): boolean {
  return sentences.length + code.length + links.length > 0;
}

/** The first sentence that matches one of the patterns; the cells of a table are none. */
export function firstSentence(
  sections: readonly Section[],
  ...patterns: readonly Pick<RegExp, 'test'>[]
): Sentence | undefined {
  for (const { sentences } of sections) {
    const found = sentences.find(
      ({ text, kind }) => kind !== 'table' && patterns.some((pattern) => pattern.test(text)),
    );
    if (found) return found;
  }
  return undefined;
}
