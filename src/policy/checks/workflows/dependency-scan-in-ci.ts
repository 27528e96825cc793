import { workflowRuns } from '../../workflows.ts';

export const dependencyScanInCi = workflowRuns({
  id: 'dependency-scan-in-ci',
  title: 'Looks for known weaknesses of dependencies',
  why: 'A weakness of a part you use is yours.',
  fix: 'Add actions/dependency-review-action, or a step with npm audit, pip-audit, Trivy or Grype.',
  lesson: {
    time: 'hour',
    tip: 'Let it stop only what is serious and can be mended, or people will switch it off.',
  },
  tool: /\b(?:dependency-review-action|npm audit|yarn audit|pnpm audit|pip-audit|safety check|trivy|grype|snyk|osv-scanner|dependency-check|bundler-audit|bundle audit|cargo audit|scan-vulnerabilities|govulncheck|dotnet list .{0,40}--vulnerable)\b/i,
  lacking: 'No step of a workflow is seen to look for weaknesses of dependencies.',
});
