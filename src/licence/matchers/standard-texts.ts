import { isCopyrightLine } from '../../documents/copyright-line.ts';
import { currentIdentifier, identifiersOf, orLater } from '../../spdx/identifiers.ts';
import { isOpen } from '../../spdx/classification.ts';
import { copyleft, modifiedName, sameLicence, samePart, withStatements, type Part } from '../parts.ts';
import { headedParts, identifiedAs, isAmong, isChoiceBetween, settle } from './beside-texts.ts';
import { joinExceptions } from './exceptions.ts';
import { extraRestriction } from './extra-restrictions.ts';
import { isCommercialOffer } from './harmless-sentences.ts';
import { identifierLine } from './identifier-line.ts';
import { minLikeness, type MatchedText, type TextMatch } from './match-text.ts';
import type { LicenceText, Recognition } from './matcher.ts';
import { ownTerm } from './own-terms.ts';
import { withoutSecondary } from './secondary-licences.ts';
import { statementsIn } from './statements.ts';

/** Sentences in this many characters at the beginning may say which of the texts below them count. */
const maxLeadLength = 4000;

const recognised = new WeakMap<MatchedText, { recognition: Recognition | undefined }>();

/**
 * Recognises the whole texts of licences, with what the sentences around them add. What the same text came to before is
 * remembered for as long as its matches are.
 */
export function standardTexts(file: LicenceText): Recognition | undefined {
  const known = recognised.get(file.matched);
  if (known) return known.recognition;
  const whole = file.matched.matches.filter(({ similarity }) => similarity >= minLikeness);
  const recognition = fromTexts(file, whole);
  recognised.set(file.matched, { recognition });
  return recognition;
}

/**
 * Recognises a text that is only somewhat like a licence: it asserts none, and shows how the words differ from those of the
 * nearest. What the file names counts for more.
 */
export function nearTexts(file: LicenceText): Recognition | undefined {
  const { matches } = file.matched;
  const spdx = identifierLine(file.text);
  const named = [
    ...(spdx === undefined ? [] : identifiersOf(spdx)),
    ...statementsIn(file.text, true).flatMap(({ ids, certain }) => (certain ? ids : [])),
  ];
  const isOther = (id: string) => !matches.some(({ ids }) => ids.some((its) => sameLicence(its, id)));
  const whole = matches.filter(({ partial }) => !partial);
  const nearest = currentIdentifier(matches[0]?.ids[0] ?? '');
  // Beside terms that are not open, an open licence is named as what it may become, and is no grant.
  const mayBeNamed = whole.length === 0 || nearest === undefined || isOpen(nearest);
  if (mayBeNamed && named.some(isOther)) return undefined;
  const recognition = fromTexts(file, whole.length > 0 ? whole : matches);
  return recognition && nearest !== undefined ? { ...recognition, nearest } : recognition;
}

function fromTexts({ text, matched }: LicenceText, matches: readonly TextMatch[]): Recognition | undefined {
  if (!matches.some(({ isException }) => !isException)) return undefined;
  const { rest } = matched;
  const areOpen = matches.some(({ ids: [id = ''] }) => isOpen(id));
  // Terms that are not open already restrict; their parameters do so too.
  const isCopyleft = matches.every(({ ids: [id = ''], isException }) => isException || copyleft.test(id));
  const restriction = areOpen ? restrictionIn(text, matched, isCopyleft) : undefined;
  const statements = statementsIn(rest, true);
  const parts = joinExceptions(
    matches.map((match) => ({
      spdx: nameOf(match, restriction),
      scope: null,
      isException: match.isException,
    })),
  );
  const settledParts = settle(parts, statements, rest);
  const headed = headedParts(text, settledParts ?? parts);
  if (headed)
    return { ...ofTexts(matches, restriction), parts: headed, choice: false, settled: true, isByPart: true };
  const identified = identifiedAs(text, settledParts ?? parts);
  if (identified) return { ...ofTexts(matches, restriction), ...identified, settled: true };
  const main = mainByLead(settledParts ?? parts, matched.lead);
  if (main) return { ...ofTexts(matches, restriction), ...main, settled: settledParts !== undefined };
  // A name without its version, near a whole text, is talk about licences.
  const said = statements.filter(
    ({ certain, scope, ids }) =>
      areOpen &&
      restriction === undefined &&
      (certain || scope !== null) &&
      // "MIT-CMU" is named by more than its first word.
      !ids.every((id) => parts.some(({ spdx }) => spdx.startsWith(`${id}-`))),
  );
  const all = withStatements(settledParts ?? parts, said);
  return {
    parts: withoutSecondary(all, rest),
    choice:
      said.some(({ choice, ids }) => choice && ids.some((id) => isAmong(id, parts))) ||
      (all.length > 1 && isChoiceBetween(all, rest)),
    settled: settledParts !== undefined,
    ...ofTexts(matches, restriction),
  };
}

/** How sure a recognition by texts is, and what differs. */
function ofTexts(matches: readonly TextMatch[], restriction: string | undefined) {
  const exact = matches.every((match) => match.exact) && restriction === undefined;
  const differences = matches.flatMap((match) => match.differences);
  return {
    method: exact ? ('exact' as const) : ('similar' as const),
    confidence: exact ? 1 : Math.min(0.99, ...matches.map(({ similarity }) => similarity)),
    fullText: true,
    differences:
      restriction === undefined ? differences : [{ standard: '', found: restriction }, ...differences],
  };
}

/**
 * What the sentences before the texts offer of them, where several follow: those to choose from, or the one of the work as a
 * whole. The others are of what comes with it.
 */
function mainByLead(parts: readonly Part[], lead: string): Pick<Recognition, 'parts' | 'choice'> | undefined {
  if (lead.trim() === '') return undefined;
  const statements = statementsIn(lead.slice(0, maxLeadLength), true);
  const chosen = statements.find(({ choice, ids }) => choice && ids.some((id) => isAmong(id, parts)));
  const whole = chosen ?? statements.find(({ text, certain }) => certain && /\bas a whole\b/i.test(text));
  if (!whole || (parts.length < 2 && !(whole.choice && whole.certain))) return undefined;
  const named = whole.ids.map(
    (id) =>
      parts.find(({ spdx }) => samePart(spdx, id)) ?? parts.find(({ spdx }) => sameLicence(spdx, id, false)),
  );
  const main = whole.ids.map((spdx, at) => {
    const found = named[at];
    const isSaid = found === undefined || (whole.certain && !/^LicenseRef-/.test(found.spdx));
    return isSaid ? { spdx: orLaterOf(spdx, found?.spdx), scope: null } : found;
  });
  return { parts: uniqueBySpdx(main), choice: chosen !== undefined };
}

/** The identifier that was said, or the "or later" of the text where only that differs. */
function orLaterOf(said: string, found: string | undefined): string {
  return found !== undefined && (found === orLater(said) || found.includes(' WITH ')) ? found : said;
}

function uniqueBySpdx(parts: readonly Part[]): Part[] {
  return parts.filter(({ spdx }, at) => parts.findIndex((other) => other.spdx === spdx) === at);
}

/** The first restriction that the file adds: around the texts, between their words, or in the lines of copyright. */
function restrictionIn(
  text: string,
  { rest, matches }: MatchedText,
  isCopyleft: boolean,
): string | undefined {
  const inserted = matches.flatMap(({ differences }) => differences.map(({ found }) => found));
  const copyright = text.split('\n').filter((line) => line.length <= 200 && isCopyrightLine(line));
  for (const part of [rest, ...inserted, ...copyright]) {
    const restriction = extraRestriction(part);
    if (restriction !== undefined && !(isCopyleft && isCommercialOffer(restriction))) return restriction;
  }
  return ownTerm(rest, isCopyleft);
}

/**
 * The identifier of a matched text. A modified text gets a name of its own, never the plain identifier; one that is less like
 * any known text is not asserted to be a relative of it.
 */
function nameOf(match: TextMatch, restriction: string | undefined): string {
  const [listed = 'NOASSERTION'] = match.ids;
  if (match.isException) return listed;
  if (match.similarity < minLikeness) return 'NOASSERTION';
  const id = currentIdentifier(listed) ?? listed;
  // Whoever publishes under it fills in its parameters, and often the notes around it.
  if (id === 'BUSL-1.1') return id;
  return match.altered || restriction !== undefined ? modifiedName(id) : id;
}
