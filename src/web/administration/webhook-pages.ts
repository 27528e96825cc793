import { Router, type Request, type Response } from 'express';
import type { Actor } from '../../auth/actor.ts';
import type { Auth } from '../../auth/authenticate.ts';
import { isPermitted } from '../../auth/require-permission.ts';
import { Problem } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { WebhookDesk } from '../../outgoing/webhook-desk.ts';
import { oneOf, textParameter } from '../components/parameters.ts';
import { forAdministrators, tokenError } from './administration-pages.ts';
import { readWebhookAnswers, webhookFormView } from './webhook-form.ts';
import { webhookActions, webhooksView, type WebhookAction } from './webhooks-view.ts';

interface WebhookServices {
  auth: Auth;
  webhooks: WebhookDesk;
  catalogue: () => Catalogue;
}

const path = '/webhooks';
const actionNames = Object.keys(webhookActions) as WebhookAction[];

/**
 * `/webhooks`: with the administrator’s token the addresses that are told of events, how they do, and a form to test them,
 * to switch them on or off and to remove them. `/webhooks/new` adds one. None where there is no administrator.
 */
export function webhookPages(tools: WebhookServices): Router {
  const { auth, catalogue } = tools;
  const router = Router();
  if (!auth.hasAdministrator) return router;
  router.use(path, ...forAdministrators());
  router.get(path, (_req, res) => res.render('administration/webhooks', webhooksView({})));
  router.post(path, auth.limitGuesses, (req, res) => manage(tools, req, res));
  router.get(`${path}/new`, (_req, res) => {
    res.render('administration/webhook-form', webhookFormView(readWebhookAnswers({}), catalogue()));
  });
  router.post(`${path}/new`, auth.limitGuesses, (req, res) => add(tools, req, res));
  return router;
}

/** Does what was chosen, if anything was, and shows the webhooks as they are then. */
async function manage({ auth, webhooks }: WebhookServices, req: Request, res: Response): Promise<void> {
  const typed = textParameter(req.body, 'token', 500);
  const actor = auth.authenticate(req, typed);
  const token = tokenError(typed, isPermitted(actor, 'manage-webhooks'));
  if (token !== '') {
    res.status(400).render('administration/webhooks', webhooksView({ errors: { token } }));
    return;
  }
  const id = textParameter(req.body, 'webhook', 100);
  const action = oneOf<WebhookAction | ''>(req.body, 'action', actionNames, '');
  const isAsked = textParameter(req.body, 'manage') !== '';
  const errors = {
    ...(isAsked && id === '' && { webhook: 'Select a webhook' }),
    ...(isAsked && action === '' && { action: 'Select what to do' }),
  };
  const leaving = new AbortController();
  res.on('close', () => leaving.abort());
  const done =
    isAsked && id !== '' && action !== '' ? await act(webhooks, { id, action, actor }, leaving.signal) : '';
  if (Object.keys(errors).length > 0) res.status(400);
  const chosen = { webhook: id, action };
  res.render('administration/webhooks', webhooksView({ hooks: await webhooks.list(), chosen, errors, done }));
}

/** @returns what came of it, in a sentence */
async function act(
  webhooks: WebhookDesk,
  { id, action, actor }: { id: string; action: WebhookAction; actor: Actor },
  signal: AbortSignal,
): Promise<string> {
  try {
    if (action === 'test') {
      const { failure } = await webhooks.test(id, actor, signal);
      return failure === null ? 'The test message arrived.' : `The test message did not arrive. ${failure}`;
    }
    if (action === 'remove') await webhooks.remove(id, actor);
    else await webhooks.switch(id, action === 'on', actor);
    return webhookActions[action].done;
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.kind !== 'not-found') throw problem;
    return 'There is no such webhook any more.';
  }
}

async function add(
  { auth, webhooks, catalogue }: WebhookServices,
  req: Request,
  res: Response,
): Promise<void> {
  const answers = readWebhookAnswers(req.body);
  const typed = textParameter(req.body, 'token', 500);
  const actor = auth.authenticate(req, typed);
  const view = webhookFormView(answers, catalogue(), {
    isSent: true,
    token: tokenError(typed, isPermitted(actor, 'manage-webhooks')),
  });
  if (view.errors.length > 0) {
    res.status(400).render('administration/webhook-form', view);
    return;
  }
  const { url, kinds, organisation } = answers;
  const { host, secret } = await webhooks.add({ url, kinds, organisation: organisation || null }, actor);
  res.render('administration/webhook-added', { title: 'Webhook added', host, secret });
}
