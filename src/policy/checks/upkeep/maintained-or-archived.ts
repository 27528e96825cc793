import { britishDate } from '../../british-date.ts';
import { defineCheck, met, notApplicable, unknown, unmet } from '../../check.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { findReadme } from '../../../documents/community-files.ts';

/** Months without a change after which people should be told that the code is no longer looked after. */
const months = 24;

const notice =
  /\b(?:no longer (?:\w{1,20} ){0,2}(?:maintained|supported|developed|updated|in use|used)|not (?:\w{1,20} ){0,2}(?:maintained|supported)|unmaintained|deprecated|decommissioned|retired|archived|superseded|end of life|has been (?:replaced|moved|closed)|out of support|discontinued)\b/i;

export const maintainedOrArchived = defineCheck({
  id: 'maintained-or-archived',
  title: 'Is maintained, or says that it is not',
  why: 'People who reuse code need to know whether mistakes in it will be put right. Code that nobody looks after grows unsafe.',
  fix: 'If you still look after it, bring its dependencies up to date. If not, say in the README that it is no longer maintained and since when, then archive the repository: Settings, then Archive.',
  about: 'account',
  needs: ['pushedAt', 'now'],
  uses: ['archived', 'tree', 'files'],
  reads: [fileKinds.readme],
  evaluate({ pushedAt, now, archived, tree, files }) {
    const told = noticeIn(findReadme(tree ?? null, files));
    if (archived === true && told)
      return met(`It is archived, and ${told.path} says so: “${told.words}”.`, told.path);
    if (archived === true) return met('It is archived, so people can see that it is no longer maintained.');
    if (pushedAt === null) return notApplicable('Nothing has been committed yet.');
    const day = britishDate(pushedAt);
    if (day === undefined) return unknown('The date of the last change could not be read.');
    if (Date.parse(pushedAt) >= monthsBefore(now, months)) return met(`It was last changed on ${day}.`);
    const old = `It was last changed on ${day}, more than ${months} months ago`;
    if (told) return met(`${old}, and ${told.path} says so: “${told.words}”.`, told.path);
    if (archived === undefined) return unknown(`${old}. Whether it is archived was not collected.`);
    return unmet(`${old}, and nothing says whether it is still maintained.`);
  },
});

/** The words of a notice in the heading or opening of a README: further down they tend to be about something else. */
function noticeIn(document: ReturnType<typeof findReadme>): { path: string; words: string } | undefined {
  const opening = (document?.readme?.sections ?? [])
    .slice(0, 4)
    .flatMap(({ heading, paragraphs }) => [heading, ...paragraphs.slice(0, 3)])
    .join('. ')
    .slice(0, 2_000);
  const words = notice.exec(opening)?.[0];
  return document && words !== undefined ? { path: document.path, words } : undefined;
}

function monthsBefore(now: Date, count: number): number {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - count);
  return then.getTime();
}
