import type { Attributes, IOptions, Tag } from 'sanitize-html';
import { linkAddress } from './links.ts';

const idPrefix = 'readme-';

export const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

type Transforms = Required<Pick<IOptions, 'transformTags' | 'onOpenTag' | 'onCloseTag' | 'exclusiveFilter'>>;

/** What a README's links and pictures lead to. */
export interface ReadmeSurroundings {
  /** Where relative links lead, such as `https://…/blob/<commit>/README.md`; null when not known: they become plain text. */
  base: string | null;
  /** Where this hub serves a picture that the README names; null for one that it does not serve. */
  picture?: (src: string) => string | null;
}

/** What we turn a README's tags into. It keeps count as it goes along: one for each document. */
export function createTransforms({ base, picture = () => null }: ReadmeSurroundings): Transforms {
  const links = trackLinks();
  const heading = headingDemoter();
  return {
    transformTags: {
      ...Object.fromEntries(headings.map((tag) => [tag, heading])),
      a: (_tag, attribs) => anchor(attribs, base, links.depth() > 1),
      img: (_tag, attribs) => served(attribs, picture) ?? described(attribs, base, links.depth() > 0),
      input: (_tag, attribs) => box(attribs),
      li: (tagName, { id, value = '' }) => ({
        tagName,
        attribs: { ...prefixed(id), ...(value && { value }) },
      }),
      ...Object.fromEntries(['p', 'div', 'table', 'td', 'th'].map((tag) => [tag, withAlignment])),
      center: () => ({ tagName: 'div', attribs: { align: 'center' } }),
      tt: 'code',
      strike: 's',
      pre: (tagName) => ({ tagName, attribs: { tabindex: '0' } }),
      span: (tagName) => ({ tagName, attribs: {} }),
    },
    onOpenTag: links.open,
    onCloseTag: links.close,
    // A link or heading with nothing in it is announced, and says nothing. One with an id is where others lead.
    exclusiveFilter: ({ tag, text, attribs }) =>
      isSpoken(tag) && text.trim() === '' && !links.heldPicture() && !(tag === 'a' && attribs['id']),
  };
}

/** Follows which links and headings are open, and whether the one that was closed last held a picture. */
function trackLinks() {
  const open: { tag: string; pictures: number }[] = [];
  let pictures = 0;
  let held = false;
  return {
    depth: () => open.filter(({ tag }) => tag === 'a').length,
    heldPicture: () => held,
    open: (tag: string) => {
      if (tag === 'img') pictures += 1;
      if (isSpoken(tag)) open.push({ tag, pictures });
    },
    close: (tag: string) => {
      if (!isSpoken(tag)) return;
      const last = open.pop();
      held = last !== undefined && pictures > last.pictures;
    },
  };
}

function isSpoken(tag: string): boolean {
  return tag === 'a' || headings.includes(tag);
}

/** The page has an h1, and an h2 above the README: its headings begin at h3 and never skip a level. */
function headingDemoter() {
  let previous = 2;
  return (tag: string, attribs: Attributes): Tag => {
    previous = Math.min(Number(tag.slice(1)) + 2, previous + 1, 6);
    return { tagName: `h${previous}`, attribs: { ...prefixed(attribs['id']), ...aligned(attribs) } };
  };
}

function anchor(attribs: Attributes, base: string | null, nested: boolean): Tag {
  const href = nested ? null : linkAddress(attribs['href'] ?? '', base, idPrefix);
  const own = prefixed(attribs['id'] ?? attribs['name']);
  if (href === null) return { tagName: 'span', attribs: own };
  const [, note] = /^#readme-fnref(\d+)(?::\d+)?$/.exec(href) ?? [];
  const label = note === undefined ? {} : { 'aria-label': `Back to where note ${note} is named` };
  return { tagName: 'a', attribs: { ...own, href, rel: 'nofollow ugc noreferrer', ...label } };
}

/** A picture that this hub serves. */
function served(attribs: Attributes, picture: (src: string) => string | null): Tag | undefined {
  const src = picture(attribs['src'] ?? '');
  if (src === null) return undefined;
  const size = Object.fromEntries(
    ['width', 'height'].flatMap((name) => {
      const [, length] = /^(\d{1,4}%?)(?:px)?$/.exec(attribs[name]?.trim() ?? '') ?? [];
      return length === undefined ? [] : [[name, length]];
    }),
  );
  const alt = attribs['alt']?.trim() || 'Image';
  return { tagName: 'img', attribs: { src, alt, loading: 'lazy', ...size, ...aligned(attribs) } };
}

/** In place of a picture of another host, a link to it: loading it would tell its host who reads this page. */
function described(attribs: Attributes, base: string | null, inLink: boolean): Tag {
  const alternative = attribs['alt']?.trim() ?? '';
  const text = alternative === '' ? 'Image' : `Image: ${alternative}`;
  const href = inLink ? null : linkAddress(attribs['src'] ?? '', base, idPrefix);
  if (href === null) return { tagName: 'span', attribs: {}, text };
  return { tagName: 'a', attribs: { href, rel: 'nofollow ugc noreferrer' }, text };
}

/** The box of a task, whatever else somebody wanted a field to be. */
function box({ type, checked }: Attributes): Tag {
  if (type?.toLowerCase() !== 'checkbox') return { tagName: 'span', attribs: {} };
  const state = checked === undefined ? { 'aria-label': 'To do' } : { checked: '', 'aria-label': 'Done' };
  return { tagName: 'input', attribs: { type: 'checkbox', disabled: '', ...state } };
}

function withAlignment(tagName: string, attribs: Attributes): Tag {
  const { align: _, ...others } = attribs;
  return { tagName, attribs: { ...others, ...aligned(attribs) } };
}

function aligned({ align = '' }: Attributes): Attributes {
  const side = align.trim().toLowerCase();
  return ['left', 'center', 'right'].includes(side) ? { align: side } : {};
}

function prefixed(id: string | undefined): Attributes {
  return id
    ? {
        id: `${idPrefix}${id
          .toLowerCase()
          .replaceAll(/\s/g, '-')
          .replace(/^user-content-/, '')}`,
      }
    : {};
}
