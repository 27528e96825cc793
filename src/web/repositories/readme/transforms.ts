import type { Attributes, IOptions, Tag } from 'sanitize-html';
import { linkAddress } from './links.ts';

const idPrefix = 'readme-';

export const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

type Transforms = Required<Pick<IOptions, 'transformTags' | 'onOpenTag' | 'onCloseTag' | 'exclusiveFilter'>>;

/** What we turn a README's tags into. It keeps count as it goes along: one for each document. */
export function createTransforms(base: string | null): Transforms {
  const links = trackLinks();
  const heading = headingDemoter();
  return {
    transformTags: {
      ...Object.fromEntries(headings.map((tag) => [tag, heading])),
      a: (_tag, attribs) => anchor(attribs, base, links.depth() > 1),
      img: (_tag, attribs) => picture(attribs, base, links.depth() > 0),
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
    return { tagName: `h${previous}`, attribs: prefixed(attribs['id']) };
  };
}

function anchor(attribs: Attributes, base: string | null, nested: boolean): Tag {
  const href = nested ? null : linkAddress(attribs['href'] ?? '', base, idPrefix);
  const own = prefixed(attribs['id'] ?? attribs['name']);
  if (href === null) return { tagName: 'span', attribs: own };
  return { tagName: 'a', attribs: { ...own, href, rel: 'nofollow ugc noreferrer' } };
}

/** In place of a picture, a link to it: loading it would tell its host who reads this page. */
function picture(attribs: Attributes, base: string | null, inLink: boolean): Tag {
  const alternative = attribs['alt']?.trim() ?? '';
  const text = alternative === '' ? 'Image' : `Image: ${alternative}`;
  const href = inLink ? null : linkAddress(attribs['src'] ?? '', base, idPrefix);
  if (href === null) return { tagName: 'span', attribs: {}, text };
  return { tagName: 'a', attribs: { href, rel: 'nofollow ugc noreferrer' }, text };
}

function prefixed(id: string | undefined): Attributes {
  return id ? { id: `${idPrefix}${id.replaceAll(/\s/g, '-')}` } : {};
}
