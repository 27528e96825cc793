import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { Template } from '../../domain/template.ts';
import type { SearchEngine, SearchResult } from '../../search/search.ts';
import type { Templates } from '../../templates/templates.ts';
import { addresses } from '../components/addresses.ts';
import { itemView, organisationNames } from '../components/item-view.ts';
import { countOf } from '../text/numbers.ts';

interface TemplatesServices {
  templates: Pick<Templates, 'list'>;
  search: Pick<SearchEngine, 'search'>;
  catalogue: () => Catalogue;
  clock: Clock;
}

/** Template repositories of others that are listed at once; the rest are a search away. */
const maxOthers = 10;
const others = { text: 'is:template', filters: {}, sort: 'updated', page: 1, perPage: maxOthers } as const;

/** `/templates`: the hub's own templates, then repositories that others have marked as templates. */
export function templatesPage({ templates, search, catalogue, clock }: TemplatesServices): Router {
  return Router().get('/templates', async (_req, res) => {
    const [own, found] = await Promise.all([templates.list(), search.search(others)]);
    res.render('templates/templates', templatesView(own, found, catalogue(), clock()));
  });
}

function templatesView(templates: readonly Template[], found: SearchResult, catalogue: Catalogue, now: Date) {
  const names = organisationNames(catalogue);
  return {
    title: 'Templates',
    templates: templates.map(({ id, title, summary, audience, stack, version, owner }) => ({
      href: addresses.template(id),
      title,
      summary,
      audience,
      stack: stack.join(', '),
      version,
      owner: owner === undefined ? '' : (names.get(owner) ?? owner),
    })),
    items: found.items.map((item) => ({
      ...itemView(item, names, now),
      href: addresses.templateRepository(item.owner, item.name),
    })),
    allOthers:
      found.total > found.items.length
        ? countOf(found.total, 'template repository', 'template repositories')
        : '',
  };
}
