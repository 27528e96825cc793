import { judgeOwnReadme, judgeReadme } from './judge-document.ts';
import { fileKinds } from '../documents/file-kinds.ts';
import type { CheckProse } from '../domain/policy.ts';
import { proofAt } from '../domain/proof.ts';
import type { DocumentText } from '../documents/document-text.ts';
import { isLeftOver } from '../documents/placeholder.ts';
import { quoted } from '../documents/quoted.ts';
import type { ReadmeAnswer } from '../documents/readme-answers.ts';
import { defineCheck, met, notApplicable, unmet, type Check } from './check.ts';
import { needsNoInstructions } from './licences.ts';

interface Question extends CheckProse {
  /** What the README fails to say, as the end of a sentence that begins with its path. */
  lacking: string;
  /** Documents alone need no instructions to be used. */
  ofCode: boolean;
  answer: (document: DocumentText) => ReadmeAnswer | undefined;
}

/** A check that asks one question of the README, and quotes the sentence that answers it. */
export function readmeQuestion({ lacking, ofCode, answer, ...prose }: Question): Check {
  return defineCheck({
    ...prose,
    about: 'contents',
    needs: ['tree', 'files'],
    uses: ['language', 'name'],
    reads: [fileKinds.readme],
    evaluate({ tree, files, language, name }) {
      const judge = ofCode ? judgeReadme : judgeOwnReadme;
      return judge({ tree, files, name }, ({ path, document }) => {
        const found = answer(document);
        if (found) return met(`${path} says: ${quoted(found.words)}.`, proofAt(path, found.line));
        if (ofCode && needsNoInstructions({ tree, language }))
          return notApplicable('There are only documents here, which need no instructions.');
        return unmet(`${path} ${whyNot(document) ?? lacking}.`, path);
      });
    },
  });
}

/** A better reason than that an answer is lacking: the text is not the project’s own. */
export function whyNot({ generator, placeholders }: DocumentText): string | undefined {
  if (generator !== undefined)
    return `begins with text that ${generator} wrote, not with what this project is for`;
  const first = placeholders.find(({ text }) => isLeftOver(text) || text.includes('{{'));
  if (first === undefined) return undefined;
  return `still has text that was left to be filled in, such as ${quoted(first.text)} in line ${first.line}`;
}
