import type { Check } from '../check.ts';
import { secretScanning } from './settings/secret-scanning.ts';
import { pushProtection } from './settings/push-protection.ts';
import { protectedDefault } from './settings/protected-default.ts';
import { requiredReview } from './settings/required-review.ts';
import { dismissStale } from './settings/dismiss-stale.ts';
import { codeOwnerReview } from './settings/code-owner-review.ts';
import { signedCommits } from './settings/signed-commits.ts';
import { criticalAlertsMended } from './settings/critical-alerts-mended.ts';
import { highAlertsMended } from './settings/high-alerts-mended.ts';
import { moderateAlertsMended } from './settings/moderate-alerts-mended.ts';
import { lowAlertsMended } from './settings/low-alerts-mended.ts';

/** Settings that only administrators see. */
export const settingChecks: readonly Check[] = [
  secretScanning,
  pushProtection,
  protectedDefault,
  requiredReview,
  dismissStale,
  codeOwnerReview,
  signedCommits,
  criticalAlertsMended,
  highAlertsMended,
  moderateAlertsMended,
  lowAlertsMended,
];
