import { defineCheck, met, notApplicable, unknown, unmet } from '../../check.ts';
import { breachesIn, type Closure } from '../../../domain/closure.ts';
import { britishDate } from '../../british-date.ts';

export const staysOpen = defineCheck({
  id: 'stays-open',
  title: 'Stays open once opened',
  why: 'Closing code that was open does not make it safe, because copies remain. It breaks the work of those who rely on it.',
  fix: 'Make the repository public again, or archive it so that it can still be read. If it moved, leave a redirect. If it has to be closed, record the reason and when it will be looked at again.',
  lesson: {
    time: 'minutes',
    tip: 'Archive in place of closing. Where it must close, record the decision before.',
  },
  about: 'account',
  needs: ['withdrawnAt'],
  uses: ['visibility', 'closures'],
  evaluate({ withdrawnAt, visibility, closures }) {
    if (withdrawnAt !== null) {
      const day = britishDate(withdrawnAt);
      return unmet(
        `It used to be public and could not be found ${day === undefined ? 'any more' : `on ${day}`}.`,
      );
    }
    if (visibility === undefined)
      return unknown('A working copy does not say whether the repository was ever public.');
    const breaches = breachesIn(closures);
    if (visibility === 'public' && breaches.length > 0) return unmet(`It ${timesOf(breaches)}.`);
    if (visibility === 'public') return met('It has been public whenever it was looked at.');
    return notApplicable('It was not seen to be public before.');
  },
});

const maxTimes = 3;

/** `was closed from … to …`, with the newest few of many. */
function timesOf(closures: readonly Closure[]): string {
  const times = closures.slice(-maxTimes).map(({ from, to }) => {
    const [first, last] = [britishDate(from) ?? from, britishDate(to ?? '') ?? 'today'];
    return first === last ? `on ${first}` : `from ${first} to ${last}`;
  });
  const others = closures.length - times.length;
  const also = others > 0 ? `, and ${others} times before` : '';
  return `is public again, and was closed ${times.join(' and ')}${also}`;
}
