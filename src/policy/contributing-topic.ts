import { fileKinds } from '../documents/file-kinds.ts';
import { quoted } from '../documents/quoted.ts';
import type { CheckProse } from '../domain/policy.ts';
import { proofAt } from '../domain/proof.ts';
import { defineCheck, met, unmet, type Check } from './check.ts';
import { judgeDocument } from './judge-document.ts';
import { firstSentence } from './readme-topic.ts';

interface ContributingTopic extends CheckProse {
  sentence: RegExp;
  /** What the file fails to say, as the end of a sentence that begins with its path. */
  lacking: string;
}

/** A check that CONTRIBUTING says something: it quotes the sentence. */
export function contributingTopic({ sentence, lacking, ...prose }: ContributingTopic): Check {
  return defineCheck({
    ...prose,
    about: 'contents',
    needs: ['tree', 'files'],
    reads: [fileKinds.contributing],
    evaluate(facts) {
      return judgeDocument('contributing', facts, ({ path, document }) => {
        const said = firstSentence(document.sections, sentence);
        return said
          ? met(`${path} says: ${quoted(said.text)}.`, proofAt(path, said.line))
          : unmet(`${path} ${lacking}.`, path);
      });
    },
  });
}
