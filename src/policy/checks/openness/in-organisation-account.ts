import { defineCheck, met, unmet } from '../../check.ts';

export const inOrganisationAccount = defineCheck({
  id: 'in-organisation-account',
  title: 'Is held by an organisation’s account',
  why: 'Code in a personal account leaves with the person. In the organisation’s account somebody is answerable for it, and it survives a change of staff.',
  fix: 'Transfer the repository to the account of the organisation that pays for it: Settings, then Transfer ownership. Old addresses redirect.',
  lesson: {
    time: 'minutes',
    tip: 'Transfer the repository in its settings: old addresses lead to the new one.',
  },
  about: 'account',
  needs: ['ownerType', 'owner'],
  uses: ['organisation'],
  evaluate({ ownerType, owner, organisation }) {
    if (ownerType === 'user') return unmet(`${owner} is a personal account.`);
    const listed = organisation?.login.toLowerCase() === owner.toLowerCase() ? organisation : undefined;
    return met(
      listed ? `${owner} is an account of ${listed.name}.` : `${owner} is an organisation’s account.`,
    );
  },
});
