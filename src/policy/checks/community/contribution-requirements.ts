import { findDocument } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { quoted } from '../../../documents/quoted.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, notApplicable, unmet } from '../../check.ts';
import { unreadable } from '../../readme-question.ts';
import { firstSentence } from '../../readme-topic.ts';

const needed =
  /\b(?:tests?|lint\w*|style ?guide|coding (?:style|standards?)|code review|reviewed|sign(?:ed)?[- ]?off|conventional commits?|documentation|pre-commit|squash|rebase|format(?:ted|ting)?|approv\w+|licen[cs]ed? under|changelog)\b/i;

export const contributionRequirements = defineCheck({
  id: 'contribution-requirements',
  title: 'Says what a contribution needs',
  why: 'Contributors who know about tests, style and review send changes that can be taken.',
  fix: 'Say in CONTRIBUTING what a change needs before it is merged: tests, style, review, a description.',
  about: 'contents',
  needs: ['tree', 'files'],
  reads: [fileKinds.contributing],
  evaluate({ tree, files }) {
    const found = findDocument('contributing', tree, files);
    if (found === undefined) return notApplicable('There is no CONTRIBUTING file.');
    const { path, text, document } = found;
    if (document === undefined) return unreadable(path, text);
    const said = firstSentence(document.sections, needed);
    return said
      ? met(`${path} says: ${quoted(said.text)}.`, proofAt(path, said.line))
      : unmet(`${path} does not say what a contribution needs.`, path);
  },
});
