import { treeHolds } from '../../tree-question.ts';

export const publicCi = treeHolds({
  id: 'public-ci',
  title: 'Is tested in public on each change',
  why: 'Tests that run in public show everybody that the code works, and contributors whether their change does.',
  fix: 'Add a workflow that runs the tests on each change, such as .github/workflows/ci.yml.',
  lesson: {
    time: 'hour',
    tip: 'Run the tests for every change in public, so that contributors see what you see.',
  },
  paths:
    /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.travis\.yml|\.circleci|azure-pipelines.*\.ya?ml|\.gitlab-ci\.ya?ml|jenkinsfile|appveyor\.yml|\.drone\.yml|bitbucket-pipelines\.yml|cloudbuild\.ya?ml|concourse)$/i,
  lacking: 'No settings of a service that tests each change were found.',
});
