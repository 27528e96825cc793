import { Router } from 'express';
import type { ApiDependencies } from './api-dependencies.ts';
import { billOfMaterialsRoutes } from './repositories/bills-of-materials.ts';
import { collectionRoutes } from './repositories/collections.ts';
import { compareRoutes } from './repositories/compare.ts';
import { complianceRoutes } from './governance/compliance.ts';
import { checkRoutes } from './governance/checks.ts';
import { checkHistoryRoutes } from './governance/check-history.ts';
import { compliancePartRoutes } from './governance/compliance-parts.ts';
import { decisionRoutes } from './governance/decisions.ts';
import { digestRoutes } from './governance/digest.ts';
import { historyRoutes } from './governance/history.ts';
import { harvestRoutes } from './harvests/harvests.ts';
import { errorHandler } from '../http/error-response.ts';
import { notFoundHandler } from '../http/not-found.ts';
import { dataAge } from './data-age.ts';
import { learningRoutes } from './governance/learning.ts';
import { licenceRoutes } from './governance/licences.ts';
import { lookAgainRoutes } from './repositories/look-again.ts';
import { mendingRoutes } from './repositories/mending.ts';
import { mount, shareWithAll } from './mount.ts';
import type { Route } from './route.ts';
import { openApiDocument } from './openapi.ts';
import { organisationRoutes } from './governance/organisations.ts';
import { packageRoutes } from './repositories/packages.ts';
import { policyRoutes } from './governance/policies.ts';
import { reportRoutes } from './governance/reports.ts';
import { repositoryRoutes } from './repositories/repositories.ts';
import { reuseRecordRoutes } from './templates/reuse-records.ts';
import { similarRoutes } from './repositories/similar.ts';
import { suggestRoutes } from './repositories/suggest.ts';
import { templateRepositoryRoutes } from './templates/template-repositories.ts';
import { templateRoutes } from './templates/templates.ts';
import { templateChangesRoute } from './templates/template-changes.ts';
import { upgradeRoutes } from './templates/upgrades.ts';
import { actionRoutes } from './governance/actions.ts';
import { webhookRoutes } from './governance/webhooks.ts';

/** Where a page shows the same under another address, what it is called here; both answer. */
const pageAddresses: Readonly<Record<string, string>> = {
  '/events': '/history',
  '/compliance/checks': '/compliance/map',
  '/learning-path': '/learn',
  '/repositories/{owner}/{name}/mending': '/repositories/{owner}/{name}/mend',
};

function routesOf(dependencies: ApiDependencies): Route[] {
  const routes = ownRoutes(dependencies);
  const same = routes.flatMap((route) => {
    const path = pageAddresses[route.path];
    return path === undefined ? [] : [{ ...route, path, id: `${route.id}LikePage` }];
  });
  return [...routes, ...same];
}

function ownRoutes(dependencies: ApiDependencies): Route[] {
  return [
    ...repositoryRoutes(dependencies),
    ...similarRoutes(dependencies),
    ...compareRoutes(dependencies),
    ...collectionRoutes(dependencies),
    ...suggestRoutes(dependencies),
    ...packageRoutes(dependencies),
    ...lookAgainRoutes(dependencies),
    ...mendingRoutes(dependencies),
    ...billOfMaterialsRoutes(dependencies),
    ...organisationRoutes(dependencies),
    ...reportRoutes(dependencies),
    ...complianceRoutes(dependencies),
    ...compliancePartRoutes(dependencies),
    ...checkHistoryRoutes(dependencies),
    ...checkRoutes(dependencies),
    ...licenceRoutes(dependencies),
    ...historyRoutes(dependencies),
    ...decisionRoutes(dependencies),
    ...webhookRoutes(dependencies),
    ...actionRoutes(dependencies),
    ...policyRoutes(dependencies),
    ...learningRoutes(dependencies),
    ...digestRoutes(dependencies),
    ...templateRoutes(dependencies),
    ...templateRepositoryRoutes(dependencies),
    templateChangesRoute(dependencies),
    ...upgradeRoutes(dependencies),
    ...harvestRoutes(dependencies),
    ...reuseRecordRoutes(dependencies),
  ];
}

/** The OpenAPI description of the API, as `openapi.json` has it. */
export function describeApi(dependencies: ApiDependencies): ReturnType<typeof openApiDocument> {
  const { catalogue, version } = dependencies;
  return openApiDocument(routesOf(dependencies), { title: catalogue().title, version });
}

/**
 * The JSON API, to be mounted at `/api/v1`. Failures are answered as `application/problem+json`; `openapi.json`
 * describes the rest.
 */
export function createApi(dependencies: ApiDependencies): Router {
  const routes = routesOf(dependencies);
  const router = Router();
  router.use(shareWithAll, dataAge(dependencies.store));
  router.get('/openapi.json', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=300');
    res.json(describeApi(dependencies));
  });
  mount(router, routes, dependencies.auth);
  router.use(notFoundHandler(({ method, originalUrl }) => `${method} ${originalUrl.split('?', 1)[0]}`));
  router.use(errorHandler(dependencies.log));
  return router;
}
