import { workflowRuns } from '../../workflows.ts';

export const secretScanInCi = workflowRuns({
  id: 'secret-scan-in-ci',
  title: 'Looks for secrets on each change',
  why: 'A secret that is found before it is merged can be changed in time.',
  fix: 'Add a step with gitleaks or trufflehog to the workflow for pull requests.',
  lesson: {
    time: 'hour',
    tip: 'It is the second net. The first is a hook on your own machine, before anything leaves it.',
  },
  tool: /\b(?:gitleaks|trufflehog|detect-secrets|git-secrets|ggshield|gitguardian|talisman|scan-secrets|secret[-_ ]?scan\w*|(?:check|detect)[-_]secrets?|secrets?[-_](?:check|detection))\b/i,
  lacking: 'No step of a workflow is seen to look for secrets.',
});
