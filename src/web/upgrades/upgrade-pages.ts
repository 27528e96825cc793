import type { Request, Response } from 'express';
import { Router } from 'express';
import type { Auth } from '../../auth/authenticate.ts';
import { isPermitted } from '../../auth/require-permission.ts';
import { Problem } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { Template } from '../../domain/template.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import {
  maxUpgrades,
  type Templates,
  type UpgradeControl,
  type UpgradeRun,
} from '../../templates/templates.ts';
import { addresses } from '../components/addresses.ts';
import { textParameter, textsOf } from '../components/parameters.ts';
import { formBody } from '../layout/server/forms.ts';
import { sameSite } from '../layout/server/same-site.ts';
import { differencesView } from './differences-view.ts';
import { upgradeFormView } from './form-view.ts';
import { upgradeRunView } from './run-view.ts';

interface UpgradeServices {
  store: Pick<PublicStore, 'services' | 'newestUpgrades'>;
  templates: Pick<Templates, 'find'>;
  upgrades: UpgradeControl;
  catalogue: () => Catalogue;
  auth: Auth;
}

/** How long an answer waits for a run, so that most are seen at their end. */
const timeoutMs = 5000;
const base = '/templates/:id/upgrades';

/**
 * `…/upgrades` asks which services, `…/preview` looks at them, `…/:run` shows how a run goes or went, `…/:run/differences`
 * what would change in one service, and `…/:run/open`
 * opens what a look showed. The runs go on in the background, so that no answer waits for all of them.
 */
export function upgradePages(tools: UpgradeServices): Router {
  const router = Router();
  router.use(base, sameSite, formBody(), (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.get(base, async (req, res) => {
    res.render('upgrades/form', upgradeFormView(await loadUpgradeForm(tools, req.params.id)));
  });
  router.get(`${base}/:run`, async (req, res) => {
    const { run, template } = await findRun(tools, req.params);
    res.render('upgrades/run', upgradeRunView(run, template));
  });
  router.get(`${base}/:run/differences`, async (req, res) => {
    const { run, template } = await findRun(tools, req.params);
    const repository = textParameter(req.query, 'repository', 200);
    res.render('upgrades/differences', differencesView(run, template, repository));
  });
  router.post(`${base}/preview`, tools.auth.limitGuesses, (req, res) => preview(tools, req, res));
  router.post(`${base}/:run/open`, tools.auth.limitGuesses, (req, res) => open(tools, req, res));
  return router;
}

type Errors = Record<string, string>;

async function preview(tools: UpgradeServices, req: Request, res: Response): Promise<void> {
  const all = await loadUpgradeForm(tools, String(req.params['id']));
  await tryToStart(tools, { req, res, template: all.template, dryRun: true }, (ticked, errors) =>
    res.render('upgrades/form', upgradeFormView(all, { ticked, errors })),
  );
}

async function open(tools: UpgradeServices, req: Request, res: Response): Promise<void> {
  const { run, template } = await findRun(tools, req.params);
  await tryToStart(tools, { req, res, template, dryRun: false }, (ticked, errors) =>
    res.render('upgrades/run', upgradeRunView(run, template, { ticked, errors })),
  );
}

interface UpgradeAttempt {
  req: Request;
  res: Response;
  template: Template;
  dryRun: boolean;
}

/** Leads to the new run, or shows the form again with what is wrong. */
async function tryToStart(
  { upgrades, auth }: UpgradeServices,
  { req, res, template, dryRun }: UpgradeAttempt,
  again: (ticked: string[], errors: Errors) => void,
): Promise<void> {
  const ticked = textsOf(req.body, 'repository', { longest: 200, most: maxUpgrades });
  const errors: Errors = {};
  if (ticked.length === 0) errors['repository'] = 'Select at least one service';
  const typed = textParameter(req.body, 'token', 500);
  const actor = auth.authenticate(req, typed);
  if (typed === '') errors['token'] = 'Enter the administrator’s token';
  else if (!isPermitted(actor, 'request-upgrade'))
    errors['token'] = 'The administrator’s token is not correct';
  if (Object.keys(errors).length > 0) {
    res.status(400);
    again(ticked, errors);
    return;
  }
  try {
    const order = { template: template.id, repositories: ticked, dryRun, by: actor };
    const { id } = await upgrades.start(order);
    await Promise.race([upgrades.ended(id), new Promise((resolve) => setTimeout(resolve, timeoutMs))]);
    res.redirect(303, `${addresses.template(template.id)}/upgrades/${id}`);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    res.status(problem.status);
    again(ticked, { repository: [problem.message, ...problem.faults].join(' ') });
  }
}

async function loadUpgradeForm({ store, templates, catalogue }: UpgradeServices, id: string) {
  const { template } = await templates.find(id);
  const [services, upgrades] = await Promise.all([
    store.services({ template: template.id }),
    store.newestUpgrades({ template: template.id }),
  ]);
  return { template, services, upgrades, schedule: catalogue().upgrades };
}

async function findRun(
  { upgrades, templates }: UpgradeServices,
  { id, run: runId }: Request['params'],
): Promise<{ run: UpgradeRun; template: Template }> {
  const run = upgrades.find(String(runId));
  if (!run || run.template !== id)
    throw new Problem(
      'not-found',
      'We no longer have the details of these upgrades. You can see the result of each one on the template’s page.',
    );
  const { template } = await templates.find(run.template);
  return { run, template };
}
