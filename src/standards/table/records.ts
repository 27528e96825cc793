import type { Standard } from '../standard.ts';

/** Standards of messages, records and images. */
export const recordStandards: readonly Standard[] = [
  {
    id: 'fhir',
    aliases: ['hl7fhir', 'fhirr4'],
    name: 'FHIR',
    url: 'https://hl7.org/fhir/',
    packages: [
      ...[
        'pypi/fhir.resources',
        'pypi/fhirclient',
        'pypi/fhirpy',
        'pypi/fhir-core',
        'pypi/fhirpathpy',
        'npm/fhir',
      ],
      ...[
        'npm/fhir-kit-client',
        'npm/fhirclient',
        'npm/fhirpath',
        'npm/%40types/fhir',
        'npm/%40asymmetrik/node-fhir-server-core',
      ],
      ...[
        'maven/ca.uhn.hapi.fhir/*',
        'nuget/hl7.fhir.*',
        'gem/fhir_models',
        'gem/fhir_client',
        'npm/fsh-sushi',
        'npm/%40smile-cdr/fhirts',
      ],
    ],
    files:
      /^(?:sushi-config\.yaml|fsh-generated|.+\.fsh|(?:ImplementationGuide|StructureDefinition|CapabilityStatement)-.+\.(?:json|xml)|fhirpkg\.lock\.json)$/,
    identifiers:
      /https?:\/\/hl7\.org\/fhir\/(?:StructureDefinition|ValueSet|sid)\/|https:\/\/fhir\.(?:nhs\.uk|hl7\.org\.uk)\/(?:STU3\/|R4\/)?(?:Id|StructureDefinition|CodeSystem|ValueSet)\//i,
    words: /\bfhir\b/i,
  },
  {
    id: 'fhir-uk-core',
    aliases: ['ukcore'],
    name: 'FHIR UK Core',
    url: 'https://digital.nhs.uk/services/fhir-uk-core',
    packages: ['npm/fhir.r4.ukcore.*', 'npm/fhir.r4.nhsengland.*'],
    identifiers: /fhir\.r4\.ukcore\.|fhir\.hl7\.org\.uk\/StructureDefinition\/UKCore-/i,
    words: /\bUK ?Core\b|\bUKCore-/i,
  },
  {
    id: 'careconnect',
    name: 'Care Connect',
    url: 'https://nhsconnect.github.io/CareConnectAPI/',
    identifiers: /fhir\.hl7\.org\.uk\/STU3\/StructureDefinition\/CareConnect-/i,
    words: /\bcare-?connect\b/i,
  },
  {
    id: 'hl7-v2',
    aliases: ['hl7'],
    name: 'HL7 v2',
    url: 'https://www.hl7.org/implement/standards/product_brief.cfm?product_id=185',
    packages: [
      ...['pypi/hl7', 'pypi/hl7apy', 'pypi/python-hl7', 'npm/hl7-standard', 'npm/simple-hl7', 'nuget/nhapi*'],
      ...[
        'maven/ca.uhn.hapi/hapi-structures-v2*',
        'maven/ca.uhn.hapi/hapi-base',
        'gem/ruby-hl7',
        'nuget/hl7-v2',
      ],
    ],
    identifiers: /^\s*MSH\|\^~\\&\|/m,
    words: /\bHL7 ?v?2(?:\.\w+)?\b|\bADT\^A\d\d|\bORU\^R01|\bMLLP\b/i,
  },
  {
    id: 'hl7-v3',
    aliases: ['hl7v3'],
    name: 'HL7 v3 and Spine messages',
    url: 'https://digital.nhs.uk/developer/api-catalogue/spine-core',
    identifiers: /urn:hl7-org:v3|urn:nhs:names:services:(?:psis|pds|lrs|mm|ebs)\b/i,
    words: /\bHL7 ?v3\b|\bPOXX_|\bITK\d?\b (?:message|trunk)|\bMHS adaptor\b/i,
  },
  {
    id: 'openehr',
    name: 'openEHR',
    url: 'https://openehr.org/',
    packages: [
      'maven/org.ehrbase.*',
      'maven/com.nedap.healthcare.archie/*',
      'npm/%40ehrbase/*',
      'pypi/ehrbase*',
    ],
    files: /\.(?:adl|opt|oet)$/i,
    words: /\bopenEHR\b|\bEHRbase\b/i,
  },
  {
    id: 'dicom',
    name: 'DICOM',
    url: 'https://www.dicomstandard.org/',
    packages: [
      ...[
        'pypi/pydicom',
        'pypi/pynetdicom',
        'pypi/dicom*',
        'pypi/highdicom',
        'npm/dcmjs*',
        'npm/dicom-parser',
      ],
      ...[
        'npm/cornerstone-*',
        'npm/%40cornerstonejs/*',
        'nuget/fo-dicom*',
        'maven/org.dcm4che/*',
        'cran/oro.dicom',
      ],
    ],
    words: /\bDICOM\b/i,
  },
  {
    id: 'omop',
    name: 'OMOP',
    url: 'https://www.ohdsi.org/data-standardization/',
    packages: [
      'pypi/omop*',
      'cran/CDMConnector',
      'cran/DatabaseConnector',
      'cran/SqlRender',
      'cran/omopgenerics',
      'cran/CodelistGenerator',
      'cran/FeatureExtraction',
    ],
    words: /\bOMOP\b/i,
  },
];
