import { findDocument } from '../../../documents/community-files.ts';
import { findContact } from '../../../documents/contact.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, notApplicable, unknown, unmet } from '../../check.ts';
import { hasContact } from '../documents/has-contact.ts';
import { hasSecurityPolicy } from '../security/has-security-policy.ts';

export const issueOwner = defineCheck({
  id: 'issue-owner',
  title: 'Says who deals with issues and security',
  why: 'An issue that nobody owns is not looked at, and a weakness that nobody owns is worse.',
  fix: 'Switch issues on, name owners in CODEOWNERS or a contact in the README, and add SECURITY.md.',
  lesson: {
    time: 'hour',
    tip: 'Agree in the team who looks each week. A name that nobody agreed to does not answer.',
  },
  about: 'contents',
  needs: ['tree', 'files', 'owner', 'name', 'forge'],
  uses: ['issuesEnabled', 'defaults', 'now', 'archived'],
  reads: [...new Set([...hasContact.reads, ...hasSecurityPolicy.reads, fileKinds.codeOwners])],
  evaluate({ tree, files, owner, name, forge, issuesEnabled, defaults, archived }) {
    if (archived === true) return notApplicable('It is archived, so issues are not dealt with.');
    if (issuesEnabled === false) return unmet('Issues are switched off.');
    const { contact, unread } = findContact(tree, files, { owner, name, forge });
    const security =
      findDocument('security', tree, files) ?? findDocument('security', defaults ?? null, undefined);
    if (contact && security)
      return met(
        `${contact.path} ${contact.says}, and reports of weaknesses are dealt with in ${security.path}.`,
        proofAt(contact.path, contact.line),
      );
    if (unread !== undefined)
      return unknown(`Nobody was found, but the text of ${unread} was not collected.`, unread);
    return unmet(
      contact
        ? `${contact.path} ${contact.says}, but no SECURITY file says who deals with weaknesses.`
        : 'Nothing says who deals with issues.',
      contact && proofAt(contact.path, contact.line),
    );
  },
});
