import type { EvidenceFile, TreeEntry } from '../domain/evidence.ts';
import { addressesIn } from './addresses.ts';
import { findDocument, findReadme, type DocumentName } from './community-files.ts';
import type { DocumentText, Section, Sentence } from './document-text.ts';
import { elsewhere, linkIn, ofOthers, same, type Contact, type Project } from './contact-links.ts';
import { isOfStarter, starterOf } from './starter.ts';
import { contactInManifest } from './manifest-contact.ts';

interface Search {
  contact: Contact | undefined;
  /** A file that might give one and whose text was not collected. */
  unread: string | undefined;
  /** Where somebody is named, without a way to reach them. */
  named: { path: string; line: number; heading: string } | undefined;
  /** The kit or template whose README was left: the people it names are those of the kit. */
  starter: string | undefined;
}

const contactHeading =
  /^\W*(?:contacts?|contact (?:us|details|information|points?)|(?:points? of|key|main|primary) contacts?|support|help|(?:get|getting|need|needing|ask for|asking for|where to get) (?:more |some |any )?(?:help|support|in touch|assistance)|help (?:and|&) support|support (?:and|&) (?:contact|help)|maintain(?:ers?|ed by)|(?:project |code |product )?(?:owners?|leads?|team|maintainers?)|questions?|feedback|authors?|who (?:to contact|maintains|we are|are we)|ownership|reporting (?:issues|bugs|problems)|issues|bugs?|communication|cysylltu|cysylltwch|cymorth|cefnogaeth)\b/i;
const otherHeading =
  /\b(?:browsers?|devices?|versions?|platforms?|tracing|pages?|forms?|text|commands?|lenses|details? (?:api|service)|flags?|options?)\b/i;
const reportIssue =
  /\b(?:rais(?:e|ing)|open(?:ing)?|report(?:ing)?|creat(?:e|ing)|submit(?:ting)?|fil(?:e|ing)|log(?:ging)?|post(?:ing)?) (?:it |them |bugs? |problems? |this |that )?(?:as |via |through |in |on |using )?(?:an? |any |the |your |our )?(?:new |github |git hub |gitlab )?(?:issues?|bugs?|discussions?)\b|\b(?:use|via|through|using|in|on) (?:the |our |github |git hub )?(?:github )?(?:issues?(?: tracker)?|discussions?)\b/i;
const chat = /\b(?:slack|teams|discord|gitter|mattermost|zulip|yammer|matrix)\b/i;
const phone = /(?<![\d.])(?:\+44[\s(]{0,2}0?[\s)]{0,2}|0)\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}(?![\d.])/;
const reach =
  /\b(?:contact|e-?mail|get in touch|reach|write to|questions?|ask|feedback|support|help|enquir\w+|maintain\w*|owned?|talk to|join|channel|message|report)\b/i;

/** A channel is no contact where it is only told what is posted there. */
const asking =
  /\b(?:ask|join|contact|reach (?:us|the|out)|questions?|help|support|get in touch|talk to|message (?:us|the))\b/i;

/** Looks for a contact where people would, the most certain place first. */
export function findContact(
  tree: readonly TreeEntry[] | null,
  files: readonly EvidenceFile[],
  project: Project,
): Search {
  const readme = findReadme(tree, files);
  const starter = readme?.document && starterOf(readme.document, project.name);
  const search: Search = { contact: undefined, unread: undefined, named: undefined, starter };
  const documents = (['support', 'maintainers', 'security', 'contributing'] satisfies DocumentName[]).map(
    (kind) => findDocument(kind, tree, files),
  );
  for (const found of [readme, ...documents]) {
    if (found === undefined) continue;
    if (found.text === undefined) search.unread ??= found.path;
    if (found.document === undefined) continue;
    if (starter !== undefined && (found === readme || isOfStarter(found.document, starter))) continue;
    const contact = contactIn(found.document, project, found !== readme);
    if (contact) return { ...search, contact };
    search.named ??= nameIn(found.document);
  }
  const contact = ownersIn(tree, files, project, search) ?? contactInManifest(tree, files, search);
  return { ...search, contact };
}

function contactIn(document: DocumentText, project: Project, dedicated: boolean): Contact | undefined {
  const { path, sections } = document;
  const bySection = (test: (section: Section, about: boolean) => Omit<Contact, 'path'> | undefined) => {
    for (const section of sections) {
      const about = dedicated || (!section.title && section.headings.some(isContactHeading));
      const found = test(section, about);
      if (found) return { path, ...found };
    }
    return undefined;
  };
  return (
    bySection((section, about) => (about ? wayIn(section, project, true) : undefined)) ??
    bySection((section) => wayIn(section, project, false))
  );
}

/** A way to reach somebody in one section. Under a heading for contacts, less has to be said. */
function wayIn(section: Section, project: Project, about: boolean): Omit<Contact, 'path'> | undefined {
  const under = about && section.heading !== '' ? `, under “${section.heading}”` : '';
  for (const [index, { text, line, kind }] of section.sentences.entries()) {
    if (ofOthers.test(text) || ofOthers.test(section.sentences[index - 1]?.text ?? '')) continue;
    const [address] = addressesIn(text);
    if (address && (kind !== 'table' || about || reach.test(text)))
      return { line, says: `gives an address at ${address.host}${under}` };
    if (about && phone.test(text)) return { line, says: `gives a telephone number${under}` };
    if (
      chat.test(text) &&
      (about || reach.test(text)) &&
      /\b(?:channel|chat|workspace|room|group|community|team'?s?)\b|#\w/i.test(text) &&
      (about || asking.test(text)) &&
      /\b(?:ask|join|channel|contact|message|reach|questions?|get in touch)\b/i.test(text)
    )
      return { line, says: `names a channel to ask in${under}` };
    if (
      reportIssue.test(text) &&
      !/\b(?:known|existing|fixed|closed) (?:issues?|bugs?)\b/i.test(text) &&
      !elsewhere(section, line, project)
    )
      return { line, says: `tells people to raise an issue${under}` };
  }
  return linkIn(section, project, about, under);
}

/** A long heading that mentions help or support is about something else. */
function isContactHeading(heading: string): boolean {
  return contactHeading.test(heading) && !otherHeading.test(heading) && heading.split(/\s+/).length <= 7;
}

function nameIn({ path, sections }: DocumentText): Search['named'] {
  const section = sections.find(
    ({ title, heading, sentences }) => !title && isContactHeading(heading) && sentences.length > 0,
  );
  const [first] = section?.sentences ?? ([] as Sentence[]);
  return section && first && { path, line: first.line, heading: section.heading };
}

/** Teams of another account cannot own code here: such a line was left by a template. */
function ownersIn(
  tree: readonly TreeEntry[] | null,
  files: readonly EvidenceFile[],
  { owner, name, forge }: Project,
  search: Search,
): Contact | undefined {
  const found = findDocument('codeOwners', tree, files);
  if (found === undefined) return undefined;
  if (found.text === undefined) search.unread ??= found.path;
  for (const [at, line] of (found.text ?? '').slice(0, 100_000).split('\n').entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [, team, rest = ''] = /\s@([\w.-]{1,100})(\/[\w.-]{1,100})?/.exec(line.slice(0, 2_000)) ?? [];
    const strange = rest !== '' && !same(team ?? '', owner) && !(forge === 'git' && owner === name);
    if ((team !== undefined && !strange && !isSampleOwner(`${team}${rest}`)) || addressesIn(line).length > 0)
      return { path: found.path, line: at + 1, says: 'names who looks after the code' };
  }
  return undefined;
}

/** The owners in GitHub's own example of the file. */
export function isSampleOwner(owner: string): boolean {
  return /^(?:global-owner\d|js-owner|octo-org|example-|octocat|doctocat|your|org(?:anization)?\/|owner|user(?:name)?$|todo)/i.test(
    owner,
  );
}
