import { workflowRuns } from '../../workflows.ts';

export const duplicateAndDeadCode = workflowRuns({
  id: 'duplicate-and-dead-code',
  title: 'Looks for code twice or not used',
  why: 'Code that stands twice is mended once, and code that nobody uses is still looked after.',
  fix: 'Add a step with Sonar, or with a tool of your language such as jscpd, knip or vulture.',
  lesson: {
    time: 'hour',
    tip: 'Delete what is not used. The history keeps it.',
  },
  tool: /\b(?:sonar(?:cloud|qube|-scanner|source)?|jscpd|knip|ts-prune|vulture|depcheck|unimported|pmd|cpd|flay|debride|deadcode)\b/i,
  lacking: 'No step of a workflow is seen to look for code twice or not used.',
});
