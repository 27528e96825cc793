import type { IOptions } from 'sanitize-html';
import sanitizeHtml from 'sanitize-html';
import { createTransforms, headings } from './transforms.ts';

const allowedTags = [
  ...headings,
  ...[
    'p',
    'br',
    'hr',
    'div',
    'span',
    'blockquote',
    'pre',
    'code',
    'kbd',
    'samp',
    'var',
    'details',
    'summary',
  ],
  ...['a', 'em', 'strong', 'b', 'i', 's', 'del', 'ins', 'sub', 'sup', 'small', 'mark', 'abbr', 'cite', 'q'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
];

const withoutContent = 'script style textarea option noscript title xmp iframe noembed noframes svg math';

const shortList: IOptions = {
  allowedTags,
  allowedAttributes: {
    a: ['href', 'id', 'rel'],
    ...Object.fromEntries([...headings, 'span'].map((tag) => [tag, ['id']])),
    ol: ['start'],
    pre: ['tabindex'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: withoutContent.split(' '),
  nestingLimit: 60,
};

/**
 * HTML of a stranger's README, made safe for our page: only tags and attributes of a short list, no style, script,
 * form, frame or picture, links only to web and mail addresses, ids that cannot meet those of the page, and headings
 * that continue the page's own order without a gap.
 *
 * @param base where relative links lead; null when that is not known, and they become plain text
 */
export function sanitise(html: string, base: string | null): string {
  return sanitizeHtml(html, { ...shortList, ...createTransforms(base) });
}
