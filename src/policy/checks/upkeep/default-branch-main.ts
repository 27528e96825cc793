import { defineCheck, met, notApplicable, unmet } from '../../check.ts';

export const defaultBranchMain = defineCheck({
  id: 'default-branch-main',
  title: 'Has main as its default branch',
  why: 'A name that everybody uses spares people and tools from asking, and leaves words of slavery behind.',
  fix: 'Rename the default branch to main: Settings, then Branches. GitHub redirects old links.',
  lesson: {
    time: 'minutes',
    tip: 'Change workflows and settings that name the old branch in the same hour.',
  },
  about: 'contents',
  needs: ['defaultBranch'],
  evaluate({ defaultBranch }) {
    if (defaultBranch === null) return notApplicable('There is no default branch yet.');
    return defaultBranch === 'main'
      ? met('The default branch is main.')
      : unmet(`The default branch is ${defaultBranch}.`);
  },
});
