import type { Standard } from '../standard.ts';

/** National services and how they are called. */
export const serviceStandards: readonly Standard[] = [
  {
    id: 'nhs-login',
    name: 'NHS login',
    url: 'https://digital.nhs.uk/services/nhs-login',
    identifiers: /\bauth\.(?:\w+\.)*(?:login|signin)\.nhs\.uk\b/i,
    words: /\bNHS[- ]?login\b/i,
  },
  {
    id: 'cis2',
    name: 'CIS2',
    url: 'https://digital.nhs.uk/services/care-identity-service',
    packages: ['npm/%40nhs*/cis2*', 'npm/passport-cis2'],
    identifiers:
      /\bam\.nhs(?:int|dev|path)?identity\.(?:ptl\.)?spineservices\.nhs\.uk|\bnhsidentity\.spineservices/i,
    words: /\b(?:NHS )?CIS2\b/i,
  },
  {
    id: 'pds',
    name: 'PDS',
    url: 'https://digital.nhs.uk/services/personal-demographics-service',
    identifiers: /\/personal-demographics\/FHIR\/R4/i,
    words: /\bPersonal Demographics Service\b|\bPDS FHIR\b|\bpersonal-demographics\b/i,
  },
  {
    id: 'mesh',
    name: 'MESH',
    url: 'https://digital.nhs.uk/services/message-exchange-for-social-care-and-health-mesh',
    packages: ['pypi/mesh-client', 'nuget/nhs.mesh*'],
    identifiers:
      /\bmesh-sync\.(?:\w+\.)?spineservices\.nhs\.uk|\bmsg\.(?:int|dep)spineservices\.nhs\.uk|\bterraform-aws-mesh-client\b|\bmesh-sandbox\b/i,
    words:
      /\bMESH (?:API|client|mailbox|sandbox|message|server)|\bMessage Exchange for Social Care and Health\b/,
  },
  {
    id: 'gp-connect',
    name: 'GP Connect',
    url: 'https://digital.nhs.uk/services/gp-connect',
    identifiers: /urn:nhs:names:services:gpconnect|\borange\.testlab\.nhs\.uk/i,
    words: /\bGP[- ]?Connect\b/i,
  },
  {
    id: 'bars',
    name: 'BaRS',
    url: 'https://digital.nhs.uk/services/booking-and-referral-standard',
    identifiers: /\/booking-and-referral\/FHIR\/R4/i,
    words: /\bBooking and Referral Standard\b|\bbooking-and-referral\b|\bBaRS\b/,
  },
  {
    id: 'e-rs',
    aliases: ['ereferral', 'ereferralservice'],
    name: 'e-Referral Service',
    url: 'https://digital.nhs.uk/services/e-referral-service',
    identifiers: /\bapi\.service\.nhs\.uk\/referrals\b/i,
    words: /\be-?Referrals?[- ]Service\b|\be-RS\b/i,
  },
  {
    id: 'eps',
    name: 'Electronic Prescription Service',
    url: 'https://digital.nhs.uk/services/electronic-prescription-service',
    identifiers: /\/(?:electronic-prescriptions|fhir-prescribing|fhir-dispensing)\/FHIR\/R4/i,
    words: /\bElectronic Prescriptions? Service\b|\belectronic-prescription-service\b|\bEPS FHIR\b/i,
  },
  {
    id: 'scr',
    name: 'Summary Care Record',
    url: 'https://digital.nhs.uk/services/summary-care-records-scr',
    identifiers: /\/summary-care-record\/FHIR\/R4/i,
    words: /\bSummary Care Records?\b|\bsummary-care-record\b/i,
  },
  {
    id: 'nrl',
    aliases: ['nrlf'],
    name: 'National Record Locator',
    url: 'https://digital.nhs.uk/services/national-record-locator',
    identifiers: /\/record-locator\/(?:consumer|producer)\/FHIR\/R4/i,
    words: /\bNational Record Locator\b|\bNRLF\b/i,
  },
  {
    id: 'mns',
    aliases: ['nems'],
    name: 'Event notifications (NEMS and MNS)',
    url: 'https://digital.nhs.uk/services/multicast-notification-service',
    identifiers: /urn:nhs:names:services:clinicals-sync|\/multicast-notification-service\b/i,
    words: /\bMulticast Notification Service\b|\bNational Events Management Service\b|\bNEMS\b/,
  },
  {
    id: 'nhs-api-platform',
    aliases: ['apim', 'apiplatform'],
    name: 'NHS API platform',
    url: 'https://digital.nhs.uk/developer',
    packages: ['pypi/pytest-nhsd-apim', 'pypi/proxygen-cli', 'pypi/api-test-utils', 'pypi/spine-aws-common'],
    identifiers: /\b(?:\w+\.)?api\.service\.nhs\.uk\b|\bx-nhsd-apim\b/i,
    words: /\bNHS (?:England )?API platform\b|\bproxygen\b|\bNHSD-APIM\b/i,
  },
  {
    id: 'nhs-notify',
    name: 'NHS Notify',
    url: 'https://notify.nhs.uk/',
    identifiers: /\bapi\.service\.nhs\.uk\/comms\/v1\b|\/comms\/v1\/messages\b/i,
    words: /\bNHS Notify\b|\bnhs-notify\b/i,
  },
];
