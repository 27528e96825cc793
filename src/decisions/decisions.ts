/** What people decide about repositories: kinds, dates, what follows for findings, and what the public may see. */
export { decidedFor, decisionOn } from './decided.ts';
export { dueDays, stateOf } from './dates.ts';
export { decisionSchema } from './decision-schema.ts';
export { maxExtensionMonths } from './kinds/kind.ts';
export { decisionKinds, kindOf, reasonText } from './kinds/kinds.ts';
export { decisionsAbout } from './matching.ts';
export { redactDecision, type PublicDecision } from './redact.ts';
export { openRegister, type DecisionRegister, type StoredDecision } from './register.ts';
