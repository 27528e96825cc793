import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { findContact } from '../../../documents/contact.ts';
import { quoted } from '../../../documents/quoted.ts';
import { findCredential } from '../../../documents/credential.ts';
import { defineCheck, met, unknown, unmet } from '../../check.ts';

export const hasContact = defineCheck({
  id: 'has-contact',
  title: 'Says whom to contact',
  why: 'People who want to reuse the code, or who found something wrong with it, need somebody who answers.',
  fix: 'Put a team’s e-mail address, or a link to the place where you answer questions, under a heading such as Contact in the README. A CODEOWNERS, SUPPORT or SECURITY file, or an author’s address in the manifest, counts too. A name without an address does not.',
  lesson: {
    time: 'minutes',
    tip: 'A shared address outlasts a person. Say when you can be reached.',
  },
  about: 'contents',
  needs: ['tree', 'files', 'owner', 'name', 'forge'],
  uses: ['issuesEnabled'],
  reads: [
    fileKinds.readme,
    fileKinds.support,
    fileKinds.maintainers,
    fileKinds.security,
    fileKinds.contributing,
    fileKinds.codeOwners,
    fileKinds.manifest,
  ],
  evaluate({ tree, files, owner, name, forge, issuesEnabled }) {
    const { contact, unread, named, starter } = findContact(tree, files, { owner, name, forge });
    if (contact) return met(`${contact.path} ${contact.says}.`, proofAt(contact.path, contact.line));
    if (unread !== undefined)
      return unknown(`No contact was found, but the text of ${unread} was not collected.`, unread);
    const credential = findCredential(tree, files);
    if (credential)
      return unmet(
        `No way to reach anybody was found. ${credential.path} holds a user name and a password for a connection: that is a credential and no contact, and should be changed and taken out.`,
        proofAt(credential.path, credential.line),
      );
    if (starter !== undefined)
      return unmet(
        `The README is that of what the project was begun from, ${quoted(starter)}, and leads to its people. Nothing leads to those of the project.`,
      );
    if (named)
      return unmet(
        `${named.path} has a section called “${named.heading}”, but it gives no way to reach anybody.`,
        proofAt(named.path, named.line),
      );
    return unmet(
      issuesEnabled === true
        ? 'No way to reach anybody was found. Issues can be raised, but nothing says who answers them.'
        : 'No way to reach anybody was found.',
    );
  },
});
