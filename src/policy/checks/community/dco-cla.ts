import { findDocument } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { quoted } from '../../../documents/quoted.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, notApplicable, unmet } from '../../check.ts';
import { unreadable } from '../../readme-question.ts';
import { firstSentence } from '../../readme-topic.ts';

const assent =
  /\b(?:DCO|developer(?:’s|'s)? certificate of origin|signed-off-by|sign(?:ed)?[- ]off|contributor licen[cs]e agreement|CLA\b|(?:contributions?|you) (?:\w+ ){0,6}(?:licen[cs]ed?|agree) (?:\w+ ){0,6}(?:under|licen[cs]e)|by contributing)\b/i;

export const dcoCla = defineCheck({
  id: 'dco-cla',
  title: 'Asks contributors to say that they may contribute',
  why: 'A project that takes code of others should know that they had the right to give it.',
  fix: 'Ask in CONTRIBUTING for a sign-off (Developer Certificate of Origin), or say that contributions come under the project’s licence.',
  about: 'contents',
  needs: ['tree', 'files'],
  reads: [fileKinds.contributing],
  evaluate({ tree, files }) {
    const found = findDocument('contributing', tree, files);
    if (found === undefined) return notApplicable('There is no CONTRIBUTING file.');
    const { path, text, document } = found;
    if (document === undefined) return unreadable(path, text);
    const said = firstSentence(document.sections, assent);
    return said
      ? met(`${path} says: ${quoted(said.text)}.`, proofAt(path, said.line))
      : unmet(`${path} does not say under which terms contributions come.`, path);
  },
});
