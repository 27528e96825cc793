import { isOpen } from '../../spdx/classification.ts';
import { orLater } from '../../spdx/identifiers.ts';
import { modifiedName, sameLicence, withStatements, type Part } from '../parts.ts';
import { joinExceptions } from './exceptions.ts';
import type { LicenceText, Recognition } from './matcher.ts';
import { licenceSentences } from './prose.ts';
import { withoutSecondary } from './secondary-licences.ts';
import { letsChoose, statementsIn, type Statement } from './statements.ts';
import { noticeRestriction } from './work-restrictions.ts';

const maxNoticeLength = 3000;
/** In a text of at most this many characters, words of choice are about all the licences that it names. */
const maxChoiceLength = 600;

/** Recognises sentences that name a licence in place of its text; in a long text only those at its beginning. */
export function namedLicence({ text: whole, place, matched }: LicenceText): Recognition | undefined {
  const exceptions = matched.matches.filter(({ isException, partial }) => isException && !partial);
  // An exception names other licences, and says what may not be done, in its own words.
  const text = exceptions.length > 0 ? matched.rest : whole;
  const statements = statementsIn(text.slice(0, maxNoticeLength), true);
  const [first] = statements;
  if (!first) return undefined;
  const among = (id: string) => statements.some(({ ids }) => ids.some((its) => sameLicence(its, id)));
  const chooses =
    statements.length > 1 &&
    (text.length <= maxChoiceLength
      ? letsChoose(text.replace(/\s+/g, ' '), among)
      : licenceSentences(text.slice(0, maxNoticeLength)).some(({ text: sentence }) =>
          letsChoose(sentence, among),
        ));
  const main = chooses
    ? statements
    : statements.filter((one, at) => at === 0 || one.scope !== null || isAboutOtherFiles(one, first));
  const parts = withoutSecondary(laterWhereSaid(withStatements([], main), statements), text);
  const restriction = noticeRestriction(text.slice(0, maxNoticeLength));
  return {
    parts: joinExceptions([
      ...parts.map((part) => ({ ...part, isException: false })),
      ...exceptions.map(({ ids: [spdx = ''] }) => ({ spdx, scope: null, isException: true })),
    ]).map((part) =>
      restriction !== undefined && isOpen(part.spdx) ? { ...part, spdx: modifiedName(part.spdx) } : part,
    ),
    choice: chooses || first.choice,
    settled: true,
    method: 'named',
    confidence: place.rank === 3 ? 0.6 : first.certain ? 0.9 : 0.7,
    fullText: false,
    differences: restriction === undefined ? [] : [{ standard: '', found: restriction }],
  };
}

/** "GPL 2.0/LGPL 2.1" in the first line of a notice leaves out the "or later" that its sentences add. */
function laterWhereSaid(parts: readonly Part[], statements: readonly Statement[]): Part[] {
  const said = new Set(statements.flatMap(({ ids, choice }) => (choice ? ids : [])));
  return parts.map((part) => (said.has(orLater(part.spdx)) ? { ...part, spdx: orLater(part.spdx) } : part));
}

/** Whether a statement goes on after the first to say what holds for the other files. */
function isAboutOtherFiles(one: Statement, first: Statement): boolean {
  const files = /\b(?:files?|director(?:y|ies)|folders?|everything else|the rest|remainder)\b/i;
  return one !== first && files.test(first.text) && files.test(one.text);
}
