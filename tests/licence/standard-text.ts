import list from 'spdx-license-list/full.js';

/** The text of a licence of the SPDX list. */
export function standardText(id: string): string {
  const entry = list[id];
  if (!entry) throw new Error(`${id} is not in the SPDX list`);
  return entry.licenseText;
}

/** Every licence of the SPDX list but `GPL-2.0+` and its like, which are printed twice. */
export const listed: readonly (readonly [id: string, text: string])[] = Object.entries(list)
  .filter(([id]) => !id.endsWith('+'))
  .map(([id, { licenseText }]) => [id, licenseText]);
