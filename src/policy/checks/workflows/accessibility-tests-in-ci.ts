import { workflowRuns } from '../../workflows.ts';

export const accessibilityTestsInCi = workflowRuns({
  id: 'accessibility-tests-in-ci',
  title: 'Tests accessibility on each change',
  why: 'Public bodies have to make services that everybody can use. Tools find part of what stands in the way, and find it early.',
  fix: 'Add a step with axe or Pa11y to the workflow for pull requests.',
  lesson: {
    time: 'hour',
    tip: 'Tools find some of the barriers and miss many. Go through the page with the keyboard alone as well.',
  },
  tool: /\b(?:axe(?:-core|-cli|-playwright)?|pa11y(?:-ci)?|lighthouse(?:-ci)?|lhci|cypress-axe|accessibility|a11y)\b/i,
  lacking: 'No step of a workflow is seen to test accessibility.',
});
