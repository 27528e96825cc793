export { assess } from './assess.ts';
export { britishDate } from './british-date.ts';
export type { Check } from './check.ts';
export { checks } from './checks/checks.ts';
export {
  explain,
  explainCheck,
  proseOf,
  type ExplainedAssessment,
  type ExplainedFinding,
  type Prose,
} from './explain.ts';
export type { Facts } from './facts.ts';
export type { LevelView } from './levels.ts';
export {
  assessedEntries,
  isWanted,
  largestFile,
  packageEntries,
  wantedEntries,
  wantedFolders,
} from './wanted-files.ts';
export { bindingPolicies, isReviewOverdue } from './binding.ts';
export { usualPolicy } from './usual-policy.ts';
export { scanText } from './line-scan.ts';
export { joinPacks, parsePack, type PolicyFile } from './pack.ts';
