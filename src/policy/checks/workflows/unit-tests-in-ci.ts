import { workflowRuns } from '../../workflows.ts';

export const unitTestsInCi = workflowRuns({
  id: 'unit-tests-in-ci',
  title: 'Runs its tests on each change',
  why: 'Tests that nobody runs do not tell when something breaks.',
  fix: 'Add a step that runs your tests to the workflow for pull requests.',
  lesson: {
    time: 'hour',
    tip: 'Make the run required before a merge. A red run that anybody may ignore is soon ignored.',
  },
  tool: /\b(?:(?:npm|yarn|pnpm|bun) (?:run )?(?:test|t\b|coverage|unit)|npx (?:jest|vitest|mocha|playwright test)|pytest|unittest|(?:tox|nox)\b(?!.{0,60}\b(?:lint|docs?|flake8|mypy|style|format)\b)|hatch (?:run )?test|dotnet test|mvn\b.{0,60}\b(?:test|verify|install|package)|gradlew?\b.{0,60}\b(?:test|build|check)\b|go test|cargo test|rspec|rails test|rake (?:test|spec)|bundle exec rake(?:\s*$|\s+(?:test|spec|ci))|make coverage\S*|uses:\s.{1,160}[-/_]tests?[\w-]{0,40}\.ya?ml\b|phpunit|testthat|devtools::test|R CMD check|rcmdcheck|check-r-package|covr|make (?:\w+-)?(?:unit-)?tests?|scripts\/(?:tests?|unit)\S{0,40}|cypress|manage\.py test|just test|bats\b)/i,
  lacking: 'No step of a workflow is seen to run tests.',
});
