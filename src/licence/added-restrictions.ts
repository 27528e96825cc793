import { isOpen } from '../spdx/classification.ts';
import type { AddedRestriction, LicenceEvidence } from './decision.ts';
import { copyleft, modifiedName, type Part } from './parts.ts';

/** Restrictions that a README's licence section, or a file of their own, lays over the licence of the repository. */
export function addedRestrictions(
  { licences, readmes, notices }: LicenceEvidence,
  parts: readonly Part[],
): AddedRestriction[] {
  const isCopyleft = parts.every(({ spdx }) => copyleft.test(spdx));
  const commercial = isCopyleft
    ? []
    : readmes.flatMap(({ path, offer }) => (offer === undefined ? [] : [{ path, text: offer }]));
  return [
    ...[...licences.map(({ file, restriction }) => ({ path: file.path, restriction })), ...readmes].flatMap(
      ({ path, restriction }) => (restriction === undefined ? [] : [{ path, text: restriction }]),
    ),
    ...commercial,
    ...notices.filter(({ isOffer = false }) => !(isOffer && isCopyleft)),
  ];
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
