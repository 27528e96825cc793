import { identifiersOf } from './identifiers.ts';

/** Where the name of a licence ends and its version or variant begins. */
const version = /-(?=\d|v\d|only\b|or-later\b)/;

/**
 * The family of an identifier as a pattern that stands for all of its versions: `GPL-*` for `GPL-3.0-or-later`, `BSD-*` for
 * `BSD-3-Clause`, `LicenseRef-*` for what is no standard licence.
 */
export function familyOf(identifier: string): string {
  const name = identifier.startsWith('LicenseRef-') ? 'LicenseRef' : identifier.split(version, 1)[0];
  return `${name ?? identifier}-*`;
}

/** What an expression is found by: itself, each identifier in it, and the family of each. */
export function licenceFacetValues(expression: string): string[] {
  const identifiers = identifiersOf(expression).map((id) => id.replace(/\+$/, ''));
  return [...new Set([expression, ...identifiers, ...identifiers.map(familyOf)])];
}
