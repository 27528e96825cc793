import type { Template } from '../registry/template.ts';
import type { Catalogue } from '../registry/catalogue.ts';
import type { SearchResult } from '../search/search.ts';
import { addresses, withQuery } from './parts/addresses.ts';
import { itemView, organisationNames } from './parts/item-view.ts';

/** The first page of the journey: what exists already. `result` is undefined before anything was described. */
export function similarView(
  { template, q, result }: { template: Template; q: string; result: SearchResult | undefined },
  catalogue: Catalogue,
  now: Date,
) {
  const names = organisationNames(catalogue);
  const start = `${addresses.template(template.id)}/start`;
  const items = result?.items ?? [];
  return {
    title: `Has it been made already? - ${template.title}`,
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
