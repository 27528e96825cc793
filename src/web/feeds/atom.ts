import type { Response } from 'express';
import { create } from 'xmlbuilder2';

export interface Feed {
  /** What it is about, apart from others: stays the same for ever. */
  id: string;
  title: string;
  /** Its own address and that of the page with the same content; relative addresses are those of this hub. */
  self: string;
  page: string;
  /** Newest first. */
  entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** Stays the same for ever, and no other entry has it. */
  id: string;
  title: string;
  /** ISO 8601. */
  updated: string;
  link: string;
  /** Plain text. */
  content: string;
}

const author = 'Open Code Hub';
/** Of a feed without entries: readers want a date. */
const beginning = '1970-01-01T00:00:00Z';

/** A feed as RFC 4287 writes it. */
function atomFeed({ id, title, self, page, entries }: Feed): string {
  const newest = entries.reduce((latest, { updated }) => (updated > latest ? updated : latest), beginning);
  return create(
    { version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' },
    {
      feed: {
        '@xmlns': 'http://www.w3.org/2005/Atom',
        id: tagOf(id),
        title,
        updated: newest,
        author: { name: author },
        link: [
          { '@rel': 'self', '@type': 'application/atom+xml', '@href': self },
          { '@rel': 'alternate', '@type': 'text/html', '@href': page },
        ],
        entry: entries.map(toEntry),
      },
    },
  ).end();
}

function toEntry({ id, title, updated, link, content }: FeedEntry) {
  return {
    id: tagOf(id),
    title,
    updated,
    link: { '@rel': 'alternate', '@href': link },
    content: { '@type': 'text', '#': content },
  };
}

/** A tag URI (RFC 4151): the name under which a proxy serves this hub is not known here. */
function tagOf(id: string): string {
  return `tag:open-code-hub,2026:${encodeURI(id)}`;
}

/** Answers with a feed. Readers ask often, and most of the time nothing has changed: they may keep it for a while. */
export function sendFeed(res: Response, feed: Feed): void {
  res.type('application/atom+xml').set('Cache-Control', 'public, max-age=300').send(atomFeed(feed));
}
