import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { findCopyrightNotice } from '../../../documents/copyright.ts';
import { defineCheck, met, notApplicable, unknown, unmet } from '../../check.ts';
import { licenceIds } from '../../licences.ts';

const publicDomain = /^(?:CC0-1\.0|Unlicense)$/;

export const copyrightNotice = defineCheck({
  id: 'copyright-notice',
  title: 'Says who holds the copyright',
  why: 'A licence is a permission, and only the holder of the copyright can give it. Without a name nobody can tell whether the permission is worth anything, or whom to ask for another.',
  fix: 'Put a line such as “Copyright (c) 2026 Your organisation” at the top of the licence file, or into the README. Replace the placeholder if the licence came with one.',
  lesson: {
    time: 'minutes',
    tip: 'One line at the top of the licence is enough.',
  },
  about: 'contents',
  needs: ['tree', 'files', 'licence'],
  reads: [fileKinds.legal, fileKinds.readme, fileKinds.manifest, fileKinds.reuse, fileKinds.licenceFolder],
  evaluate({ tree, files, licence }) {
    if (licence === null)
      return notApplicable('There is no licence, so nothing is permitted in anybody’s name.');
    if (licenceIds(licence.spdx).every((id) => publicDomain.test(id)))
      return notApplicable(`${licence.spdx} gives up the copyright, so there is nobody to name.`);
    const { notice, nameless, ofComponent, unread } = findCopyrightNotice(tree, files);
    if (notice)
      return met(
        `By ${notice.path}, the copyright is held by: ${notice.holder}.`,
        proofAt(notice.path, notice.line),
      );
    if (unread !== undefined)
      return unknown(`No copyright notice was found, but the text of ${unread} was not collected.`, unread);
    if (nameless)
      return unmet(
        `${nameless.path} holds only the placeholder of a copyright notice. Nobody is named there or in the README.`,
        proofAt(nameless.path, nameless.line),
      );
    if (ofComponent)
      return unmet(
        `The notice in ${ofComponent.path} is that of a component. Nobody is named as the holder of the project’s own copyright.`,
        proofAt(ofComponent.path, ofComponent.line),
      );
    return unmet('No copyright notice was found in licence files or the README.');
  },
});
