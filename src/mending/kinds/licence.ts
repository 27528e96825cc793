import { fileKinds } from '../../documents/file-kinds.ts';
import { holderOf } from '../holder.ts';
import { readyLicence, type ReadyLicence } from '../licence-texts.ts';
import { defineKind, type Draft, type MendingFacts } from '../mending-kind.ts';
import { withoutExtension } from '../names.ts';

const terms = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;

/** What any licence mends once its text is there, in the name of its holder. */
const always = ['has-licence', 'full-licence-text', 'copyright-notice', 'copyright-holder-known'];

/**
 * The text of a licence in the name of the holder: of the one that the repository or the catalogue names already, of the Open
 * Government Licence where there are documents alone, of MIT for everything else.
 */
export const licence = defineKind({
  id: 'licence',
  title: 'the MIT licence',
  checks: [...always, 'open-source-licence', 'recommended-licence', 'mit-first'],
  needsCheck: true,
  isUsual: true,
  isTaken: (path) =>
    fileKinds.licenceFolder.matches(path) ||
    fileKinds.legal.matches(path) ||
    fileKinds.legal.matches(withoutExtension(path)),
  draft(facts) {
    const { licence: verdict, evidence } = facts;
    if (verdict === undefined) return 'We could not read all files that may hold a licence.';
    const chosen = chosenBefore(facts) ?? (evidence.language === null ? 'OGL-UK-3.0' : 'MIT');
    const needsHolder = chosen !== 'CC0-1.0' && holderOf(facts) === '';
    if (needsHolder) return 'Say who holds the copyright, under “Add what only you know”.';
    if (chosen === 'MIT') return mitOf(facts);
    const ready = readyLicence(chosen);
    return ready === undefined
      ? `The repository says ${chosen} already. Add the text of that licence, from https://spdx.org/licenses.`
      : draftOf(chosen, ready, facts);
  },
});

function mitOf(facts: MendingFacts): Draft {
  const { licence: verdict } = facts;
  return {
    path: 'LICENCE',
    text: `MIT License\n\n${noticeOf(facts)}\n\n${terms}`,
    remarks: [
      confirmHolder,
      'MIT suits code. Where there are only documents here, use the Open Government Licence 3.0.',
      ...(verdict
        ? [`Make what ${verdict.decidedBy ?? 'the repository'} says of the licence agree: MIT.`]
        : []),
    ],
  };
}

function draftOf(spdx: string, { name, text, osiApproved }: ReadyLicence, facts: MendingFacts): Draft {
  const isChosen = chosenBefore(facts) !== null;
  return {
    path: 'LICENCE',
    title: `the ${name.replace(/ (?:only|or later)$/, '')}`,
    checks: osiApproved ? [...always, 'open-source-licence'] : always,
    text: withNotice(text, facts),
    remarks: [
      ...(spdx === 'CC0-1.0' ? [] : [confirmHolder]),
      isChosen
        ? `${spdx} is what ${facts.licence?.decidedBy ?? 'the repository'} says. Ask whoever chose it before you use another.`
        : 'There is no code here that we know of, so we took the licence for documents. For code use MIT.',
    ],
  };
}

const confirmHolder =
  'Confirm who holds the copyright. Code that a supplier or a contractor wrote may be theirs, by the contract.';

function noticeOf(facts: MendingFacts): string {
  const year = (facts.evidence.createdAt ?? facts.now.toISOString()).slice(0, 4);
  return `Copyright (c) ${year} ${holderOf(facts)}`;
}

/** The holder stands where the text has a place for it, else above the text, which stays as it is. */
function withNotice(text: string, facts: MendingFacts): string {
  const place = /^Copyright \(c\) <year> <owner>\.? *$/m;
  const end = text.endsWith('\n') ? '' : '\n';
  if (place.test(text)) return `${text.replace(place, () => noticeOf(facts))}${end}`;
  const isWaived = text.startsWith('Creative Commons Legal Code');
  return `${isWaived ? '' : `${noticeOf(facts)}\n\n`}${text}${end}`;
}

/** The licence that somebody chose; null where nobody did: `npm init` writes ISC by itself. */
function chosenBefore({ licence: verdict }: MendingFacts): string | null {
  if (!verdict) return null;
  const isDefault =
    verdict.spdx === 'ISC' && verdict.decidedBy === 'package.json' && verdict.files.length === 0;
  return isDefault ? null : verdict.spdx;
}
