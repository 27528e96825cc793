import type { Template } from '../../domain/template.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { SearchResult } from '../../search/search.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { itemView, organisationNames } from '../components/item-view.ts';

/** The first page of the journey: what exists already. `result` is undefined before anything was described, `unsaid` true when it was asked for without a word. */
export function similarView(
  {
    template,
    q,
    result,
    unsaid,
  }: { template: Template; q: string; result: SearchResult | undefined; unsaid: boolean },
  catalogue: Catalogue,
  now: Date,
) {
  const names = organisationNames(catalogue);
  const start = `${addresses.template(template.id)}/start`;
  const items = result?.items ?? [];
  return {
    title: `${unsaid ? 'Error: ' : ''}Has it been made already? - ${template.title}`,
    errors: unsaid ? [{ href: '#q', text: 'Enter what you want to make' }] : [],
    caption: template.title,
    backHref: addresses.template(template.id),
    action: start,
    q,
    looked: result !== undefined,
    words: result?.corrected ?? '',
    items: items.map((item) => itemView(item, names, now)),
    saveHref: withQuery('/reuse/new', { q, by: 'sentence', template: template.id }),
    goOnHref: withQuery(`${start}/questions`, { q }),
    topics: template.topics.map((topic) => ({ text: topic, href: withQuery(start, { q: topic }) })),
  };
}
