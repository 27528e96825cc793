/** A template and answers in, the files of a new service out; and from there to a folder or an archive. */
import type * as adopting from './adoption/adopt-folder.ts';
import type * as authoring from './authoring/authoring.ts';
import type * as upgrading from './upgrades/upgrading.ts';

export type { Adoption, AdoptionRequest } from './adoption/adopt-folder.ts';
export { templateUsage, type TemplateService, type TemplateUsage } from './upgrades/template-usage.ts';
export { readAnswers } from './answers/answers.ts';
export {
  checkPlan,
  judgePlan,
  requireChecked,
  unmetFindings,
  type PlanFinding,
} from './planning/check-plan.ts';
export { holds } from './answers/conditions.ts';
export { loadTemplates, type Templates } from './definitions/load-templates.ts';
export { fingerprintTemplates, ownFingerprints } from './definitions/fingerprint-templates.ts';
export { planService } from './planning/plan-service.ts';
export { presetAnswers, presetsFor, readAnswersFile, writeAnswersFile } from './answers/answers-file.ts';
export { findLayer } from './layers/add-layer.ts';
export { planWithLayers, splitAnswers } from './layers/new-with-layers.ts';
export { readRelease, writeRelease } from './definitions/release-file.ts';
export { readServiceRecord } from './planning/service-record.ts';
export type { CopyWarning } from './repositories/safe-files.ts';
export { copyHarvested, isTemplateRepository } from './repositories/copy-harvested.ts';
export { licenceWarning, planCopy, type Copy } from './repositories/plan-copy.ts';
export { placeFor, writeService } from './output/write-service.ts';
export { zipService } from './output/zip-service.ts';
export { namesOf, teamSlugOf } from './answers/values.ts';
export type { UpgradeConflict, UpgradeNotice } from './upgrades/conflicts.ts';
export { versionGap } from './upgrades/version-gap.ts';
export { planUpgrade } from './upgrades/plan-upgrade.ts';
export type { UpgradePlan } from './upgrades/upgrade-plan.ts';
export type {
  FolderUpgrade,
  FolderUpgradeDependencies,
  FolderUpgradeResult,
} from './upgrades/upgrade-folder.ts';
export type { OneOfMany } from './upgrades/upgrade-all.ts';
export type { GitSteps } from './upgrades/git-steps.ts';
export type { AbortedUpgrade } from './upgrades/abort-upgrade.ts';
export {
  compareReleasesOf,
  type CompareReleases,
  type TemplateChanges,
} from './upgrades/template-changes.ts';
export { runScheduledUpgrades } from './upgrades/scheduled-upgrades.ts';
export {
  requestUpgrade,
  type UpgradeRequestDependencies,
  type UpgradeRequestResult,
} from './upgrades/request-upgrade.ts';
export { findUpgradeSource } from './upgrades/upgrade-source.ts';
export { whyNotUpgradable, leastRecentlyRequested } from './upgrades/choose-services.ts';
export {
  createUpgradeControl,
  maxUpgrades,
  type BackgroundUpgrades,
  type UpgradeControl,
} from './upgrades/upgrade-control.ts';
export type { ServiceUpgrade, UpgradeRun } from './upgrades/upgrade-run.ts';
/** Loaded by commands for authors alone. */
export type Authoring = typeof authoring;

/** What brings a repository that exists under a template; no other command loads it. */
export type Adopting = typeof adopting;

/** What upgrades a service in a folder; starting one loads none of it, and the other way round. */
export type Upgrading = typeof upgrading;
