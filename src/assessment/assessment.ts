/** Evidence in, verdicts out: the one place where licence and policy meet. */
export { assessFiles, assessRepository } from './assess-repository.ts';
export { changedFields, fingerprintOf, versionsOf, type AssessmentRules } from './rules.ts';
export { changedDefaults } from './community-defaults.ts';
export { reassess, type Reassessment } from './reassess.ts';
export { retrace } from './retrace.ts';
export { withEstate } from './with-estate.ts';
