import { defineCheck, met, notApplicable, unmet } from '../../check.ts';
import { codeLicences, holdsOnlyDocuments, licenceSeen } from '../../licences.ts';

export const mitFirst = defineCheck({
  id: 'mit-first',
  title: 'Uses MIT as its licence',
  why: 'NHS England and others ask for MIT first: it is short, well known and combines with nearly everything.',
  fix: 'Use the MIT licence for the code, or record why another one was needed.',
  lesson: {
    time: 'hour',
    tip: 'Changing the licence needs everybody who holds copyright in the code. It is easiest on the first day.',
  },
  about: 'contents',
  needs: ['licence'],
  uses: ['tree', 'language'],
  evaluate({ licence, tree, language }) {
    if (licence === null) return notApplicable('There is no licence.');
    const code = codeLicences(licence);
    const proof = licence.decidedBy ?? undefined;
    if (code.length === 0 && holdsOnlyDocuments({ tree, language }) === true)
      return notApplicable(`${licenceSeen(licence)}: there are only documents here.`, proof);
    return code.includes('MIT')
      ? met(`${licenceSeen(licence)}.`, proof)
      : unmet(`${licenceSeen(licence)}, is not MIT.`, proof);
  },
});
