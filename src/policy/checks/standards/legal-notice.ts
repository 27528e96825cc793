import { judgeReadme } from '../../judge-document.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { quoted } from '../../../documents/quoted.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, notApplicable, unmet } from '../../check.ts';
import { firstSentence } from '../../readme-topic.ts';
import { findEntry } from '../../tree-question.ts';

const use =
  /\b(?:clinical decision|diagnos(?:e|es|ing|tic) (?:patients?|tool|support)|dos(?:e|age) calculat\w+|clinical (?:risk )?(?:score|calculator|algorithm)|treatment (?:decision|recommendation)s?|triage (?:patients?|tool))\b/i;
const caveat =
  /\b(?:not (?:be used|intended|a substitute|suitable|validated|approved)|must not be|at your own risk|disclaimer|no (?:liability|warrant\w+)|caution|for research (?:use )?only)\b/i;

export const legalNotice = defineCheck({
  id: 'legal-notice',
  title: 'Warns where patients could be harmed',
  why: 'People who reuse clinical software need to know what it must not be used for.',
  fix: 'Add a NOTICE file, or a sentence in the README on what the software must not be used for.',
  lesson: {
    time: 'hour',
    tip: 'Write down who it is not for and what it does not decide, in words that a nurse would use.',
  },
  about: 'contents',
  needs: ['tree', 'files'],
  reads: [fileKinds.readme, fileKinds.legal],
  evaluate({ tree, files }) {
    return judgeReadme({ tree, files }, ({ path, document }) => {
      const clinical = firstSentence(document.sections, use);
      if (clinical === undefined) return notApplicable(`Nothing in ${path} speaks of clinical use.`);
      const notice = findEntry(tree, /^notice(?:\.(?:md|txt))?$/i);
      if (notice) return met(`There is ${notice.path}.`, notice.path);
      const said = firstSentence(document.sections, caveat);
      return said
        ? met(`${path} says: ${quoted(said.text)}.`, proofAt(path, said.line))
        : unmet(
            `${path} says: ${quoted(clinical.text)}, which is likely to be clinical use, and nothing says what it must not be used for.`,
            proofAt(path, clinical.line),
          );
    });
  },
});
