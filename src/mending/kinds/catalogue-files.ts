import { codeJsonOf, publiccodeOf } from '../../exports/exports.ts';
import { defineKind, type MendingFacts } from '../mending-kind.ts';

const lacksLicence = 'It has to name the licence. Add a licence first.';

/** `publiccode.yml`, by which catalogues in Europe find public code. */
export const publiccode = defineKind({
  id: 'publiccode',
  title: 'a description for catalogues (publiccode.yml)',
  checks: ['publiccode-valid'],
  needsCheck: false,
  isUsual: false,
  isTaken: (path) => /^(?:[^/]+\/)?public[-_]?code\.ya?ml$/i.test(path),
  draft(facts) {
    const spdx = facts.licence?.spdx;
    if (spdx === undefined || spdx === 'NOASSERTION') return lacksLicence;
    return {
      path: 'publiccode.yml',
      text: publiccodeOf(facts, spdx, { ...facts, contact: facts.answers.contact }),
      remarks: [
        'Say more in the description, and correct the status and the maintenance: they are not guessed.',
      ],
    };
  },
});

/** `code.json`, the inventory of code.gov with this repository in it. */
export const codeJson = defineKind({
  id: 'code-json',
  title: 'an inventory for code.gov’s tools (code.json)',
  checks: [],
  needsCheck: false,
  isUsual: false,
  isTaken: (path) => /^(?:[^/]+\/)?code(?:inventory)?\.json$/i.test(path),
  draft(facts: MendingFacts) {
    if (!facts.licence?.classes.osiApproved) return lacksLicence;
    return {
      path: 'code.json',
      text: codeJsonOf(facts, { ...facts, contact: facts.answers.contact }),
      remarks: ['Correct the hours of labour: the schema asks for them, and nobody counts them.'],
    };
  },
});
