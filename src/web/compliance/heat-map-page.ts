import { Router } from 'express';
import { notFound } from '../../base/problem.ts';
import { outcomes } from '../../domain/assessment.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { heatMap, heatMapLevels, mostNamed, type HeatMapLevel } from '../../domain/heat-map.ts';
import { loginsIn } from '../../domain/estate-part.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { oneOf, textParameter } from '../components/parameters.ts';
import { sendCsv } from '../feeds/csv.ts';
import { heatMapCells, heatMapView, type HeatMapQuery } from './heat-map-view.ts';
import { readScope } from './scope.ts';

interface HeatMapServices {
  store: Pick<PublicStore, 'checksByOrganisation'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
}

/** `/compliance/map`: how each check of a policy came out by organisation, kind of body or nation; the same as CSV. */
export function heatMapPage(tools: HeatMapServices): Router {
  const router = Router();
  router.get('/compliance/map', async (req, res) => {
    const { query, rows } = await read(tools, req.query);
    res.render('compliance/map', heatMapView(rows, query, context(tools)));
  });
  router.get('/compliance/map.csv', async (req, res) => {
    const { query, rows } = await read(tools, req.query);
    const cells = heatMapCells(rows, query, context(tools));
    await sendCsv(req, res, {
      name: 'checks-by-organisation',
      columns: ['policy', 'by', 'row', 'check', ...outcomes],
      read: async ({ limit, offset }) => cells.slice(offset, offset + limit),
    });
  });
  return router;
}

function context({ catalogue, policies, prose }: HeatMapServices) {
  return { catalogue: catalogue(), policies: policies(), prose };
}

async function read({ store, catalogue, policies }: HeatMapServices, asked: unknown) {
  const wanted = textParameter(asked, 'policy');
  const policy =
    wanted === '' ? mostNamed(policies(), catalogue()) : policies().find(({ id }) => id === wanted);
  if (policy === undefined) throw notFound(`The policy ${wanted}`);
  const scope = readScope(asked);
  const query: HeatMapQuery = {
    ...scope,
    policy,
    by: oneOf<HeatMapLevel>(asked, 'by', heatMapLevels, 'organisation'),
  };
  const organisation = loginsIn(scope, catalogue());
  const found = await store.checksByOrganisation({
    policy: policy.id,
    ...(organisation && { organisation }),
  });
  return { query, rows: heatMap(found, catalogue().organisations, query.by) };
}
