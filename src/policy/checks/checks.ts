import type { Check } from '../check.ts';
import { copyrightHolderKnown } from './licence/copyright-holder-known.ts';
import { copyrightNotice } from './licence/copyright-notice.ts';
import { fullLicenceText } from './licence/full-licence-text.ts';
import { hasContact } from './documents/has-contact.ts';
import { hasContributing } from './documents/has-contributing.ts';
import { hasLicence } from './licence/has-licence.ts';
import { hasReadme } from './documents/has-readme.ts';
import { hasSecurityPolicy } from './security/has-security-policy.ts';
import { inOrganisationAccount } from './openness/in-organisation-account.ts';
import { informativeReadme } from './documents/informative-readme.ts';
import { isPublic } from './openness/is-public.ts';
import { maintainedOrArchived } from './upkeep/maintained-or-archived.ts';
import { openSourceLicence } from './licence/open-source-licence.ts';
import { readmeInstall } from './documents/readme-install.ts';
import { readmePurpose } from './documents/readme-purpose.ts';
import { readmeUse } from './documents/readme-use.ts';
import { recommendedLicence } from './licence/recommended-licence.ts';
import { staysOpen } from './openness/stays-open.ts';
import { readmeStatus } from './documents/readme-status.ts';
import { readmeData } from './documents/readme-data.ts';
import { readmeLegal } from './documents/readme-legal.ts';
import { buildInstructions } from './documents/build-instructions.ts';
import { maintenancePlan } from './documents/maintenance-plan.ts';
import { readmePrerequisites } from './documents/readme-prerequisites.ts';
import { readmeClear } from './documents/readme-clear.ts';
import { readmeStatesLicence } from './licence/readme-states-licence.ts';
import { licenceScopeStated } from './licence/licence-scope-stated.ts';
import { mitFirst } from './licence/mit-first.ts';
import { pullRequestTemplate } from './community/pull-request-template.ts';
import { codeOfConduct } from './community/code-of-conduct.ts';
import { supportOwner } from './community/support-owner.ts';
import { issuesOn } from './community/issues-on.ts';
import { defectGuide } from './community/defect-guide.ts';
import { contributionRequirements } from './community/contribution-requirements.ts';
import { dcoCla } from './community/dco-cla.ts';
import { issueOwner } from './community/issue-owner.ts';
import { descriptionPresent } from './community/description-present.ts';
import { httpsProjectLinks } from './community/https-project-links.ts';
import { changelog } from './upkeep/changelog.ts';
import { gitignore } from './upkeep/gitignore.ts';
import { linting } from './upkeep/linting.ts';
import { testsPresent } from './upkeep/tests-present.ts';
import { reviewTools } from './upkeep/review-tools.ts';
import { publicCi } from './upkeep/public-ci.ts';
import { decisionRecords } from './upkeep/decision-records.ts';
import { defaultBranchMain } from './upkeep/default-branch-main.ts';
import { semverRelease } from './upkeep/semver-release.ts';
import { releaseNotes } from './upkeep/release-notes.ts';
import { endOfLifeDated } from './upkeep/end-of-life-dated.ts';
import { dependencyInventory } from './upkeep/dependency-inventory.ts';
import { dependencyUpdates } from './security/dependency-updates.ts';
import { secretScanConfigured } from './security/secret-scan-configured.ts';
import { securityPolicyContents } from './security/security-policy-contents.ts';
import { secretSignalsRead } from './security/secret-signals-read.ts';
import { secretsInText } from './security/secrets-in-text.ts';
import { nhsNumbersInText } from './security/nhs-numbers-in-text.ts';
import { dataFilesAtRoot } from './data/data-files-at-root.ts';
import { notebooksAtRoot } from './data/notebooks-at-root.ts';
import { binariesAtRoot } from './data/binaries-at-root.ts';
import { developerArtefacts } from './data/developer-artefacts.ts';
import { clinicalSafetyFile } from './standards/clinical-safety-file.ts';
import { rapLevelTopics } from './standards/rap-level-topics.ts';
import { modelCard } from './standards/model-card.ts';
import { designSystemVersion } from './standards/design-system-version.ts';
import { standardsSignals } from './standards/standards-signals.ts';
import { publiccodeValid } from './standards/publiccode-valid.ts';
import { samdSignal } from './standards/samd-signal.ts';
import { legalNotice } from './standards/legal-notice.ts';
import { dataFiles } from './data/data-files.ts';
import { binaries } from './data/binaries.ts';
import { notebookOutputs } from './data/notebook-outputs.ts';
import { secretsInTree } from './security/secrets-in-tree.ts';
import { nhsNumbers } from './security/nhs-numbers.ts';
import { insecureTransfers } from './security/insecure-transfers.ts';
import { internalHosts } from './security/internal-hosts.ts';
import { fhirUkCore } from './standards/fhir-uk-core.ts';
import { configApartFromCode } from './upkeep/config-apart-from-code.ts';
import { containerPins } from './upkeep/container-pins.ts';
import { workflowChecks } from './workflow-checks.ts';
import { settingChecks } from './setting-checks.ts';

/** Every check there is, in the order people would ask. */
export const checks: readonly Check[] = [
  isPublic,
  staysOpen,
  inOrganisationAccount,
  hasLicence,
  openSourceLicence,
  fullLicenceText,
  copyrightNotice,
  copyrightHolderKnown,
  recommendedLicence,
  hasReadme,
  informativeReadme,
  readmePurpose,
  readmeInstall,
  readmeUse,
  hasContact,
  hasContributing,
  hasSecurityPolicy,
  maintainedOrArchived,
  readmeStatus,
  readmeData,
  readmeLegal,
  buildInstructions,
  maintenancePlan,
  readmePrerequisites,
  readmeClear,
  readmeStatesLicence,
  licenceScopeStated,
  mitFirst,
  pullRequestTemplate,
  codeOfConduct,
  supportOwner,
  issuesOn,
  defectGuide,
  contributionRequirements,
  dcoCla,
  issueOwner,
  descriptionPresent,
  httpsProjectLinks,
  changelog,
  gitignore,
  linting,
  testsPresent,
  reviewTools,
  publicCi,
  decisionRecords,
  defaultBranchMain,
  semverRelease,
  releaseNotes,
  endOfLifeDated,
  dependencyInventory,
  dependencyUpdates,
  secretScanConfigured,
  securityPolicyContents,
  secretSignalsRead,
  secretsInText,
  nhsNumbersInText,
  dataFilesAtRoot,
  notebooksAtRoot,
  binariesAtRoot,
  developerArtefacts,
  clinicalSafetyFile,
  rapLevelTopics,
  modelCard,
  designSystemVersion,
  standardsSignals,
  publiccodeValid,
  samdSignal,
  legalNotice,
  ...workflowChecks,
  dataFiles,
  binaries,
  notebookOutputs,
  secretsInTree,
  nhsNumbers,
  insecureTransfers,
  internalHosts,
  fhirUkCore,
  configApartFromCode,
  containerPins,
  ...settingChecks,
];
