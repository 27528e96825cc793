import type { Evidence } from '../domain/evidence.ts';
import { forgeAt } from '../domain/forges.ts';
import { addressesIn } from './addresses.ts';
import type { Section } from './document-text.ts';
import { gapIn } from './placeholder.ts';

/** A way to reach the people of a project, and where it is given. Addresses themselves are not repeated. */
export interface Contact {
  path: string;
  line: number;
  /** What the file does, as the end of a sentence that begins with its path. */
  says: string;
}

/** Whose project it is, as far as that is known: links elsewhere lead to the people of another. */
export type Project = Pick<Evidence, 'owner' | 'name' | 'forge'>;

/** Sentences about the rules or the makers of something else. */
export const ofOthers =
  /\bcode of conduct\b|\b(?:upstream|third[- ]party|vendor)\b|\bknown (?:issue|bug|fault)\b|\bcorresponding author\b|\bsales@/i;
/** Where the makers of a tool or a forge give support. */
const ofVendor =
  /^https?:\/\/(?:[\w-]+\.)*(?:github|gitlab|microsoft|google|docker|atlassian|npmjs|heroku|amazon|netlify|vercel)\.(?:com|io|dev)(?:\/(?:contact|support|help)|$|\/?$)|^https?:\/\/(?:support|help|docs)\.(?:github|gitlab|microsoft|google|docker|atlassian)\.com\b/i;
/** A repository or a package can have such a word in its name. */
const ofCode =
  /^https?:\/\/(?:www\.)?(?:(?:github|gitlab|bitbucket)\.\w+|(?:npmjs|pypi|hub\.docker|rubygems|nuget)\.\w+|cran\.[\w.-]+)\//i;
/** A step of the address, or the beginning of the host, and not a word of the title of an article. */
const contactPath =
  /\/(?:contact(?:[-_]?us)?|support|help-?desk|feedback|enquir\w+|service-?desk)(?:[/?#.]|$)|^https?:\/\/(?:contact|support|help-?desk|feedback)\./i;
const contactPage = /\b(?:contact|support|help-?desk|feedback|enquir|service-?desk)\b/i;

/** A link in one section that leads to the people of the project. */
export function linkIn(
  section: Section,
  project: Project,
  about: boolean,
  under: string,
): Omit<Contact, 'path'> | undefined {
  for (const { target, text, line, picture } of section.links) {
    if (picture) continue;
    const near = section.sentences.find((sentence) => sentence.line === line)?.text ?? '';
    if (ofOthers.test(near)) continue;
    const [address] = addressesIn(mailboxOf(target));
    if (address) return { line, says: `gives an address at ${address.host}${under}` };
    if (isOwnTracker(target, project)) return { line, says: `links to its issues${under}` };
    if (
      (about || /\b(?:maintained|looked after|owned) by\b/i.test(near)) &&
      /^https?:\/\/(?:www\.)?(?:github|gitlab|linkedin|twitter|x|bsky|orcid)\.(?:com|org|app)\/(?:in\/|profile\/)?[\w.-]+\/?$/i.test(
        target,
      ) &&
      isPerson(target, project)
    )
      return { line, says: `links to the account of somebody who looks after it${under}` };
    const page =
      /^https?:/i.test(target) &&
      !ofVendor.test(target) &&
      !ofCode.test(target) &&
      ((about ? contactPage : contactPath).test(target) || /^\s*contact/i.test(text));
    if (
      page &&
      (about || /\b(?:maintained|owned|contact|support|help|questions?|feedback)\b/i.test(near)) &&
      gapIn(target) === undefined
    )
      return { line, says: `links to a page for contacts${under}` };
    if (
      about &&
      /\/\/(?:[\w.-]+\.)?(?:slack\.com|teams\.microsoft\.com|discord\.(?:gg|com)|gitter\.im)\//i.test(target)
    )
      return { line, says: `links to a channel to ask in${under}` };
  }
  return about ? handleIn(section, under) : undefined;
}

/** The address that a link leads to; empty for other links. */
function mailboxOf(target: string): string {
  return /^mailto:|^[^\s/:?#]+@[^\s/]+$/i.test(target) ? decoded(target.replace(/^mailto:/i, '')) : '';
}

/** The name of an account, as forges write it. */
function handleIn({ sentences }: Section, under: string): Omit<Contact, 'path'> | undefined {
  const handle = sentences.find(({ text }) =>
    /(?:^|[\s(,])@(?!your|user|name|todo|team\b|twitter_|github_)[a-z\d][\w-]{1,38}(?:\/[\w-]{1,60})?\b(?!\.)/i.test(
      text,
    ),
  );
  return handle && { line: handle.line, says: `names an account that looks after it${under}` };
}

/** The list of issues of this project, or of another of the same owner; one issue is no place to ask. */
function isOwnTracker(target: string, { owner, name, forge }: Project): boolean {
  if (
    /^(?:\.\.?\/){0,4}issues(?:\/new\b.*)?\/?$/i.test(target) ||
    /^\/?\.\.\/\.\.\/(?:issues|discussions)/.test(target)
  )
    return true;
  const [, host = '', inOwner = '', inName = ''] =
    /^https?:\/\/([\w.-]{1,100})\/([\w.-]{1,100})\/([\w.-]{1,100}?)(?:\/-)?\/(?:issues|discussions)(?:\/new\b.*|\/?(?:\?.*)?)?$/i.exec(
      target,
    ) ?? [];
  if (forgeAt(host) === undefined) return false;
  // A folder without a remote does not say whose it is.
  if (forge === 'git' && owner === name) return true;
  return same(inOwner, owner) || same(inName, name);
}

/** Whether a line speaks of issues, and links only to those of another project. */
export function elsewhere(section: Section, line: number, project: Project): boolean {
  const links = section.links.filter((link) => link.line === line && /\/issues\b/.test(link.target));
  return links.length > 0 && !links.some(({ target }) => isOwnTracker(target, project));
}

function isPerson(target: string, { owner }: Project): boolean {
  const account = target.replace(/\/$/, '').split('/').at(-1) ?? '';
  return (
    !same(account, owner) &&
    gapIn(account) === undefined &&
    !/^(?:features|about|home|nhs\w*|(?:twitter|github|linkedin|your|my|user)[-_]\w+|(?:your|my)?user_?name|yourname)$/i.test(
      account,
    )
  );
}

/** Logins and names are compared without regard to case. */
export function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
