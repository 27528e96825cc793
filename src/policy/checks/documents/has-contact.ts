import { defineCheck, met, unknown, unmet } from '../../check.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { findContact } from '../../../documents/contact.ts';

export const hasContact = defineCheck({
  id: 'has-contact',
  title: 'Says whom to contact',
  why: 'People who want to reuse the code, or who found something wrong with it, need somebody who answers.',
  fix: 'Put a team’s e-mail address, or a link to the place where you answer questions, under a heading such as Contact in the README. A CODEOWNERS, SUPPORT or SECURITY file, or an author in the manifest, counts too.',
  about: 'contents',
  needs: ['tree', 'files'],
  uses: ['issuesEnabled'],
  reads: [
    fileKinds.readme,
    fileKinds.support,
    fileKinds.security,
    fileKinds.codeOwners,
    fileKinds.contributing,
    fileKinds.manifest,
  ],
  evaluate({ tree, files, issuesEnabled }) {
    const { contact, unread } = findContact(tree, files);
    if (contact) return met(`${contact.path} ${contact.says}.`, contact.path);
    if (unread !== undefined)
      return unknown(`No contact was found, but the text of ${unread} was not collected.`, unread);
    return unmet(
      issuesEnabled === true
        ? 'Nobody is named to contact. Issues can be raised, but nothing says who answers them.'
        : 'Nobody is named to contact.',
    );
  },
});
