import type { Check } from '../check.ts';
import { copyrightNotice } from './copyright-notice.ts';
import { fullLicenceText } from './full-licence-text.ts';
import { hasContact } from './has-contact.ts';
import { hasContributing } from './has-contributing.ts';
import { hasLicence } from './has-licence.ts';
import { hasReadme } from './has-readme.ts';
import { hasSecurityPolicy } from './has-security-policy.ts';
import { inOrganisationAccount } from './in-organisation-account.ts';
import { informativeReadme } from './informative-readme.ts';
import { isPublic } from './is-public.ts';
import { maintainedOrArchived } from './maintained-or-archived.ts';
import { openSourceLicence } from './open-source-licence.ts';
import { recommendedLicence } from './recommended-licence.ts';
import { staysOpen } from './stays-open.ts';

/** Every check there is, in the order people would ask. */
export const checks: readonly Check[] = [
  isPublic,
  staysOpen,
  inOrganisationAccount,
  hasLicence,
  openSourceLicence,
  fullLicenceText,
  copyrightNotice,
  recommendedLicence,
  hasReadme,
  informativeReadme,
  hasContact,
  hasContributing,
  hasSecurityPolicy,
  maintainedOrArchived,
];
