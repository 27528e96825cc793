import { defineCheck, met, notApplicable, unmet, type Verdict } from '../check.ts';
import type { LicenceVerdict } from '../../registry/licence-verdict.ts';
import {
  codeLicences,
  holdsOnlyDocuments,
  identifiersOf,
  isForDocumentation,
  isOsiApproved,
  isUnrecognised,
  licenceSeen,
} from '../licences.ts';

export const openSourceLicence = defineCheck({
  id: 'open-source-licence',
  title: 'Has an open-source licence',
  why: 'A licence approved by the Open Source Initiative lets anybody use, change and share the code. Other terms stop reuse or have to be read by a lawyer first.',
  fix: 'Use the unaltered text of the MIT licence for code, unless you have a reason for another open-source licence. The Open Government Licence suits documentation, but was not written for code.',
  about: 'contents',
  needs: ['licence'],
  uses: ['language', 'tree'],
  evaluate({ licence, language, tree }) {
    if (licence === null) return unmet('There is no licence.');
    const proof = licence.decidedBy ?? undefined;
    if (licence.classes.osiApproved)
      return met(`${licenceSeen(licence)}, is approved by the Open Source Initiative.`, proof);
    if (isUnrecognised(licence.spdx))
      return unmet(
        `The terms ${proof ? `in ${proof} ` : ''}are not a licence we recognise, word for word.`,
        proof,
      );
    return judgeIdentifiers(licence, holdsOnlyDocuments({ language, tree }));
  },
});

/** Licences for documents may stand alone where there are only documents, and beside an approved one for code. */
function judgeIdentifiers(licence: LicenceVerdict, onlyDocuments: boolean | undefined): Verdict {
  const proof = licence.decidedBy ?? undefined;
  const forCode = codeLicences(licence);
  if (forCode.length > 0) {
    const enough = / OR /.test(licence.spdx) ? forCode.some(isOsiApproved) : forCode.every(isOsiApproved);
    return enough
      ? met(
          `${licenceSeen(licence)}: ${forCode.join(', ')} for the code is approved by the Open Source Initiative.`,
          proof,
        )
      : unmet(`${licenceSeen(licence)}, is not approved by the Open Source Initiative.`, proof);
  }
  if (onlyDocuments === false || !identifiersOf(licence.spdx).every(isForDocumentation))
    return unmet(`${licenceSeen(licence)}, is a licence for documents, and there is code here.`, proof);
  if (onlyDocuments === undefined)
    return notApplicable(
      `${licenceSeen(licence)}, is a licence for documents, and whether there is code here is not known.`,
      proof,
    );
  return met(`${licenceSeen(licence)}, is an open licence for documents, and there is no code here.`, proof);
}
