import { isOpen } from '../spdx/classification.ts';
import type { LicenceEvidence } from './decision.ts';
import { modifiedName, type Part } from './parts.ts';

/** A restriction that is written beside the licence, and where. */
export interface AddedRestriction {
  path: string;
  text: string;
}

/** Restrictions that a README's licence section, or a file of their own, lays over the licence of the repository. */
export function addedRestrictions({ licences, readmes }: LicenceEvidence): AddedRestriction[] {
  return [...licences.map(({ file, restriction }) => ({ path: file.path, restriction })), ...readmes].flatMap(
    ({ path, restriction }) => (restriction === undefined ? [] : [{ path, text: restriction }]),
  );
}

/** Parts under names of their own, so that nobody takes a licence with a restriction for the licence itself. */
export function restricted(parts: readonly Part[], restrictions: readonly AddedRestriction[]): Part[] {
  if (restrictions.length === 0) return [...parts];
  return parts.map((part) =>
    (part.scope === null || part.scope === 'code') && isOpen(part.spdx)
      ? { ...part, spdx: modifiedName(part.spdx) }
      : part,
  );
}
