import { defineCheck, met, unmet } from '../../check.ts';
import { licenceSeen } from '../../licences.ts';

export const hasLicence = defineCheck({
  id: 'has-licence',
  title: 'Has a licence',
  why: 'Without a licence nobody may lawfully copy, change or reuse the code, however public it is.',
  fix: 'Add a file called LICENCE (or LICENSE) at the top of the repository with the text of the MIT licence, the year and the copyright holder: usually Crown Copyright and your organisation.',
  about: 'contents',
  needs: ['licence'],
  evaluate({ licence }) {
    if (licence === null) return unmet('No licence was found, in a file or in a manifest.');
    return met(`${licenceSeen(licence)}.`, licence.decidedBy ?? undefined);
  },
});
