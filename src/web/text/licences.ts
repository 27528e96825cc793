/** Identifiers of the hub's own that say nothing to most people. */
const ownIdentifiers: Readonly<Record<string, string>> = {
  NOASSERTION: 'Unrecognised licence',
  'LicenseRef-public-domain': 'Public domain statement',
};

/**
 * An SPDX expression for people: identifiers as they are, but for those of the hub's own, such as `LicenseRef-MIT-modified`,
 * which become words. A family such as `GPL-*` is `GPL, any version`.
 */
export function licenceLabel(spdx: string): string {
  if (spdx === 'LicenseRef-*') return 'Not a standard licence';
  if (/^[^\s()]+-\*$/.test(spdx)) return `${spdx.slice(0, -2)}, any version`;
  return spdx.replaceAll(/[^\s()]+/g, identifierLabel);
}

function identifierLabel(id: string): string {
  const own = ownIdentifiers[id];
  if (own !== undefined) return own;
  const [, name, changed] = /^LicenseRef-(.+?)(-modified)?$/.exec(id) ?? [];
  if (name === undefined) return id;
  return changed === undefined ? `${name} (not a standard licence)` : `${name} with changed terms`;
}
