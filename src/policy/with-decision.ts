import type { Finding } from '../domain/assessment.ts';
import type { Decided } from '../domain/decision.ts';

/**
 * A finding with what people decided in its place. Evidence that meets a check needs no decision, and one that has ended
 * makes what is not known a failure: somebody was to look at it again.
 */
export function withDecision(finding: Finding, decided: Decided | undefined): Finding {
  const answer = decided?.answers.get(finding.check);
  if (!answer || (finding.outcome !== 'unmet' && finding.outcome !== 'unknown')) return finding;
  const { outcome, because } = answer;
  return { ...finding, outcome, because: `${because} Without it: ${finding.because}` };
}
