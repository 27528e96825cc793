import { Router } from 'express';
import {
  meetingVersion,
  packageName,
  readPackageUrl,
  readVersionCondition,
} from '../../dependencies/dependencies.ts';
import type { DependentList } from '../../domain/package-uses.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { withQuery } from '../components/addresses.ts';
import { field } from '../components/field-view.ts';
import { lastPage, paginate } from '../components/pagination.ts';
import { numberFrom, textParameter } from '../components/parameters.ts';
import { dependentRow } from '../repositories/packages-view.ts';
import { countOf } from '../text/numbers.ts';

const perPage = 50;
const none: DependentList = { total: 0, certain: 0, items: [] };

type Use = Parameters<typeof meetingVersion>[0];

/** `/dependents?package=pkg:npm/nhsuk-frontend@<9`: the repositories that depend on a package. */
export function dependentsPage({ store }: { store: Pick<PublicStore, 'dependents'> }): Router {
  return Router().get('/dependents', async (req, res) => {
    const typed = textParameter(req.query, 'package', 500);
    const asked = readPackageUrl(typed);
    const condition = asked?.version ? readVersionCondition(asked.version) : undefined;
    const fault = faultOf(typed, asked !== undefined, Boolean(asked?.version) && !condition);
    const page = numberFrom(req.query, 'page', { most: lastPage, otherwise: 1 });
    const meets = condition && ((use: Use) => meetingVersion(use, condition));
    const found = asked && fault === '' ? await store.dependents(asked.key, { page, perPage }, meets) : none;
    res.render('dependents/dependents', dependentsView(found, { typed, key: asked?.key, fault, page }));
  });
}

function faultOf(typed: string, isPackage: boolean, isStrange: boolean): string {
  if (typed === '') return '';
  if (!isPackage) return `“${typed}” is not a package URL, such as pkg:npm/nhsuk-frontend.`;
  return isStrange ? 'After the @, give a version such as 9, <9, >=6.1 or 6..8.' : '';
}

function dependentsView(
  { total, items }: DependentList,
  { typed, key, fault, page }: { typed: string; key: string | undefined; fault: string; page: number },
) {
  const name = key === undefined ? '' : packageName(key);
  return {
    title: name === '' ? 'Who depends on a package' : `Who depends on ${name}`,
    field: field({
      ...{ kind: 'input', name: 'package', label: 'Package URL', value: typed, error: fault },
      hint: 'Its kind and name, such as pkg:npm/nhsuk-frontend or pkg:pypi/pandas. Add a version if you want: @9, @<9, @>=6.1 or @6..8.',
    }),
    asked: key !== undefined && fault === '',
    summary: `${countOf(total, 'repository', 'repositories')} here ${total === 1 ? 'depends' : 'depend'} on ${typed}.`,
    searchHref: withQuery('/search', { q: `depends:pkg:${typed.replace(/^pkg:/, '')}` }),
    rows: items.map(dependentRow),
    pagination: paginate({ page, perPage, total }, (to) =>
      withQuery('/dependents', { package: typed, page: to }),
    ),
  };
}
