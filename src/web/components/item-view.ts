import type { Catalogue } from '../../domain/catalogue.ts';
import type { HighlightRun, SearchResult } from '../../search/search.ts';
import { ageOf } from '../text/dates.ts';
import { statusLabels } from '../text/labels.ts';
import { licenceLabel } from '../text/licences.ts';
import { numberOf } from '../text/numbers.ts';
import { addresses } from './addresses.ts';

type Hit = SearchResult['items'][number];

/** One repository in a list of results. */
export function itemView(
  { highlights, ...item }: Hit,
  organisations: ReadonlyMap<string, string>,
  now: Date,
) {
  const { owner, name, description, language, licence, status, stars, pushedAt } = item;
  const facts = [
    organisations.get(owner.toLowerCase()) ?? owner,
    language ?? '',
    licence ? licenceLabel(licence.spdx) : 'No licence',
    stars > 0 ? `${numberOf(stars)} ${stars === 1 ? 'star' : 'stars'}` : '',
    pushedAt ? `Updated ${ageOf(pushedAt, now)}` : '',
    item.fork ? 'Fork' : '',
    item.template ? 'Template' : '',
    item.archived ? 'Archived' : '',
  ];
  return {
    href: addresses.repository(owner, name),
    owner,
    name: highlights.name ?? plain(name),
    description: highlights.description ?? plain(description ?? ''),
    readme: highlights.readme ?? [],
    status: statusLabels[status],
    facts: facts.filter((fact) => fact !== ''),
  };
}

/** Names of the catalogue's organisations by login in lower case. */
export function organisationNames({
  organisations,
}: Pick<Catalogue, 'organisations'>): ReadonlyMap<string, string> {
  return new Map(organisations.map(({ login, name }) => [login.toLowerCase(), name]));
}

function plain(text: string): HighlightRun[] {
  return text === '' ? [] : [{ text, hit: false }];
}
