import { workflowRuns } from '../../workflows.ts';

export const sastInCi = workflowRuns({
  id: 'sast-in-ci',
  title: 'Looks for weaknesses on each change',
  why: 'Tools that read code find kinds of weakness that reviewers miss.',
  fix: 'Set up CodeQL under Security, or add a step with Semgrep, Sonar or Bandit.',
  lesson: {
    time: 'hour',
    tip: 'CodeQL is free for public repositories, and its usual setup needs no file.',
  },
  tool: /\b(?:codeql(?:-action|-analysis)?|semgrep|sonar(?:cloud|qube|-scanner|source)?\b|bandit|brakeman|snyk(?: code)?|gosec|checkmarx|veracode|security-code-scan|devskim|njsscan)\b/i,
  not: /upload-sarif|sarif_file/i,
  lacking:
    'No step of a workflow is seen to look for weaknesses. CodeQL that is set up under Security is not seen.',
});
