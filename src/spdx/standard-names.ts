import list from 'spdx-license-list/spdx.json' with { type: 'json' };
import { currentIdentifier } from './identifiers.ts';
import { forNames } from './names.ts';

let names: Map<string, string> | undefined;

/** From the full name of each licence of the SPDX list, prepared with forNames, to its identifier. */
export function standardNames(): ReadonlyMap<string, string> {
  names ??= new Map(
    Object.entries(list).flatMap(([id, { name }]): [string, string][] => {
      const now = currentIdentifier(id);
      return now === undefined ? [] : [[forNames(name), now]];
    }),
  );
  return names;
}

/** Approved, as the SPDX list says since, where the installed list does not. */
const approvedSince: ReadonlySet<string> = new Set(['CDDL-1.1']);

/** Whether the Open Source Initiative has approved a licence. */
export function isOsiApproved(id: string): boolean {
  if (approvedSince.has(id)) return true;
  const entry = (list as Record<string, { osiApproved: boolean } | undefined>)[id];
  return entry?.osiApproved ?? false;
}
