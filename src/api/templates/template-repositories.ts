import { z } from 'zod';
import { copyHarvested, zipService } from '../../templates/templates.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { named, nothing } from '../schemas.ts';

type TemplateRepositoryDependencies = Pick<ApiDependencies, 'store' | 'readRepository' | 'clock'>;

const archive = z.string().register(named, {
  id: 'RepositoryArchive',
  description: 'A zip archive of the files of the newest commit, with a record of where they are from.',
});

const rendersAnHour = 20;

/** New services from template repositories that the harvest found. */
export function templateRepositoryRoutes({
  store,
  readRepository,
  clock,
}: TemplateRepositoryDependencies): Route[] {
  const render = defineRoute({
    method: 'post',
    path: '/repositories/{owner}/{name}/render',
    id: 'renderRepository',
    summary: 'A new service from a template repository',
    description:
      'The files of its newest commit as they are, read over git while you wait; nothing is filled in. `.codehub.yml` names the commit, so that `npx @open-code-hub/cli upgrade` can bring in later changes. 409: the repository is not marked as a template, or is empty. Look at its licence first.',
    parameters: z.object({ owner: z.string().max(200), name: z.string().max(200) }),
    query: nothing,
    perHour: rendersAnHour,
    answer: { status: 200, description: 'The files', schema: archive, type: 'application/zip' },
    problems: [404, 409, 429, 502, 503],
    maxAge: 0,
    async handle({ parameters: { owner, name }, signal }) {
      const repository = await store.findRepository(owner, name);
      const date = clock().toISOString().slice(0, 10);
      const { plan } = await copyHarvested(repository, {
        asked: `${owner}/${name}`,
        date,
        readRepository,
        signal,
      });
      const file = `${(repository?.evidence.name ?? name).replaceAll(/[^\w.-]/g, '-')}.zip`;
      return {
        body: await zipService(plan),
        headers: { 'Content-Disposition': `attachment; filename="${file}"` },
      };
    },
  });
  return [render];
}
