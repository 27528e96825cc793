import type { EvidenceFile } from '../../domain/evidence.ts';
import type { AddedRestriction } from '../decision.ts';
import { plainLicenceName } from '../licence-names.ts';
import { matchText } from '../matchers/match-text.ts';
import { licencePlace } from './licence-files.ts';
import { restrictionIn } from './readme.ts';

/** A notice says what it has to say at its beginning. */
const maxLength = 6000;

/** What a notice or an addendum beside the licence (NOTICE, LICENSE-ADDENDUM.md) takes back from it; empty for other files. */
export function restrictingNotice({ path, text }: EvidenceFile): AddedRestriction[] {
  const place = licencePlace(path);
  if (!place || place.scope !== null || typeof text !== 'string' || plainLicenceName.test(path)) return [];
  const start = text.slice(0, maxLength);
  const restriction = restrictionIn(start);
  if (restriction === undefined) return [];
  const isLicence = matchText(text).matches.some(({ partial, isException }) => !partial && !isException);
  return isLicence ? [] : [{ path, text: restriction }];
}
