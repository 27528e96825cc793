import { Router, type Request, type Response } from 'express';
import type { Clock } from '../../base/clock.ts';
import { notFound } from '../../base/problem.ts';
import { isPublicRepository } from '../../domain/public-repository.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { Policy } from '../../domain/policy.ts';
import type { ReadRepository } from '../../domain/template-repository.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { copyHarvested, isTemplateRepository, zipService } from '../../templates/templates.ts';
import { addresses } from '../components/addresses.ts';
import { hourlyLimit } from '../layout/server/forms.ts';
import { sameSite } from '../layout/server/same-site.ts';
import { templateRepositoryView } from './template-repository-view.ts';

interface TemplateRepositoryServices {
  store: Pick<PublicStore, 'findRepository' | 'findRenamed' | 'services'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  /** Undefined: nothing is fetched from here. */
  readRepository?: ReadRepository | undefined;
  clock: Clock;
}

const path = '/templates/repositories/:owner/:name';
const maxDownloadsAnHour = 20;

/**
 * `/templates/repositories/:owner/:name`: a repository that others have marked as a template, who started from it, and
 * how to; `…/download` gives its files as they are now, with a record for upgrades.
 */
export function templateRepositoryPage(tools: TemplateRepositoryServices): Router {
  const { store, catalogue, policies, readRepository, clock } = tools;
  const router = Router();
  router.use(path, sameSite);
  router.get(path, async (req, res) => {
    const { owner, name } = req.params;
    const repository = await store.findRepository(owner, name);
    if (!isPublicRepository(repository) || !isTemplateRepository(repository)) {
      const renamed = repository ? undefined : await store.findRenamed(owner, name);
      if (!renamed) throw notFound(`The template repository ${owner}/${name}`);
      res.redirect(301, addresses.templateRepository(renamed.owner, renamed.name));
      return;
    }
    const { evidence } = repository;
    const services = await store.services({ template: `${evidence.owner}/${evidence.name}` });
    const surroundings = { catalogue: catalogue(), policies: policies(), now: clock() };
    const canDownload = readRepository !== undefined;
    res.render(
      'templates/repository',
      templateRepositoryView({ repository, services, canDownload }, surroundings),
    );
  });
  if (!readRepository) return router;
  const often = 'You have downloaded too many templates. Try again in an hour.';
  const limit = hourlyLimit(maxDownloadsAnHour, often, { all: true });
  router.post(`${path}/download`, limit, (req, res) => download({ ...tools, readRepository }, req, res));
  return router;
}

async function download(
  { store, readRepository, clock }: TemplateRepositoryServices & { readRepository: ReadRepository },
  req: Request,
  res: Response,
): Promise<void> {
  const [owner, name] = [String(req.params['owner']), String(req.params['name'])];
  const repository = await store.findRepository(owner, name);
  const left = new AbortController();
  res.on('close', () => left.abort());
  const date = clock().toISOString().slice(0, 10);
  const options = { asked: `${owner}/${name}`, date, readRepository, signal: left.signal };
  const { plan } = await copyHarvested(repository, options).catch((error: unknown) => {
    if (left.signal.aborted) return { plan: undefined };
    throw error;
  });
  if (!plan) return;
  const folder = repository?.evidence.name ?? name;
  res.attachment(`${folder}.zip`).type('application/zip').set('Cache-Control', 'no-store');
  res.send(Buffer.from(await zipService(plan, { within: folder })));
}
