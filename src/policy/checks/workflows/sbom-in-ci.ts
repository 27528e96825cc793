import { workflowRuns } from '../../workflows.ts';

export const sbomInCi = workflowRuns({
  id: 'sbom-in-ci',
  title: 'Makes a bill of materials',
  why: 'A bill of materials tells whoever runs the software what is in it.',
  fix: 'Add a step with anchore/sbom-action, Syft or CycloneDX to the workflow that makes releases.',
  lesson: {
    time: 'hour',
    tip: 'Publish the list with the release it belongs to. It is of use only for the version that people have.',
  },
  tool: /\b(?:sbom(?:-action)?|syft|cyclonedx|spdx-sbom|create-sbom)\b/i,
  lacking: 'No step of a workflow is seen to make a bill of materials.',
});
