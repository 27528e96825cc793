import { defineKind } from '../mending-kind.ts';
import { isDocument } from '../names.ts';
import { isOnGitHub } from '../reporting.ts';

/** CODEOWNERS: only where somebody says who, since nothing in the evidence does. */
export const codeOwners = defineKind({
  id: 'code-owners',
  title: 'code owners',
  checks: ['support-owner', 'issue-owner'],
  needsCheck: true,
  isUsual: true,
  isTaken: (path) => isDocument(path, 'codeOwners') || isDocument(path, 'maintainers'),
  draft(facts) {
    const { owners } = facts.answers;
    if (owners === '') return 'Say who reviews changes, under “Add what only you know”.';
    return {
      path: isOnGitHub(facts) ? '.github/CODEOWNERS' : 'CODEOWNERS',
      text: `# Who reviews changes: asked by themselves for every pull request.\n* ${owners}\n`,
      remarks: ['The team or the people must exist in the account and have write access.'],
    };
  },
});
