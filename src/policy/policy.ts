export { assess, statusOf, type PolicyVerdict } from './assess.ts';
export type { Check, Verdict } from './check.ts';
export { checks } from './checks/checks.ts';
export {
  explain,
  explainCheck,
  proseOf,
  type ExplainedAssessment,
  type ExplainedCheck,
  type ExplainedFinding,
  type Prose,
} from './explain.ts';
export type { Facts } from './facts.ts';
export { isWanted, largestFile, wantedEntries, wantedFolders } from './wanted-files.ts';
export { parsePolicy } from './pack.ts';
