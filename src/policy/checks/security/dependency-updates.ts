import { defineCheck, met, unmet } from '../../check.ts';
import { findEntry } from '../../tree-question.ts';

const settings =
  /^(?:\.github\/(?:dependabot\.ya?ml|renovate\.json5?)|renovate\.json5?|\.renovaterc(?:\.json5?)?|\.gitlab\/renovate\.json5?|\.github\/workflows\/[^/]*renovate[^/]*\.ya?ml|\.pyup\.ya?ml)$/i;

export const dependencyUpdates = defineCheck({
  id: 'dependency-updates',
  title: 'Updates dependencies by a tool',
  why: 'Most weaknesses come in with parts of others. A tool that proposes updates keeps up where people do not.',
  fix: 'Add .github/dependabot.yml with each package manager that you use, or set up Renovate.',
  lesson: {
    time: 'ongoing',
    tip: 'Let new versions wait for a week: most bad releases are withdrawn within days.',
  },
  effort: 'file',
  about: 'contents',
  needs: ['tree'],
  evaluate({ tree }) {
    const found = findEntry(tree, settings);
    return found
      ? met(`There is ${found.path}.`, found.path)
      : unmet('There are no settings of Dependabot or Renovate.');
  },
});
