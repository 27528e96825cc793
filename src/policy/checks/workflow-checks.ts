import type { Check } from '../check.ts';
import { actionsPinned } from './workflows/actions-pinned.ts';
import { actionsPermissions } from './workflows/actions-permissions.ts';
import { actionsTriggers } from './workflows/actions-triggers.ts';
import { noSelfHostedRunner } from './workflows/no-self-hosted-runner.ts';
import { unitTestsInCi } from './workflows/unit-tests-in-ci.ts';
import { secretScanInCi } from './workflows/secret-scan-in-ci.ts';
import { sastInCi } from './workflows/sast-in-ci.ts';
import { dependencyScanInCi } from './workflows/dependency-scan-in-ci.ts';
import { sbomInCi } from './workflows/sbom-in-ci.ts';
import { coverageInCi } from './workflows/coverage-in-ci.ts';
import { oidc } from './workflows/oidc.ts';
import { packagingInCi } from './workflows/packaging-in-ci.ts';
import { accessibilityTestsInCi } from './workflows/accessibility-tests-in-ci.ts';
import { duplicateAndDeadCode } from './workflows/duplicate-and-dead-code.ts';
import { fuzzing } from './workflows/fuzzing.ts';
import { actionsUpdatesCooldown } from './workflows/actions-updates-cooldown.ts';

/** What workflows say. */
export const workflowChecks: readonly Check[] = [
  actionsPinned,
  actionsPermissions,
  actionsTriggers,
  noSelfHostedRunner,
  unitTestsInCi,
  secretScanInCi,
  sastInCi,
  dependencyScanInCi,
  sbomInCi,
  coverageInCi,
  oidc,
  packagingInCi,
  accessibilityTestsInCi,
  duplicateAndDeadCode,
  fuzzing,
  actionsUpdatesCooldown,
];
