import { documentTextOf } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, notApplicable, unknown, unmet } from '../../check.ts';

/** The line that was current in November 2026, when this was last compared with the project’s releases. */
const oldestCurrent = 10;

export const designSystemVersion = defineCheck({
  id: 'design-system-version',
  title: 'Uses a current NHS design system',
  why: 'Old versions lack accessibility fixes that services have to have.',
  fix: 'Update nhsuk-frontend to the newest version, with the notes of its releases.',
  lesson: {
    time: 'day',
    tip: 'Update one large version at a time, with its notes beside you, and look at the pages in between.',
  },
  about: 'contents',
  needs: ['tree', 'files'],
  reads: [fileKinds.manifest],
  evaluate({ tree, files }) {
    if (!tree?.some(({ path }) => path === 'package.json')) return notApplicable('There is no package.json.');
    const text = documentTextOf('package.json', files);
    if (text === undefined) return unknown('The text of package.json was not collected.', 'package.json');
    const lines = (text ?? '').slice(0, 200_000).split('\n');
    const at = lines.findIndex((line) => /"nhsuk-frontend"\s{0,9}:/.test(line));
    if (at === -1) return notApplicable('package.json does not use nhsuk-frontend.');
    const [, version, major] =
      /"nhsuk-frontend"\s{0,9}:\s{0,9}"\D{0,9}((\d{1,4})[\d.]{0,20})/.exec(lines[at] ?? '') ?? [];
    const proof = proofAt('package.json', at + 1);
    if (version === undefined)
      return unknown('package.json uses nhsuk-frontend, without a version that could be read.', proof);
    return Number(major) >= oldestCurrent
      ? met(`package.json uses nhsuk-frontend ${version}.`, proof)
      : unmet(
          `package.json uses nhsuk-frontend ${version}; version ${oldestCurrent} is the oldest that is looked after.`,
          proof,
        );
  },
});
