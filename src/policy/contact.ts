import type { EvidenceFile, TreeEntry } from '../registry/evidence.ts';
import { findDocument, findReadme, textOf } from './documents.ts';
import type { Readme } from './readme.ts';

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

const email = /[\w.+-]{1,64}@(?!example\.|localhost|users\.noreply)[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/;
const notAnAddress =
  /^(?:git|noreply|no-reply|you|your|user|username|someone|name)[\w.-]*@|@(?:\d|v\d)|\.(?:png|jpe?g|svg|git)$/i;
const issuesLink = /github\.com\/[\w.-]{1,100}\/[\w.{}$-]{1,100}\/issues|\]\((?:\.\.\/)*issues\b/i;
const contactHeading =
  /\b(?:contacts?|support|help|get(?:ting)? in touch|maintain(?:ers?|ed)|questions?|feedback|authors?|team|owners?)\b/i;
const contactSentence =
  /\b(?:contact|get in touch|e-?mail us|maintained by|raise an issue|open an issue|(?:report|create|submit|file|log) (?:an? |any )?(?:new )?(?:github )?(?:issues?|bugs?)|slack channel)\b/i;

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
    ({ heading, paragraphs }) => contactHeading.test(heading) && paragraphs.length > 0,
  );
  if (section) return `has a section called “${section.heading}”`;
  if (
    readme.sections.some(({ paragraphs }) => paragraphs.some((paragraph) => contactSentence.test(paragraph)))
  )
    return 'says how to get in touch';
  return undefined;
}

function saysAddress(text: string | null | undefined): string | undefined {
  if (typeof text !== 'string') return undefined;
  const start = text.slice(0, 100_000);
  for (const [found] of start.matchAll(new RegExp(email, 'g')))
    if (!notAnAddress.test(found)) return 'gives an e-mail address';
  return issuesLink.test(start) ? 'says where to raise an issue' : undefined;
}

function saysOwners(text: string | null | undefined): string | undefined {
  const named = text
    ?.split('\n')
    .some((line) => /^[^#\n]{1,500}\s@?[\w.-]{1,100}/.test(line) && line.includes('@'));
  return named === true ? 'names who looks after the code' : undefined;
}

/** Manifests that name an author or say where to report bugs. */
const manifests: Readonly<Record<string, { pattern: RegExp; says: string }>> = {
  'package.json': {
    pattern: /"(?:author|maintainers|bugs)"\s{0,5}:\s{0,5}(?:"[^"]{2,300}"|[[{]\s{0,80}[{"])/,
    says: 'names an author or says where to report bugs',
  },
  'pyproject.toml': {
    pattern: /^\s{0,8}(?:authors|maintainers)\s{0,5}=\s{0,5}\[\s{0,80}["{]/m,
    says: 'names its authors',
  },
  'setup.py': {
    pattern: /\b(?:author|maintainer)_email\s{0,5}=\s{0,5}["'][^"'@\n]{1,64}@/,
    says: 'gives an author’s address',
  },
  'setup.cfg': {
    pattern: /^(?:author|maintainer)_email\s{0,5}=\s{0,5}[^@\n]{1,64}@/m,
    says: 'gives an author’s address',
  },
  DESCRIPTION: { pattern: /^(?:Maintainer:|Authors@R:)/m, says: 'names its maintainer' },
  'CITATION.cff': { pattern: /^authors:/m, says: 'names its authors' },
  'publiccode.yml': { pattern: /^\s{0,8}contacts:/m, says: 'names a contact' },
  'codemeta.json': { pattern: /"(?:author|maintainer)"\s{0,5}:/, says: 'names its authors' },
};
