/** Evidence in, verdicts out: the one place where the licence room and the policy room meet. */
export { assessFiles, assessRepository } from './assess-repository.ts';
export { changedFields, fingerprintOf, type AssessmentRules, type RulesFingerprint } from './rules.ts';
export { changedDefaults, type CommunityDefaults } from './community-defaults.ts';
export { reassess, type Reassessment, type StatusChange } from './reassess.ts';
export { retrace } from './retrace.ts';
export { withEstate } from './with-estate.ts';
