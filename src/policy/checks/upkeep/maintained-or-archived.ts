import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { findReadme } from '../../../documents/community-files.ts';
import { quoted } from '../../../documents/quoted.ts';
import { findStatusNotice } from '../../../documents/status-notice.ts';
import { britishDate } from '../../british-date.ts';
import { defineCheck, met, notApplicable, unknown, unmet } from '../../check.ts';

/** Months without a change after which people should be told that the code is no longer looked after. */
const months = 24;

export const maintainedOrArchived = defineCheck({
  id: 'maintained-or-archived',
  title: 'Is maintained, or says that it is not',
  why: 'People who reuse code need to know whether mistakes in it will be put right. Code that nobody looks after grows unsafe.',
  fix: 'If you still look after it, bring its dependencies up to date. If not, say in the README that it is no longer maintained and since when, then archive the repository: Settings, then Archive.',
  lesson: {
    time: 'minutes',
    tip: 'Archiving is no defeat: it is how readers learn the truth. It can be undone.',
  },
  about: 'account',
  needs: ['now'],
  uses: ['committedAt', 'pushedAt', 'archived', 'archivedAt', 'tree', 'files'],
  reads: [fileKinds.readme],
  evaluate({ committedAt, pushedAt, now, archived, archivedAt, tree, files }) {
    const told = findStatusNotice(findReadme(tree ?? null, files)?.document);
    const said = told && `${told.path} says so: ${quoted(told.words)}`;
    const proof = told && proofAt(told.path, told.line);
    if (archived === true) {
      const since = archivedAt ? britishDate(archivedAt) : undefined;
      const closed = since === undefined ? 'It is archived' : `It was archived on ${since}`;
      return met(
        `${closed}, ${said ? `and ${said}` : 'so people can see that it is no longer maintained'}.`,
        proof,
      );
    }
    const date = committedAt === undefined ? pushedAt : committedAt;
    if (date === null) return notApplicable('Nothing has been committed yet.');
    if (date === undefined) return unknown('Not known: the date of the last change was not collected.');
    const day = britishDate(date);
    if (day === undefined) return unknown('The date of the last change could not be read.');
    if (Date.parse(date) >= monthsBefore(now, months)) return met(`It was last changed on ${day}.`);
    const old = `It was last changed on ${day}, more than ${months} months ago`;
    if (said !== undefined) return met(`${old}, and ${said}.`, proof);
    if (archived === undefined && committedAt === undefined)
      return unknown(`${old}. Whether it is archived was not collected.`);
    return unmet(`${old}, and nothing says whether it is still maintained.`);
  },
});

function monthsBefore(now: Date, count: number): number {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - count);
  return then.getTime();
}
