import { Router, type Request, type Response } from 'express';
import type { Auth } from '../../auth/authenticate.ts';
import { isPermitted } from '../../auth/require-permission.ts';
import type { Clock } from '../../base/clock.ts';
import { notFound } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CheckProse } from '../../domain/policy.ts';
import { isPublicRepository, type PublicRepository } from '../../domain/public-repository.ts';
import {
  chooseFiles,
  holderOf,
  joinPatches,
  mendingKinds,
  noAnswers,
  readMendingAnswers,
} from '../../mending/mending.ts';
import type { MendingPullRequests } from '../../outgoing/mending-pull-requests.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { readMending } from '../../visibility/read-mending.ts';
import { textParameter, textsOf } from '../components/parameters.ts';
import { formBody } from '../layout/server/forms.ts';
import { sameSite } from '../layout/server/same-site.ts';
import { mendingView, type MendingQuery } from './mending-view.ts';

interface MendingServices {
  store: Pick<PublicStore, 'findRepository' | 'readBlobs' | 'readyFileRequests'>;
  catalogue: () => Catalogue;
  prose: (check: string) => CheckProse | undefined;
  auth: Auth;
  clock: Clock;
  /** Undefined: no pull requests can be opened from here. */
  mending?: MendingPullRequests | undefined;
}

const path = '/repositories/:owner/:name/mend';

/**
 * `…/mend` shows the files that mend what checks found lacking, `….patch` is all that are chosen, `…/mend/:kind` one of
 * them. Administrators send the page's form to have a pull request opened.
 */
export function mendingPages(tools: MendingServices): Router {
  const router = Router();
  router.get(`${path}.patch`, async (req, res) => {
    const { chosen } = await read(tools, req, req.query);
    if (chosen.length === 0) throw notFound('This patch');
    sendText(res, 'ready-files.patch', joinPatches(chosen));
  });
  router.get(path, async (req, res) => {
    await show(tools, req, res, req.query);
  });
  router.get(`${path}/:kind`, async (req, res) => {
    const { mending } = await read(tools, req, req.query);
    const file = mending.files.find(({ kind }) => kind === req.params['kind']);
    if (!file) throw notFound('This file');
    sendText(res, file.path.slice(file.path.lastIndexOf('/') + 1), file.text);
  });
  if (tools.mending && tools.auth.hasAdministrator)
    router.post(path, sameSite, formBody(), tools.auth.limitGuesses, (req, res) => open(tools, req, res));
  return router;
}

/** As a file to keep, whatever a browser makes of its name. */
function sendText(res: Response, name: string, text: string): void {
  res.attachment(name).type('text/plain; charset=utf-8').send(text);
}

async function read(tools: MendingServices, req: Request, asked: unknown) {
  const { owner, name } = req.params;
  const repository = await tools.store.findRepository(String(owner), String(name));
  if (!isPublicRepository(repository)) throw notFound(`The repository ${String(owner)}/${String(name)}`);
  const typed = {
    holder: textParameter(asked, 'holder', 200),
    contact: textParameter(asked, 'contact', 200),
    owners: textParameter(asked, 'owners', 300),
  };
  const { answers, errors } = readMendingAnswers(typed);
  const kinds = textsOf(asked, 'file').filter((kind) => mendingKinds.includes(kind));
  const { catalogue, clock, store } = tools;
  const mending = await readMending(store, repository, { catalogue: catalogue(), answers, now: clock() });
  const query: MendingQuery = { kinds, typed, errors };
  return { repository, mending, query, answers, chosen: chooseFiles(mending, kinds) };
}

async function show(
  tools: MendingServices,
  req: Request,
  res: Response,
  asked: unknown,
  token?: string,
): Promise<void> {
  const { repository, mending, query } = await read(tools, req, asked);
  const errors = token === undefined ? query.errors : { ...query.errors, token };
  const context = {
    prose: tools.prose,
    holder: usualHolder(tools, repository),
    canOpen: tools.mending !== undefined && tools.auth.hasAdministrator,
    requests: await tools.store.readyFileRequests({ repository }),
  };
  res.render('mending/mending', mendingView(repository, mending, { ...query, errors }, context));
}

function usualHolder({ catalogue, clock }: MendingServices, repository: PublicRepository): string {
  const { evidence, licence, findings } = repository;
  const facts = { evidence, licence, findings, catalogue: catalogue(), answers: noAnswers };
  return holderOf({ ...facts, readme: undefined, now: clock() });
}

async function open(tools: MendingServices, req: Request, res: Response): Promise<void> {
  const { repository, query, answers } = await read(tools, req, req.body);
  const typed = textParameter(req.body, 'token', 500);
  const actor = tools.auth.authenticate(req, typed);
  if (Object.keys(query.errors).length > 0 || !isPermitted(actor, 'open-pull-request')) {
    const error =
      typed === '' ? 'Enter the administrator’s token' : 'The administrator’s token is not correct';
    res.status(400);
    await show(tools, req, res, req.body, isPermitted(actor, 'open-pull-request') ? undefined : error);
    return;
  }
  const leaving = new AbortController();
  res.on('close', () => leaving.abort());
  const opened = await tools.mending?.open(
    { repository, kinds: query.kinds, answers, by: actor },
    leaving.signal,
  );
  if (opened) res.redirect(303, opened.url);
}
