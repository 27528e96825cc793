import { Router, type Request } from 'express';
import type { Clock } from '../../base/clock.ts';
import { notFound } from '../../base/problem.ts';
import { outcomes } from '../../domain/assessment.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import { usualPolicy } from '../../policy/policy.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { findingsOf, readCheck, type CheckQuery, type CheckResults } from '../../visibility/read-check.ts';
import { lastPage } from '../components/pagination.ts';
import { numberFrom, oneOf, textParameter } from '../components/parameters.ts';
import { readScope } from '../compliance/scope.ts';
import { keepAnswers } from '../layout/kept-for.ts';
import { sendCsv } from '../feeds/csv.ts';
import { checkView, perPage, type CheckPageQuery } from './check-view.ts';

interface CheckServices {
  store: Pick<PublicStore, 'compliance' | 'checkHistory' | 'findings' | 'findRepository' | 'harvests'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
  clock: Clock;
}

/** Results are counted over the whole estate, and change with harvests: the end of one is a question of its own. */
const keptMs = 10_000;

const columns = [
  ...['check', 'title', 'policy', 'force', 'repository', 'organisation', 'body', 'bodyType', 'nation'],
  ...['outcome', 'because', 'since'],
];

/** `/checks/:id`: why it matters, how to meet it, who does so well, and who does not and since when; the same as CSV. */
export function checkPage(tools: CheckServices): Router {
  const { store, catalogue, clock } = tools;
  const keepResults = keepAnswers<CheckResults>(keptMs, clock);
  const router = Router();
  router.get('/checks/:id.csv', async (req, res) => {
    const { check, using, asked } = readRequest(tools, req);
    const { policy } = asked;
    const force = using.find(({ id }) => id === policy)?.clauses.find((one) => one.check === check.id)?.force;
    const bodies = new Map(catalogue().organisations.map((one) => [one.login.toLowerCase(), one]));
    await sendCsv(req, res, {
      name: check.id,
      columns,
      async read(window) {
        const { rows } = await findingsOf(store, { ...asked, check: check.id, ...window }, catalogue());
        return rows.map(({ owner, name, organisation, outcome, because, since }) => {
          const body = bodies.get(organisation.toLowerCase());
          return [
            ...[check.id, check.title, policy, force ?? '', `${owner}/${name}`, organisation],
            ...[body?.name ?? '', body?.bodyType ?? '', body?.nation ?? '', outcome, because, since ?? ''],
          ];
        });
      },
    });
  });
  router.get('/checks/:id', async (req, res) => {
    const { check, using, asked } = readRequest(tools, req);
    const window = { limit: perPage, offset: (asked.page - 1) * perPage };
    const query = { ...asked, check: check.id, ...window };
    const { runs } = await store.harvests({ limit: 1, offset: 0 });
    const key = JSON.stringify([query, catalogue().organisations.length, runs[0]?.id, runs[0]?.state]);
    const results = await keepResults(key, () => readCheck(store, query, catalogue()));
    res.render('policies/check', checkView({ check, using, ...results }, asked, catalogue()));
  });
  return router;
}

/** Of one policy always, so that no repository is listed twice, and those that do not meet it unless asked. */
function readRequest({ catalogue, policies, prose, clock }: CheckServices, { params, query }: Request) {
  const id = String(params['id']);
  const check = prose(id);
  if (!check) throw notFound(`The check ${id}`);
  const using = policies().filter(({ clauses }) => clauses.some((clause) => clause.check === id));
  const ids = using.map((policy) => policy.id);
  const asked: CheckPageQuery = {
    ...readScope(query),
    policy: oneOf(query, 'policy', ids, usualPolicy(using, catalogue(), clock())),
    outcome: oneOf<CheckQuery['outcome']>(query, 'outcome', [...outcomes, 'any'], 'unmet'),
    organisation: textParameter(query, 'organisation').toLowerCase(),
    page: numberFrom(query, 'page', { most: lastPage, otherwise: 1 }),
  };
  return { check, using, asked };
}
