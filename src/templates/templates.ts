/** A template and answers in, the files of a new service out; and from there to a folder or an archive. */
export { adoptionOf, type AdoptedService, type Adoption } from './adoption.ts';
export { readAnswers, type AnswerFault, type AnswersReading } from './answers.ts';
export { checkPlan, judgePlan, requireChecked, type PlanFinding } from './check-plan.ts';
export { holds } from './conditions.ts';
export { loadTemplates, type Templates } from './load-templates.ts';
export { printTemplates } from './print-templates.ts';
export { planService } from './plan-service.ts';
export { readRelease, writeRelease } from './release-file.ts';
export { readServiceRecord, recordPath, writeServiceRecord } from './service-record.ts';
export { readTemplate } from './template-file.ts';
export { compareVersions } from './template-meaning.ts';
export type { CopyRemark } from './repository-template/copyable-files.ts';
export { copyHarvested, isTemplateRepository } from './repository-template/copy-harvested.ts';
export { licenceWarning } from './repository-template/licence-warning.ts';
export { planCopy, type Copy } from './repository-template/plan-copy.ts';
export { toMend } from './repository-template/to-mend.ts';
export { placeFor, writeService } from './write-service.ts';
export { zipService } from './zip-service.ts';
export { namesOf } from './values.ts';
export type { UpgradeConflict } from './upgrade/conflicts.ts';
export { driftOf, type Drift } from './upgrade/drift.ts';
export { planUpgrade, type UpgradePlan, type UpgradeRequest } from './upgrade/plan-upgrade.ts';
export {
  upgradeFolder,
  type FolderUpgrade,
  type FolderUpgradeResult,
  type MergeTools,
} from './upgrade/upgrade-folder.ts';
export { describeUpgrade, type UpgradeWords } from './upgrade-words.ts';
export { findUpgradeSource, type UpgradeSource } from './upgrade/upgrade-source.ts';
export { refusalOf, thoseAskedLast } from './upgrade/choose-services.ts';
export {
  createUpgradeControl,
  mostUpgrades,
  type BackgroundUpgrades,
  type UpgradeControl,
} from './upgrade/upgrade-control.ts';
export type { ServiceUpgrade, UpgradeRun } from './upgrade/upgrade-run.ts';
