/**
 * Repositories of the corpus, and those that somebody who found the first would be glad to see, by what they are for; most alike
 * first. Written before anything was made that finds them.
 */
export const judgedLikeness: readonly [fullName: string, alike: readonly string[]][] = [
  [
    'nhs-r-community/NHSRplotthedots',
    ['nhs-pycom/nhspy-plotthedots', 'nhs-r-community/FunnelPlotR', 'ukhsa-collaboration/fingertipscharts'],
  ],
  ['DataS-DHSC/PHStatsMethods', ['ukhsa-collaboration/PHEindicatormethods']],
  ['Public-Health-Scotland/phsopendata', ['Public-Health-Scotland/py-phsopendata']],
  [
    'nhsx/riskscore-kt-public',
    ['ukhsa-collaboration/riskscore-swift-public', 'ukhsa-collaboration/covid19-app-system-public'],
  ],
  [
    'publichealthengland/coronavirus-dashboard-api-v2',
    ['UKHSA-Internal/coronavirus-dashboard-api-R-sdk', 'UKHSA-Internal/coronavirus-dashboard-metadata'],
  ],
  ['nhs-bnssg-analytics/NHSRtt', ['nhs-r-community/NHSRwaitinglist']],
  ['nhsengland/NHSSynth', ['nhsx/SynthVAE', 'NHSDigital/artificial-data-generator']],
  [
    'nhsconnect/gpconnect-demonstrator',
    [
      'nhsconnect/gpconnect-postman',
      'nhsconnect/careconnect-reference-implementation',
      'nhsconnect/gpconnect-analytics',
      'nhsconnect/nrls-reference-implementation',
    ],
  ],
  [
    'NHSDigital/personal-demographics-service-api',
    [
      'NHSISL/ISL.Providers.PDS',
      'NHSDigital/e-referrals-service-api',
      'NHSDigital/risk-stratification-service-api',
      'NHSDigital/hello-world-api',
    ],
  ],
  [
    'NHSLeadership/nightingale-2-0',
    ['NHSLeadership/nhsblocks', 'Health-Education-England/NHS-Nightingale-TNA-variant', 'nhsuk/nhsblog'],
  ],
  [
    'NHSDigital/nhsuk-react-components',
    [
      'nhsuk/frontend-dotnetcore',
      'TechnologyEnhancedLearning/tel-frontend',
      'DHCW-Digital-Health-and-Care-Wales/nhsw-component-library',
      'nhsuk/nhsuk-prototype-kit-package',
    ],
  ],
  ['ukhsa-collaboration/snapper3', ['ukhsa-collaboration/PHEnix']],
];
