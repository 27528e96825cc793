import type { EvidenceFile, TreeEntry } from '../domain/evidence.ts';
import { findDocument, findReadme, textOf } from './community-files.ts';
import { countWords, type Readme } from './readme.ts';

/** Where a contact is given and in what form. Addresses themselves are not repeated: they can be a person's own. */
export interface Contact {
  path: string;
  says: string;
}

interface Search {
  contact: Contact | undefined;
  /** A file that might give one and whose text was not collected. */
  unread: string | undefined;
}

const mailbox = /[\w.+-]{1,64}$/;
const domain = /^@(?!example\.|localhost|users\.noreply)[a-z][\w-]{0,62}(?:\.[\w-]{1,63}){1,6}/i;
const nobody = /^(?:git|noreply|no-reply|you|your|user|username|someone|name)[\w.-]*$/i;
const fileName = /\.(?:png|jpe?g|svg|git|js|css)$/i;
const issuesLink = /github\.com\/[\w.-]{1,100}\/[\w.{}$-]{1,100}\/issues|\]\((?:\.\.\/)*issues\b/i;
const contactHeading =
  /^\W*(?:contacts?|support|help|get(?:ting)? (?:help|support|in touch)|maintain(?:ers?|ed by)|questions?|feedback|authors?)\b/i;
const otherHeading = /\b(?:browsers?|devices?|versions?|platforms?|tracing|pages?|forms?|text|commands?)\b/i;
const contactSentence =
  /\b(?:contact (?:us|me|the|our|via|at|details|information)|get in touch|e-?mail (?:us|the)|(?:raise|open|report|create|submit|file|log) (?:an? |any )?(?:new )?(?:github )?(?:issues?|bugs?)|slack channel)\b/i;

/** Looks for a contact where people would, the most certain place first. */
export function findContact(tree: readonly TreeEntry[] | null, files: readonly EvidenceFile[]): Search {
  const found = inDocuments(tree, files);
  if (found.contact) return found;
  for (const [path, says] of Object.entries(manifests)) {
    const text = textOf(path, files);
    if (typeof text === 'string' && says.pattern.test(text.slice(0, 100_000)))
      return { contact: { path, says: says.says }, unread: undefined };
    if (text === undefined && tree?.some((entry) => entry.path === path)) found.unread ??= path;
  }
  return found;
}

function inDocuments(tree: readonly TreeEntry[] | null, files: readonly EvidenceFile[]): Search {
  const readme = findReadme(tree, files);
  let unread: string | undefined;
  if (readme?.readme && typeof readme.text === 'string') {
    const says = saysInReadme(readme.text, readme.readme);
    if (says !== undefined) return { contact: { path: readme.path, says }, unread: undefined };
  } else if (readme?.text === undefined) unread = readme?.path;
  for (const kind of ['support', 'security', 'codeOwners', 'contributing'] as const) {
    const document = findDocument(kind, tree, files);
    if (document === undefined) continue;
    if (document.text === undefined) unread ??= document.path;
    const says = kind === 'codeOwners' ? saysOwners(document.text) : saysAddress(document.text);
    if (says !== undefined) return { contact: { path: document.path, says }, unread: undefined };
  }
  return { contact: undefined, unread };
}

function saysInReadme(text: string, readme: Readme): string | undefined {
  const address = saysAddress(text);
  if (address !== undefined) return address;
  const section = readme.sections.find(
    ({ heading, paragraphs }) => isContactHeading(heading) && paragraphs.length > 0,
  );
  if (section) return `has a section called “${section.heading}”`;
  if (
    readme.sections.some(({ paragraphs }) => paragraphs.some((paragraph) => contactSentence.test(paragraph)))
  )
    return 'says how to get in touch';
  return undefined;
}

/** A long heading that mentions help or support is about something else. */
function isContactHeading(heading: string): boolean {
  return contactHeading.test(heading) && !otherHeading.test(heading) && countWords(heading) <= 5;
}

function saysAddress(text: string | null | undefined): string | undefined {
  if (typeof text !== 'string') return undefined;
  const start = text.slice(0, 100_000);
  if (holdsAddress(start)) return 'gives an e-mail address';
  return issuesLink.test(start) ? 'says where to raise an issue' : undefined;
}

/** Looks around each `@`, so that the cost follows the number of them and not the length of the text. */
function holdsAddress(text: string): boolean {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const host = domain.exec(text.slice(at, at + 200))?.[0];
    const box = host === undefined ? undefined : mailbox.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    if (host && box && !nobody.test(box) && !fileName.test(host)) return true;
  }
  return false;
}

function saysOwners(text: string | null | undefined): string | undefined {
  const named = text
    ?.split('\n')
    .some((line) => /^[^#\n]{1,500}\s@?[\w.-]{1,100}/.test(line) && line.includes('@'));
  return named === true ? 'names who looks after the code' : undefined;
}

/** Manifests that give an address of an author, or say where to report bugs. A name alone is no way to reach anybody. */
const manifests: Readonly<Record<string, { pattern: RegExp; says: string }>> = {
  'package.json': {
    pattern:
      /"author"\s{0,5}:\s{0,5}(?:"[^"]{0,200}@|\{[^}]{0,300}"(?:email|url)")|"(?:maintainers|contributors)"\s{0,5}:\s{0,5}\[[^\]]{0,500}@|"bugs"\s{0,5}:\s{0,5}(?:"[^"]{3}|\{[^}]{0,300}"(?:email|url)")/,
    says: 'gives an author’s address or says where to report bugs',
  },
  'pyproject.toml': {
    pattern: /^\s{0,8}(?:authors|maintainers)\s{0,5}=\s{0,5}\[[^\]]{0,1000}@/m,
    says: 'gives an author’s address',
  },
  'setup.py': {
    pattern: /\b(?:author|maintainer)_email\s{0,5}=\s{0,5}["'][^"'@\n]{1,64}@/,
    says: 'gives an author’s address',
  },
  'setup.cfg': {
    pattern: /^(?:author|maintainer)_email\s{0,5}=\s{0,5}[^@\n]{1,64}@/m,
    says: 'gives an author’s address',
  },
  DESCRIPTION: {
    pattern: /^(?:Maintainer:[^@]{1,200}@|Authors@R:[^@]{1,500}@)/m,
    says: 'gives its maintainer’s address',
  },
  'publiccode.yml': { pattern: /^\s{0,8}contacts:/m, says: 'names a contact' },
  'codemeta.json': { pattern: /"email"\s{0,5}:/, says: 'gives an author’s address' },
};
