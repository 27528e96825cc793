import { proofAt } from '../../../domain/proof.ts';
import { met, notApplicable, unmet } from '../../check.ts';
import { workflowCheck } from '../../workflows.ts';

const uses = /^\s{0,40}(?:-\s{1,4})?uses:\s{1,9}['"]?([\w./:-]{1,200})@([\w./:-]{1,200})/;

export const actionsPinned = workflowCheck({
  id: 'actions-pinned',
  title: 'Pins the actions it uses',
  why: 'A tag of somebody else’s action can be moved to other code overnight, which then runs with your secrets.',
  fix: 'Write the full commit id in place of the tag, with the version as a comment: uses: owner/action@<40 digits> # v1.2.3. Dependabot keeps it current.',
  lesson: {
    time: 'hour',
    tip: 'Pin by the commit and write the version beside it: the tool for updates keeps both.',
  },
  judge(lines) {
    const used = lines.flatMap((each) => {
      const [, action = '', ref = ''] = uses.exec(each.text) ?? [];
      return ref === '' || /^\.\//.test(action) ? [] : [{ ...each, action, ref }];
    });
    const [first] = used;
    if (first === undefined) return notApplicable('Workflows use no action of others.');
    const loose = used.filter(({ ref }) => !/^[0-9a-f]{40}$|^sha256:[0-9a-f]{64}$/i.test(ref));
    const [worst] = loose;
    if (worst === undefined)
      return met(`All ${used.length} uses of actions name a commit.`, proofAt(first.path, first.line));
    return unmet(
      `${loose.length} of ${used.length} uses of actions name no commit, such as ${worst.action}@${worst.ref}.`,
      proofAt(worst.path, worst.line),
    );
  },
});
