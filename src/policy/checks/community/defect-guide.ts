import { findDocument, findReadme } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, unmet } from '../../check.ts';
import { findTopic } from '../../readme-topic.ts';
import { findEntry } from '../../tree-question.ts';

const heading =
  /^\W*(?:\d+\W*)?(?:(?:how to )?(?:report|rais|submit|fil|log)\w* (?:an? |any )?(?:\w+ ){0,2}(?:bugs?|issues?|problems?|defects?|errors?|faults?)\b|(?:using |github )?(?:issues?|bugs?)(?: (?:and|&|or|tracker|tracking|reports?|reporting)\b.*)?\W*$|(?:[\w]+ (?:and|or|&) )?bug reports?\b|rapports? de bug|(?:issue|bug) guidelines|(?:in case |if )?you(?:[’']ve)? (?:found|find|have|spot) (?:an? )?(?:issue|bug|problem|mistake)|(?:giving |your )?feedback\b)/i;
const said =
  /\b(?:report|raise|open|create|submit|file|log) (?:an? |any |your |it as an )?(?:\w+ ){0,2}(?:issues?|bugs?|problems?|defects?)\b/i;
const ofMistakes =
  /\b(?:bugs?|problems?|defects?|errors?|faults?|mistakes?|wrong|broken|incorrect\w*|report\w*|support|not work\w*)\b/i;
/** A talk before a change is none about a mistake. */
const ofChanges =
  /\b(?:before|first|discuss\w*|proposals?|propos\w+|large|major|changes?|features?|ideas?|suggest\w+|new|worth including|improv\w+|contribut\w+)\b/i;

/** Whether a sentence says how to report a mistake, and not only how to talk about a change. */
const sentence = {
  test: (text: string) => said.test(text) && (ofMistakes.test(text) || !ofChanges.test(text)),
};

export const defectGuide = defineCheck({
  id: 'defect-guide',
  title: 'Says how to report a mistake',
  why: 'A report that says what happened and how to see it is worth ten that do not.',
  fix: 'Switch issues on, and add a template in .github/ISSUE_TEMPLATE or a section in CONTRIBUTING on how to report a mistake.',
  lesson: {
    time: 'minutes',
    tip: 'Ask for three things: what I did, what I saw, what I expected.',
  },
  about: 'contents',
  needs: ['tree', 'files'],
  uses: ['issuesEnabled'],
  reads: [fileKinds.contributing, fileKinds.readme, fileKinds.support],
  evaluate({ tree, files, issuesEnabled }) {
    const template = findEntry(
      tree,
      /^(?:\.github\/|docs\/)?issue_template(?:\.(?:md|ya?ml))?$|^\.gitlab\/issue_templates$/i,
    );
    if (template) return met(`There is ${template.path}.`, template.path);
    for (const found of [
      findDocument('contributing', tree, files),
      findDocument('support', tree, files),
      findReadme(tree, files),
    ]) {
      const told = found?.document && findTopic(found.document, { heading, sentence });
      if (found && told) return met(`${found.path} ${told.says}.`, proofAt(found.path, told.line));
    }
    return unmet(
      issuesEnabled === true
        ? 'Issues can be raised, but nothing says how to report a mistake.'
        : 'Nothing says how to report a mistake.',
    );
  },
});
