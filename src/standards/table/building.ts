import type { Standard } from '../standard.ts';

/** Standards of how services are described, designed and made safe. */
export const buildingStandards: readonly Standard[] = [
  {
    id: 'openapi',
    aliases: ['swagger', 'oas'],
    name: 'OpenAPI',
    url: 'https://www.openapis.org/',
    packages: [
      ...[
        'npm/swagger-ui-express',
        'npm/swagger-jsdoc',
        'npm/%40redocly/cli',
        'npm/%40stoplight/spectral*',
        'npm/%40openapitools/*',
      ],
      ...[
        'npm/swagger-cli',
        'npm/redoc-cli',
        'npm/speccy',
        'npm/%40apidevtools/swagger-*',
        'npm/swagger-repo',
        'nuget/swashbuckle*',
        'nuget/nswag*',
      ],
      ...[
        'maven/org.springdoc/*',
        'maven/io.springfox/*',
        'maven/io.swagger*',
        'pypi/connexion',
        'pypi/drf-spectacular',
        'pypi/drf-yasg',
        'pypi/flasgger',
        'gem/rswag*',
      ],
    ],
    files: /^(?:openapi|swagger)\.(?:ya?ml|json)$/i,
    words: /\bOpen ?API (?:spec|document|3|v3|definition)|\bOAS ?3\b|\bSwagger\b/i,
  },
  {
    id: 'nhs-design-system',
    aliases: ['nhsukfrontend', 'nhsuk', 'designsystem'],
    name: 'NHS design system',
    url: 'https://service-manual.nhs.uk/design-system',
    packages: [
      ...[
        'npm/nhsuk-frontend',
        'npm/nhsuk-prototype-kit',
        'npm/nhsuk-react-components',
        'pypi/nhsuk-frontend-jinja',
        'npm/nhsapp-frontend',
      ],
      ...[
        'pypi/wagtail-nhsuk-frontend',
        'npm/nhsuk-decorated*',
        'nuget/nhsuk.frontend*',
        'cran/nhstyle*',
        'pypi/wtforms-nhsuk*',
        'gem/nhsuk*',
        'npm/%40nhsuk/*',
      ],
    ],
    words:
      /\bnhsuk-(?:frontend|prototype-kit|react-components)\b|\bNHS(?:\.UK)? (?:prototype kit|design system|frontend library)\b/i,
  },
  {
    id: 'clinical-safety',
    aliases: ['dcb0129', 'dcb0160'],
    name: 'Clinical safety (DCB0129 and DCB0160)',
    url: 'https://digital.nhs.uk/services/clinical-safety',
    files: /^(?:hazard[-_ ]?log|clinical[-_ ]?safety|safety[-_ ]?case)/i,
    identifiers: /\bDCB ?01(?:29|60)\b/,
    words: /\bclinical safety\b|\bhazard log\b/i,
  },
];
