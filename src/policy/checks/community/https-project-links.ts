import { defineCheck, met, notApplicable, unmet } from '../../check.ts';

export const httpsProjectLinks = defineCheck({
  id: 'https-project-links',
  title: 'Links to its pages by https',
  why: 'A page that is not encrypted can be changed on its way to the reader.',
  fix: 'Change the website under About to an address that begins with https.',
  lesson: {
    time: 'minutes',
    tip: 'Open the address yourself: many pages have https by now without anybody having changed the link.',
  },
  about: 'account',
  needs: ['homepage'],
  evaluate({ homepage }) {
    if (!homepage?.trim()) return notApplicable('It has no website.');
    return /^http:\/\//i.test(homepage.trim())
      ? unmet('Its website is given with http, which is not encrypted.')
      : met('Its website is given with https.');
  },
});
