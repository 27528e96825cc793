import type { IOptions } from 'sanitize-html';
import sanitizeHtml from 'sanitize-html';
import { createTransforms, headings, type ReadmeSurroundings } from './transforms.ts';

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
  ...[
    'img',
    'input',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
  ],
];

const alertKinds = ['note', 'tip', 'important', 'warning', 'caution'];

const withoutContent = 'script style textarea option noscript title xmp iframe noembed noframes svg math';

const shortList: IOptions = {
  allowedTags,
  allowedAttributes: {
    a: ['href', 'id', 'rel', 'aria-label'],
    ...Object.fromEntries(headings.map((tag) => [tag, ['id', 'align']])),
    ...Object.fromEntries(['p', 'div', 'table'].map((tag) => [tag, ['align']])),
    details: ['open'],
    img: ['src', 'alt', 'loading', 'width', 'height', 'align'],
    input: ['type', 'disabled', 'checked', 'aria-label'],
    li: ['id', 'value'],
    ol: ['start'],
    pre: ['tabindex'],
    span: ['id'],
    td: ['colspan', 'rowspan', 'width', 'align'],
    th: ['colspan', 'rowspan', 'scope', 'width', 'align'],
  },
  allowedClasses: {
    div: ['hub-alert', ...alertKinds.map((kind) => `hub-alert--${kind}`)],
    p: ['hub-alert__title'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: withoutContent.split(' '),
  nestingLimit: 60,
};

/**
 * HTML of a stranger's README, made safe for our page: only tags and attributes of a short list, no style, script, form or
 * frame, pictures only from this hub, links only to web and mail addresses, ids that cannot meet those of the page, and
 * headings that continue the page's own order without a gap.
 */
export function sanitise(html: string, surroundings: ReadmeSurroundings): string {
  return sanitizeHtml(html, { ...shortList, ...createTransforms(surroundings) });
}
