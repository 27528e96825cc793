import { defineCheck, met, unknown, unmet, type Verdict } from '../../check.ts';
import type { LicenceVerdict } from '../../../domain/licence-verdict.ts';
import { isOsiApproved } from '../../../spdx/standard-names.ts';
import {
  codeLicences,
  holdsOnlyDocuments,
  licenceIds,
  opensDocuments,
  isUnrecognised,
  licenceSeen,
  placesOf,
} from '../../licences.ts';

export const openSourceLicence = defineCheck({
  id: 'open-source-licence',
  title: 'Has an open-source licence',
  why: 'A licence approved by the Open Source Initiative lets anybody use, change and share the code. Other terms stop reuse or have to be read by a lawyer first.',
  fix: 'Use the unaltered text of the MIT licence for code, unless you have a reason for another open-source licence. The Open Government Licence suits documentation, but was not written for code.',
  lesson: {
    time: 'minutes',
    tip: 'A licence of your own wording has to be read by every lawyer who meets it. A known one has been read already.',
  },
  about: 'contents',
  needs: ['licence'],
  uses: ['language', 'tree'],
  evaluate({ licence, language, tree }) {
    if (licence === null) return unmet('There is no licence.');
    if (licence.spdx === 'ISC' && licence.decidedBy === 'package.json' && licence.files.length === 0)
      return unmet(
        'ISC in package.json is what “npm init” writes by itself: no licence was chosen.',
        'package.json',
      );
    const proof = licence.decidedBy ?? undefined;
    if (licence.classes.osiApproved) return met(`${approved(licence)}.`, proof);
    if (isUnrecognised(licence.spdx)) return unmet(unrecognised(licence), proof);
    return judgeIdentifiers(licence, holdsOnlyDocuments({ language, tree }));
  },
});

/** Says of each licence what is so: of several to choose from, often not all are approved. */
function approved(licence: LicenceVerdict): string {
  const others = licenceIds(licence.spdx).filter((id) => !isOsiApproved(id));
  if (others.length === 0)
    return `${licenceSeen(licence)}, ${licenceIds(licence.spdx).length > 1 ? 'are' : 'is'} approved by the Open Source Initiative`;
  const best = licenceIds(licence.spdx).filter(isOsiApproved);
  const place =
    placesOf(licence).find(({ ids }) => ids.some((id) => best.includes(id)))?.path ?? licence.decidedBy;
  const role = licence.spdx.includes(' OR ')
    ? 'which may be chosen instead'
    : 'which covers what is not code';
  return `${best.join(' and ')}${place === null ? '' : `, in ${place},`} ${best.length > 1 ? 'are' : 'is'} approved by the Open Source Initiative. ${others.join(' and ')}, ${role}, ${others.length > 1 ? 'are' : 'is'} not`;
}

function unrecognised({ decidedBy, files }: LicenceVerdict): string {
  const where = decidedBy ?? 'the licence file';
  return files.length === 0
    ? `The licence that ${where} names is not one we recognise.`
    : `The terms in ${where} are not, word for word, a licence we recognise.`;
}

/** Licences for documents may stand alone where there are only documents, and beside an approved one for code. */
function judgeIdentifiers(licence: LicenceVerdict, onlyDocuments: boolean | undefined): Verdict {
  const seen = licenceSeen(licence);
  const proof = licence.decidedBy ?? undefined;
  const forCode = codeLicences(licence);
  if (onlyDocuments === true && licenceIds(licence.spdx).every(opensDocuments))
    return met(`${seen}, is an open licence for documents, and there is no code here.`, proof);
  if (forCode.length === 0)
    return onlyDocuments === undefined
      ? unknown(`${seen}, is a licence for documents. Whether there is code here was not collected.`, proof)
      : unmet(`${seen}, is a licence for documents, and there is code here.`, proof);
  const enough = / OR /.test(licence.spdx) ? forCode.some(isOsiApproved) : forCode.every(isOsiApproved);
  return enough
    ? met(`${seen}: ${forCode.join(', ')} for the code is approved by the Open Source Initiative.`, proof)
    : unmet(`${seen}, is not approved by the Open Source Initiative.`, proof);
}
