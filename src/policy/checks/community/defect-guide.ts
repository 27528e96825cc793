import { findDocument, findReadme } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, unmet } from '../../check.ts';
import { findTopic } from '../../readme-topic.ts';
import { findEntry } from '../../tree-question.ts';

const heading = /\b(?:bugs?|issues?|report(?:ing)? (?:a |an )?(?:bugs?|issues?|problems?)|feedback)\b/i;
const sentence =
  /\b(?:report|raise|open|create|submit|file|log) (?:an? |any |your |it as an )?(?:\w+ ){0,2}(?:issues?|bugs?|problems?|defects?)\b/i;

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
      const said = found?.document && findTopic(found.document, { heading, sentence });
      if (found && said) return met(`${found.path} ${said.says}.`, proofAt(found.path, said.line));
    }
    return unmet(
      issuesEnabled === true
        ? 'Issues can be raised, but nothing says how to report a mistake.'
        : 'Nothing says how to report a mistake.',
    );
  },
});
