import { treeHolds } from '../../tree-question.ts';

export const testsPresent = treeHolds({
  id: 'tests-present',
  title: 'Has tests',
  why: 'Tests tell people who reuse the code whether it works, and whether a change broke it.',
  fix: 'Add tests in a folder called tests, and say in the README how to run them.',
  paths:
    /^(?:tests?|specs?|__tests__|testing|cypress|e2e(?:-tests?)?|features|integration[-_]tests?|unit[-_]tests?|(?:.+\.)?tests?|.+[._-](?:tests?|specs?)(?:\.\w{1,5})?|test_.+\.py|tests?\.\w{1,5}|testthat|jest\.config\.[cm]?[jt]s|vitest\.config\.[cm]?[jt]s|pytest\.ini|phpunit\.xml(?:\.dist)?|playwright\.config\.[jt]s|karma\.conf\.js|conftest\.py|codecov\.ya?ml|\.rspec)$/i,
  lacking: 'No tests were found at the top of the repository. Tests in deeper folders are not seen.',
});
