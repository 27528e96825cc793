/** Names of licences whose source may be read but not used for all purposes, as in name-patterns.ts. */
export const sourceAvailableNames: readonly (readonly [pattern: RegExp, spdx: string])[] = [
  [/\belastic[\s-]license,?[\s-]*(?:version |v)?2(?:\.0)?\b|\belv2\b/g, 'Elastic-2.0'],
  [
    /\bserver[\s-]side public license(?:,? (?:version |v)?1(?:\.0)?\b)?|\bsspl(?:[\s-]*v?1(?:\.0)?)?\b/g,
    'SSPL-1.0',
  ],
  [/\bbusiness source license,? (?:version |v)?1\.1\b|\bbusl-1\.1\b/g, 'BUSL-1.1'],
  [/\bpolyform[\s-]noncommercial(?: license)?(?:[\s-]*1\.0\.0)?/g, 'PolyForm-Noncommercial-1.0.0'],
  [
    /\bredis source available license(?:,? (?:version |v)?2(?:\.0)?)?(?: ?\(?rsal(?:v2)?\)?)?|\brsalv2\b/g,
    'LicenseRef-RSALv2',
  ],
];
