import { defineCheck, met, unmet } from '../../check.ts';

export const descriptionPresent = defineCheck({
  id: 'description-present',
  title: 'Has a description',
  why: 'The description is what people see in every list before they open the repository.',
  fix: 'Add one sentence under About on the repository’s page that says what it does and for whom.',
  lesson: {
    time: 'minutes',
    tip: 'One sentence for somebody who has never heard of it: it is what a search shows.',
  },
  effort: 'setting',
  about: 'account',
  needs: ['description'],
  evaluate({ description }) {
    return description?.trim() ? met('It has a description.') : unmet('It has no description.');
  },
});
