import { treeHolds } from '../../tree-question.ts';

export const reviewTools = treeHolds({
  id: 'review-tools',
  title: 'Uses tools that look for faults',
  why: 'Tools that look at every change find what tired people miss.',
  fix: 'Set up a tool such as pre-commit, Sonar, CodeQL or Codecov.',
  lesson: {
    time: 'hour',
    tip: 'Begin with one tool whose warnings you mean to act on. Ten that nobody reads find nothing.',
  },
  paths:
    /^(?:\.pre-commit-config\.ya?ml|sonar-project\.properties|\.?codecov\.ya?ml|\.coveragerc|\.travis\.yml|\.codeclimate\.ya?ml|\.snyk|\.circleci|\.husky|azure-pipelines.*\.ya?ml|jenkinsfile|\.gitlab-ci\.ya?ml|\.github\/workflows\/.*(?:codeql|sonar|snyk|scan|lint|analysis|test|ci|build|check|cmd)[\w.-]*\.ya?ml)$/i,
  lacking: 'No settings of a tool that looks for faults were found.',
});
