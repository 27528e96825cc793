/** A template and answers in, the files of a new service out; and from there to a folder or an archive. */
export { adoptionOf, type AdoptedService, type Adoption } from './upgrades/adoption.ts';
export { readAnswers, type AnswerFault, type AnswersReading } from './answers/answers.ts';
export { checkPlan, judgePlan, requireChecked, type PlanFinding } from './planning/check-plan.ts';
export { holds } from './answers/conditions.ts';
export { loadTemplates, type Templates } from './definitions/load-templates.ts';
export { printTemplates } from './definitions/print-templates.ts';
export { planService } from './planning/plan-service.ts';
export { readRelease, writeRelease } from './definitions/release-file.ts';
export { readServiceRecord, recordPath, writeServiceRecord } from './planning/service-record.ts';
export { readTemplate } from './definitions/template-file.ts';
export { compareVersions } from './definitions/template-meaning.ts';
export type { CopyRemark } from './repositories/copyable-files.ts';
export { copyHarvested, isTemplateRepository } from './repositories/copy-harvested.ts';
export { licenceWarning } from './repositories/licence-warning.ts';
export { planCopy, type Copy } from './repositories/plan-copy.ts';
export { toMend } from './repositories/to-mend.ts';
export { placeFor, writeService } from './output/write-service.ts';
export { zipService } from './output/zip-service.ts';
export { namesOf } from './answers/values.ts';
export type { UpgradeConflict } from './upgrades/conflicts.ts';
export { driftOf, type Drift } from './upgrades/drift.ts';
export { planUpgrade, type UpgradePlan, type UpgradeRequest } from './upgrades/plan-upgrade.ts';
export {
  upgradeFolder,
  type FolderUpgrade,
  type FolderUpgradeResult,
  type GitSteps,
} from './upgrades/upgrade-folder.ts';
export { describeUpgrade, type UpgradeWords } from './upgrades/upgrade-words.ts';
export { findUpgradeSource, type UpgradeSource } from './upgrades/upgrade-source.ts';
export { refusalOf, thoseAskedLast } from './upgrades/choose-services.ts';
export {
  createUpgradeControl,
  mostUpgrades,
  type BackgroundUpgrades,
  type UpgradeControl,
} from './upgrades/upgrade-control.ts';
export type { ServiceUpgrade, UpgradeRun } from './upgrades/upgrade-run.ts';
