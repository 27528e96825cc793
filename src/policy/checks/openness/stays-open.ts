import { defineCheck, met, notApplicable, unknown, unmet } from '../../check.ts';
import { britishDate } from '../../british-date.ts';

export const staysOpen = defineCheck({
  id: 'stays-open',
  title: 'Stays open once opened',
  why: 'Closing code that was open does not make it safe, because copies remain. It breaks the work of those who rely on it.',
  fix: 'Make the repository public again, or archive it so that it can still be read. If it moved, leave a redirect. If it has to be closed, record the reason and when it will be looked at again.',
  about: 'account',
  needs: ['withdrawnAt'],
  uses: ['visibility'],
  evaluate({ withdrawnAt, visibility }) {
    if (withdrawnAt !== null) {
      const day = britishDate(withdrawnAt);
      return unmet(
        `It used to be public and could not be found ${day === undefined ? 'any more' : `on ${day}`}.`,
      );
    }
    if (visibility === undefined)
      return unknown('A working copy does not say whether the repository was ever public.');
    if (visibility === 'public') return met('It has been public whenever it was looked at.');
    return notApplicable('It was not seen to be public before.');
  },
});
