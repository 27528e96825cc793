import type { EvidenceFile } from '../../domain/evidence.ts';
import type { AddedRestriction } from '../decision.ts';
import { plainLicenceName } from '../licence-names.ts';
import { matchText } from '../matchers/match-text.ts';
import { isStatedTerm } from '../matchers/own-terms.ts';
import { licenceSentences } from '../matchers/prose.ts';
import { workRestriction } from '../matchers/work-restrictions.ts';
import { isTermsFile, licencePlace } from './licence-files.ts';
import { restrictionsIn } from './readme-restrictions.ts';

/** A notice says what it has to say at its beginning. */
const maxLength = 6000;
/** In a longer one much is about what comes with the work. */
const maxOwnWords = 1500;

/** What a notice or an addendum beside the licence (NOTICE, ETHICS.md, COMMERCIAL.md) takes back from it; empty for other files. */
export function restrictingNotice({ path, text }: EvidenceFile): AddedRestriction[] {
  if (path === 'package.json') return restrictingDescription(path, text);
  const place = licencePlace(path);
  const isTerms = isTermsFile(path);
  if (typeof text !== 'string' || !(isTerms || (place && place.scope === null))) return [];
  if (plainLicenceName.test(path)) return [];
  const start = text.slice(0, maxLength);
  const [restriction] = [
    ...restrictionsIn(start),
    ...(isTerms || isOwnNotice(path, start) ? termsIn(start) : []),
  ];
  if (restriction === undefined) return [];
  const isLicence = matchText(text).matches.some(({ partial, isException }) => !partial && !isException);
  return isLicence ? [] : [{ path, text: restriction, isOffer: /commercial|enterprise/i.test(path) }];
}

/** What the description of a package says of who may use it. */
function restrictingDescription(path: string, text: string | null | undefined): AddedRestriction[] {
  const [, description = ''] = /"description"\s*:\s*"((?:[^"\\]|\\.){1,300})"/.exec(text ?? '') ?? [];
  const restriction = workRestriction(description);
  return restriction === undefined ? [] : [{ path, text: restriction }];
}

function isOwnNotice(path: string, text: string): boolean {
  return (
    /^notice\b|addend|addition|amend|rider|restrict|commercial|enterprise/i.test(path) &&
    text.length <= maxOwnWords
  );
}

function termsIn(text: string): string[] {
  return licenceSentences(text).flatMap(({ text: sentence }) => (isStatedTerm(sentence) ? [sentence] : []));
}
