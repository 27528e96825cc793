import type { Template } from '../../domain/template.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { SearchResult } from '../../search/search.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { errorLinks, field } from '../components/field-view.ts';
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
  const sentence = field({
    kind: 'textarea',
    name: 'q',
    label: 'What do you want to build?',
    hint: 'Describe it in one sentence. For example, a board that shows ward staff which beds are free',
    value: q,
    rows: 2,
    maxLength: 300,
    error: unsaid ? 'Enter what you want to build' : '',
  });
  return {
    title: `${unsaid ? 'Error: ' : ''}Check for similar services - ${template.title}`,
    errors: errorLinks([sentence]),
    fields: [sentence],
    caption: template.title,
    backHref: addresses.template(template.id),
    action: start,
    looked: result !== undefined,
    words: result?.corrected ?? '',
    items: items.map((item) => itemView(item, names, now)),
    saveHref: withQuery('/reuse/new', { q, by: 'sentence', template: template.id }),
    goOnHref: withQuery(`${start}/questions`, { q }),
    topics: template.topics.map((topic) => ({ text: topic, href: withQuery(start, { q: topic }) })),
  };
}
