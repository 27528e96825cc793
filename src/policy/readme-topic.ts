import { judgeReadme } from './judge-document.ts';
import { fileKinds } from '../documents/file-kinds.ts';
import type { DocumentText, Section, Sentence } from '../documents/document-text.ts';
import { quoted } from '../documents/quoted.ts';
import type { CheckProse } from '../domain/policy.ts';
import { proofAt } from '../domain/proof.ts';
import { defineCheck, met, unmet, type Check } from './check.ts';

/** Where a README deals with a topic. */
interface Mention {
  /** What the README does there, as the end of a sentence that begins with its path. */
  says: string;
  line: number;
}

/** A heading with something under it, or a sentence, that deals with a topic. */
interface Topic {
  heading: RegExp;
  sentence?: RegExp | undefined;
}

interface ReadmeTopic extends CheckProse, Topic {
  /** What else deals with it, looked for first. */
  first?: (document: DocumentText) => Mention | undefined;
  /** What the README fails to say, as the end of a sentence that begins with its path. */
  lacking: string;
}

/** A check that a README deals with a topic: it quotes the heading or the sentence. */
export function readmeTopic({ heading, sentence, first, lacking, ...prose }: ReadmeTopic): Check {
  return defineCheck({
    ...prose,
    about: 'contents',
    needs: ['tree', 'files'],
    reads: [fileKinds.readme],
    evaluate({ tree, files }) {
      return judgeReadme({ tree, files }, ({ path, document }) => {
        const found = first?.(document) ?? findTopic(document, { heading, sentence });
        if (found) return met(`${path} ${found.says}.`, proofAt(path, found.line));
        return unmet(`${path} ${lacking}.`, path);
      });
    },
  });
}

/** Where a document deals with a topic; undefined where it does not. */
export function findTopic({ sections }: DocumentText, { heading, sentence }: Topic): Mention | undefined {
  for (const section of sections) {
    const under = section.title ? undefined : section.headings.find((each) => heading.test(each));
    if (under !== undefined && holdsWords(section))
      return { says: `has a section called “${under}”`, line: section.line };
  }
  const said = sentence && firstSentence(sections, sentence);
  return said && { says: `says: ${quoted(said.text)}`, line: said.line };
}

function holdsWords({ sentences, code, links }: Section): boolean {
  return sentences.length + code.length + links.length > 0;
}

/** The first sentence that matches. */
export function firstSentence(sections: readonly Section[], pattern: RegExp): Sentence | undefined {
  for (const { sentences } of sections) {
    const found = sentences.find(({ text }) => pattern.test(text));
    if (found) return found;
  }
  return undefined;
}
