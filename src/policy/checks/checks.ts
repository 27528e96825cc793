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
];
