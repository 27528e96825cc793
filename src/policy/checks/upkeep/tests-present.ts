import { fileKinds } from '../../../documents/file-kinds.ts';
import { defineCheck, met, unknown, unmet } from '../../check.ts';
import { findEntry } from '../../tree-question.ts';
import { workflowFiles } from '../../workflows.ts';

const names =
  /^(?:tests?|specs?|__tests__|testing|cypress|e2e(?:-tests?)?|features|integration[-_]tests?|unit[-_]tests?|(?:.+\.)?tests?|.+[._-](?:tests?|specs?)(?:\.\w{1,5})?|test_.+\.py|tests?\.\w{1,5}|testthat|jest\.config\.[cm]?[jt]s|vitest\.config\.[cm]?[jt]s|pytest\.ini|phpunit\.xml(?:\.dist)?|playwright\.config\.[jt]s|karma\.conf\.js|conftest\.py|codecov\.ya?ml|\.rspec)$/i;
/** What a manifest says of tests. The script that `npm init` writes says that there are none. */
const declared =
  /^\[tool\.pytest|^testpaths\s{0,9}=|^Config\/testthat|^Suggests:[^:]{0,3000}\btestthat\b|"test"\s{0,9}:\s{0,9}"(?!echo )[^"\n]{1,300}"|<artifactId>(?:junit|surefire|maven-surefire)|\btestImplementation\b/m;
/** Folders at the root that hold no code. */
const withoutCode =
  /^(?:\..*|docs?|documentation|images?|img|assets|public|static|licen[cs]es?|node_modules|vendor|data|outputs?|man|logs?)$/i;

export const testsPresent = defineCheck({
  id: 'tests-present',
  title: 'Has tests',
  why: 'Tests tell people who reuse the code whether it works, and whether a change broke it.',
  fix: 'Add tests in a folder called tests, and say in the README how to run them.',
  lesson: {
    time: 'day',
    tip: 'Begin with a test for the next mistake that is reported.',
  },
  about: 'contents',
  needs: ['tree'],
  uses: ['files', 'wholeTree'],
  reads: [fileKinds.manifest, workflowFiles],
  evaluate({ tree, files, wholeTree }) {
    const found = findEntry(tree, names) ?? deepTest(wholeTree?.entries);
    if (found) return met(`There is ${found.path}.`, found.path);
    const manifest = files?.find(
      ({ path, text }) => fileKinds.manifest.matches(path) && declared.test((text ?? '').slice(0, 100_000)),
    );
    if (manifest) return met(`${manifest.path} says how its tests are run.`, manifest.path);
    if (wholeTree === undefined && tree?.some(({ path, type }) => holdsCode(path, type)))
      return unknown('No tests were found at the top of the repository. Deeper folders are not looked into.');
    return unmet('No tests were found.');
  },
});

function holdsCode(path: string, type: string): boolean {
  return type === 'folder' && !path.includes('/') && !withoutCode.test(path);
}

function deepTest(entries: readonly { path: string }[] | undefined): { path: string } | undefined {
  return entries?.find(({ path }) =>
    /(?:^|\/)(?:tests?|specs?|__tests__|testthat)\/[^/]+\.\w+$|(?:^|\/)(?:test_[^/]+\.py|[^/]+(?:[._-](?:test|spec)|Tests?)\.\w{1,5})$/.test(
      path,
    ),
  );
}
