import type { MendingFacts } from './mending-kind.ts';
import { isDocument } from './names.ts';

/** Names of files that say how a security problem is reported, beside those of the documents. */
export const otherSecurityNames =
  /^(?:(?:responsible|coordinated|vulnerability)[-_ ]?disclosure(?:[-_ ]policy)?|vulnerabilit(?:y|ies)(?:[-_ ]\w+)?|security)(?:\.[\w.-]{1,20})?$/i;

/** Whether a repository is on GitHub, where problems can be reported in private. */
export function isOnGitHub({ evidence: { forge, url } }: Pick<MendingFacts, 'evidence'>): boolean {
  return forge === 'github' || /^https:\/\/(?:www\.)?github\.com\//i.test(url);
}

/** Where a security problem is reported in private on GitHub. */
export function advisoryAddress({ evidence: { url } }: Pick<MendingFacts, 'evidence'>): string {
  return `${url.replace(/\.git$/, '')}/security/advisories/new`;
}

/** The SECURITY file that is there already. */
export function securityFile({ evidence: { tree } }: Pick<MendingFacts, 'evidence'>): string | undefined {
  return tree?.find(({ path }) => isDocument(path, 'security', otherSecurityNames))?.path;
}

/** How to write to the contact, for a sentence. */
export function contactLink(contact: string): string {
  return contact.startsWith('https://') ? `<${contact}>` : `[${contact}](mailto:${contact})`;
}
