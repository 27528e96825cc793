import { Router } from 'express';
import type { ApiTools } from './api-tools.ts';
import { complianceRoutes } from './compliance.ts';
import { harvestRoutes } from './harvests.ts';
import { mount, nothingHere, shareWithAll } from './mount.ts';
import { openApiDocument } from './openapi.ts';
import { organisationRoutes } from './organisations.ts';
import { policyRoutes } from './policies.ts';
import { problemHandler } from './problem-answer.ts';
import { repositoryRoutes } from './repositories.ts';
import { reuseRecordRoutes } from './reuse-records.ts';
import { templateRepositoryRoutes } from './template-repositories.ts';
import { templateRoutes } from './templates.ts';
import { upgradeRoutes } from './upgrades.ts';

export { isSameSecret } from './admin.ts';

/**
 * The JSON API, to be mounted at `/api/v1`. Failures are answered as `application/problem+json`; `openapi.json`
 * describes the rest.
 */
export function createApi(tools: ApiTools): Router {
  const routes = [
    ...repositoryRoutes(tools),
    ...organisationRoutes(tools),
    ...complianceRoutes(tools),
    ...policyRoutes(tools),
    ...templateRoutes(tools),
    ...templateRepositoryRoutes(tools),
    ...upgradeRoutes(tools),
    ...harvestRoutes(tools),
    ...reuseRecordRoutes(tools),
  ];
  const router = Router();
  router.use(shareWithAll);
  router.get('/openapi.json', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=300');
    res.json(openApiDocument(routes, { title: tools.catalogue().title, version: tools.version }));
  });
  mount(router, routes, tools.adminToken);
  router.use(nothingHere);
  router.use(problemHandler(tools.log));
  return router;
}
