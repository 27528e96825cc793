import { Router } from 'express';
import type { Auth } from '../../auth/authenticate.ts';
import type { Clock } from '../../base/clock.ts';
import { notFound } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import { isPublicRepository, type PublicRepository } from '../../domain/public-repository.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import type { DecisionDesk } from '../../visibility/decision-desk.ts';
import { decisionSentence } from '../decisions/decision-labels.ts';
import { ownAddress } from '../../http/own-address.ts';
import { addresses } from '../components/addresses.ts';
import { readStandards } from '../../visibility/read-standards.ts';
import type { Pictures } from '../../pictures/pictures.ts';
import { createReadmeReader, type ReadmeReader } from './readme/read-readme.ts';
import { readmePictures } from './readme-pictures.ts';
import { maxDependents } from './packages-view.ts';
import { repositoryPageView, tombstonePageView } from './repository-view.ts';

interface RepositoryServices {
  store: Pick<
    PublicStore,
    | 'findRepository'
    | 'findRenamed'
    | 'events'
    | 'readBlobs'
    | 'newestUpgrades'
    | 'readyFileRequests'
    | 'packages'
    | 'dependentsOf'
  >;
  decisions: Pick<DecisionDesk, 'about'>;
  auth: Pick<Auth, 'hasAdministrator'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
  clock: Clock;
  /** Undefined: pictures of READMEs are links. */
  pictures?: Pick<Pictures, 'read'> | undefined;
}

/** `/repositories/:owner/:name`: one repository; a tombstone (410) once withdrawn; old names lead to the new one. */
export function repositoryPage(tools: RepositoryServices): Router {
  const { store, catalogue, policies, prose, clock } = tools;
  const readReadme = createReadmeReader(store, tools.pictures !== undefined);
  const router = Router();
  if (tools.pictures) router.use(readmePictures({ store, readReadme, pictures: tools.pictures }));
  return router.get('/repositories/:owner/:name', async (req, res) => {
    const { owner, name } = req.params;
    const repository = await store.findRepository(owner, name);
    if (!repository) {
      const renamed = await store.findRenamed(owner, name);
      if (!renamed) throw notFound(`The repository ${owner}/${name}`);
      res.redirect(301, addresses.repository(renamed.owner, renamed.name));
      return;
    }
    const events = await store.events(repository, 50);
    const decisions = tools.decisions.about(repository).map(decisionSentence);
    const canLook = tools.auth.hasAdministrator;
    const address = ownAddress(req) ?? '';
    const surroundings = {
      catalogue: catalogue(),
      policies: policies(),
      prose,
      canLook,
      address,
      now: clock(),
    };
    if (!isPublicRepository(repository)) {
      res
        .status(410)
        .render('repositories/tombstone', tombstonePageView({ repository, events, decisions }, surroundings));
      return;
    }
    const data = await dataOf(repository, store, readReadme);
    res.render(
      'repositories/repository',
      repositoryPageView({ repository, events, decisions, ...data }, surroundings),
    );
  });
}

/** What its page shows of a repository beside itself, asked for together. */
async function dataOf(
  repository: PublicRepository,
  store: RepositoryServices['store'],
  readReadme: ReadmeReader,
) {
  const [template, readme, upgrades, requests, uses, dependents] = await Promise.all([
    findTemplate(repository, store),
    readReadme(repository),
    store.newestUpgrades({ repository }),
    store.readyFileRequests({ repository }),
    store.packages(repository),
    store.dependentsOf(repository, { page: 1, perPage: maxDependents }),
  ]);
  const standards = await readStandards(store, repository, uses.dependencies);
  return { template, readme: readme && readme.view, upgrades, requests, uses, dependents, standards };
}

/** The template repository it was made from, where that has a page. */
async function findTemplate(
  { lineage }: PublicRepository,
  store: Pick<PublicStore, 'findRepository'>,
): Promise<PublicRepository | undefined> {
  const [, owner, name] = /^([^/]+)\/([^/]+)$/.exec(lineage?.template ?? '') ?? [];
  if (owner === undefined || name === undefined) return undefined;
  const found = await store.findRepository(owner, name);
  return isPublicRepository(found) ? found : undefined;
}
