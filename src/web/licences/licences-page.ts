import { Router } from 'express';
import { notFound } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CsvCell } from '../../exports/exports.ts';
import { noLicence } from '../../search/search.ts';
import type { LicenceCount, PublicStore } from '../../visibility/public-store.ts';
import { withQuery } from '../components/addresses.ts';
import { organisationNames } from '../components/item-view.ts';
import { licenceLabel } from '../text/licences.ts';
import { sendCsv, type CsvWindow } from '../feeds/csv.ts';
import { textParameter } from '../components/parameters.ts';
import { countOf, numberOf, percentOf } from '../text/numbers.ts';

interface LicencesServices {
  store: Pick<PublicStore, 'licences'>;
  catalogue: () => Catalogue;
}

type Licences = readonly LicenceCount[];

/** `/licences`: the licences in use, in the whole estate or in one organisation; `/licences.csv`: in each, no licence as `NONE`. */
export function licencesPage({ store, catalogue }: LicencesServices): Router {
  const router = Router();
  router.get('/licences.csv', async (req, res) => {
    const columns = ['organisation', 'name', 'licence', 'repositories'];
    const rows: CsvCell[][] = [];
    for (const [login, name] of organisationNames(catalogue()))
      for (const { spdx, repositories } of await store.licences(login))
        rows.push([login, name, spdx ?? 'NONE', repositories]);
    const read = async ({ limit, offset }: CsvWindow) => rows.slice(offset, offset + limit);
    await sendCsv(req, res, { name: 'licences', columns, read });
  });
  return router.get('/licences', async (req, res) => {
    const asked = textParameter(req.query, 'organisation').toLowerCase();
    const isKnown = asked === '' || organisationNames(catalogue()).has(asked);
    if (!isKnown) throw notFound(`The organisation ${asked}`);
    const licences = await store.licences(asked === '' ? undefined : asked);
    res.render('licences/licences', licencesView(licences, asked, catalogue()));
  });
}

export function licencesView(licences: Licences, organisation: string, catalogue: Catalogue) {
  const names = organisationNames(catalogue);
  const whole = licences.reduce((sum, { repositories }) => sum + repositories, 0);
  const without = licences.find(({ spdx }) => spdx === null)?.repositories ?? 0;
  const name = names.get(organisation);
  return {
    title: name === undefined ? 'Licences' : `Licences used by ${name}`,
    organisations: [...names]
      .map(([value, text]) => ({ value, text, selected: value === organisation }))
      .sort((a, b) => a.text.localeCompare(b.text, 'en-GB')),
    summary:
      whole === 0
        ? ''
        : `${percentOf(whole - without, whole)} of ${countOf(whole, 'repository', 'repositories')} have a licence.`,
    empty: whole === 0,
    rows: licences.map(({ spdx, repositories }) => ({
      licence: spdx === null ? 'No licence' : licenceLabel(spdx),
      href: withQuery('/search', { licence: spdx ?? noLicence, organisation }),
      repositories: numberOf(repositories),
      share: percentOf(repositories, whole),
      width: ((repositories / whole) * 100).toFixed(2),
      kind: spdx === null ? 'unmet' : 'met',
    })),
  };
}
