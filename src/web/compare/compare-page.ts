import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CheckProse } from '../../domain/policy.ts';
import {
  comparedCount,
  compareRepositories,
  repositoryNames,
} from '../../visibility/compare-repositories.ts';
import type { ComparedRepository } from '../../visibility/compare-repositories.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { field } from '../components/field-view.ts';
import { organisationNames } from '../components/item-view.ts';
import { textsOf } from '../components/parameters.ts';
import { compareRows } from './compare-rows.ts';

interface CompareServices {
  store: Pick<PublicStore, 'findRepository' | 'packages' | 'dependentsOf' | 'readBlobs'>;
  catalogue: () => Catalogue;
  prose: (check: string) => CheckProse | undefined;
  clock: Clock;
}

/** `/compare?repositories=a/b,c/d`: two to four repositories side by side; also repeated, as ticked boxes send it. */
export function compareRepositoriesPage({ store, catalogue, prose, clock }: CompareServices): Router {
  return Router().get('/compare', async (req, res) => {
    const names = repositoryNames(textsOf(req.query, 'repositories', { longest: 1_000, most: 20 }));
    const asked = names.slice(0, comparedCount.most);
    const found = await compareRepositories(store, asked);
    const there = found.filter((each) => each !== undefined);
    const fullNames = names.map(({ owner, name }) => (owner === '' ? name : `${owner}/${name}`));
    const missing = fullNames.filter((_, at) => at < asked.length && found[at] === undefined);
    const context = { organisations: organisationNames(catalogue()), prose, now: clock() };
    res.render('compare/compare', {
      title:
        there.length === 0
          ? 'Compare repositories'
          : `Compare ${there.map(({ item }) => item.name).join(', ')}`,
      messages: messagesOf({ names: fullNames, missing, there }),
      columns: columnNames(there),
      rows: there.length === 0 ? [] : compareRows(there, context),
      field: field({
        ...{ kind: 'input', name: 'repositories', label: 'Repositories', value: fullNames.join(', ') },
        hint: 'Two to four, as owner/name with commas between them. You can also tick them among search results.',
      }),
    });
  });
}

/** Names without their owners, which would not fit, unless that leaves two alike. */
function columnNames(there: readonly ComparedRepository[]): string[] {
  const names = there.map(({ item }) => item.name);
  return new Set(names).size === names.length ? names : there.map(({ item }) => item.fullName);
}

function messagesOf({
  names,
  missing,
  there,
}: {
  names: readonly string[];
  missing: readonly string[];
  there: readonly ComparedRepository[];
}): string[] {
  const { least, most } = comparedCount;
  return [
    ...(names.length > most
      ? [`Only the first ${most} are compared. Left out: ${names.slice(most).join(', ')}.`]
      : []),
    ...missing.map((name) => `There is no public repository called ${name} here.`),
    ...(names.length > 0 && there.length < least
      ? [`Choose at least ${least} repositories to compare.`]
      : []),
  ];
}
