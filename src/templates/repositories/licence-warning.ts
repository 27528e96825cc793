import type { LicenceVerdict } from '../../domain/licence-verdict.ts';

/**
 * What somebody has to know before they take over the files of a repository with this licence; undefined for an
 * open-source licence that is plain. Copyright forbids copying unless its holder allows it (Copyright, Designs and
 * Patents Act 1988, section 16).
 *
 * @param licence null: none was found
 */
export function licenceWarning(licence: Pick<LicenceVerdict, 'spdx' | 'classes'> | null): string | undefined {
  if (licence === null)
    return 'This repository has no licence. No licence means no permission: do not reuse its files until its owner has added one or has agreed in writing.';
  if (licence.spdx === 'NOASSERTION')
    return 'We do not recognise the licence of this repository. Read it, and ask its owner where it is not clear, before you reuse the files.';
  if (!licence.classes.osiApproved)
    return `The licence of this repository (${licence.spdx}) is not approved as open source. Read what it allows before you reuse the files.`;
  return undefined;
}
