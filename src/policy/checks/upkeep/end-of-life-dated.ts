import { findReadme } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { quoted } from '../../../documents/quoted.ts';
import { findStatusNotice } from '../../../documents/status-notice.ts';
import { proofAt } from '../../../domain/proof.ts';
import { britishDate } from '../../british-date.ts';
import { defineCheck, met, notApplicable, unmet } from '../../check.ts';

export const endOfLifeDated = defineCheck({
  id: 'end-of-life-dated',
  title: 'Says since when it is no longer maintained',
  why: 'People who rely on code that ended need to know how old its last mending is.',
  fix: 'Say in the README that the project is no longer maintained and since when, then archive the repository.',
  lesson: {
    time: 'minutes',
    tip: 'Say also what to use in its place, if there is anything.',
  },
  about: 'contents',
  needs: ['tree', 'files'],
  uses: ['archived', 'archivedAt'],
  reads: [fileKinds.readme],
  evaluate({ tree, files, archived, archivedAt }) {
    const notice = findStatusNotice(findReadme(tree, files)?.document);
    if (notice === undefined && archived !== true) return notApplicable('Nothing says that it has ended.');
    const proof = notice && proofAt(notice.path, notice.line);
    const day = archivedAt ? britishDate(archivedAt) : undefined;
    if (notice === undefined)
      return unmet(
        `It is archived${day === undefined ? '' : `, since ${day}`}, but the README does not say so.`,
      );
    const said = `${notice.path} says: ${quoted(notice.words)}`;
    if (archived !== true) return unmet(`${said}, but the repository is not archived.`, proof);
    const dated = /\b(?:19|20)\d\d\b/.test(notice.words);
    if (dated) return met(`${said}. It is archived.`, proof);
    return day === undefined
      ? unmet(`${said}, but not since when.`, proof)
      : met(`${said}. It is archived, since ${day}.`, proof);
  },
});
