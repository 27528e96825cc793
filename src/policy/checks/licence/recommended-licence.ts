import { defineCheck, met, notApplicable, unmet } from '../../check.ts';
import { codeLicences, holdsOnlyDocuments, licenceIds, licenceSeen } from '../../licences.ts';

/** What says “version 2 or later” may be used by version 3. */
const forCode = /^(?:MIT|Apache-2\.0|GPL-3\.0(?:-only|-or-later)?|GPL-2\.0-or-later)$/;
const forDocuments = /^OGL-UK-/;

export const recommendedLicence = defineCheck({
  id: 'recommended-licence',
  title: 'Uses a licence that NHS policy recommends',
  why: 'Few, well-known licences can be combined without asking a lawyer. NHS policy names MIT, Apache 2.0 and GPL 3.0 for code, and the Open Government Licence for documentation.',
  fix: 'Use MIT for new code, Apache 2.0 where legal notices have to stay with the code, or GPL 3.0 to prevent closed copies. If another licence is needed, such as that of a project you build on, say why in the README.',
  lesson: {
    time: 'hour',
    tip: 'Code that builds on others’ may have to keep their licence. Look at theirs before you choose yours.',
  },
  about: 'contents',
  needs: ['licence'],
  uses: ['language', 'tree'],
  evaluate({ licence, language, tree }) {
    if (licence === null) return notApplicable('There is no licence to compare with the recommended ones.');
    const proof = licence.decidedBy ?? undefined;
    const code = codeLicences(licence);
    const either = / OR /.test(licence.spdx);
    const recommended = either ? code.some(isForCode) : code.length > 0 && code.every(isForCode);
    if (recommended)
      return met(
        either && !code.every(isForCode)
          ? `${code.filter(isForCode).join(' and ')}, one of the licences to choose from, is recommended for code.`
          : `${licenceSeen(licence)}, is recommended for code.`,
        proof,
      );
    const documents = licenceIds(licence.spdx);
    if (
      code.length === 0 &&
      documents.every((id) => forDocuments.test(id)) &&
      holdsOnlyDocuments({ language, tree }) !== false
    )
      return met(`${licenceSeen(licence)}, is recommended for documentation.`, proof);
    return unmet(`${licenceSeen(licence)}, is not one of the recommended licences.`, proof);
  },
});

function isForCode(id: string): boolean {
  return forCode.test(id);
}
