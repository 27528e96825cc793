import { workflowRuns } from '../../workflows.ts';

export const coverageInCi = workflowRuns({
  id: 'coverage-in-ci',
  title: 'Measures what its tests cover',
  why: 'A measure of coverage shows which parts nobody would notice breaking.',
  fix: 'Add a step that measures coverage, such as coverage.py, c8 or covr.',
  lesson: {
    time: 'hour',
    tip: 'Look at what is not covered, and not at the percentage: 80% can leave out the one part that matters.',
  },
  tool: /\b(?:codecov|coveralls|coverage|--cov\b|covr|jacoco|lcov|nyc|c8\b|simplecov|sonar(?:cloud|qube)?)\b/i,
  lacking: 'No step of a workflow is seen to measure coverage.',
});
