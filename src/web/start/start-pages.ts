import type { Request, Response } from 'express';
import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import type { Answers, FilePlan, TemplateSource } from '../../domain/template.ts';
import type { SearchEngine } from '../../search/search.ts';
import type { Templates } from '../../templates/templates.ts';
import {
  checkPlan,
  namesOf,
  planService,
  presetsFor,
  requireChecked,
  zipService,
} from '../../templates/templates.ts';
import { addresses } from '../components/addresses.ts';
import { textParameter } from '../components/parameters.ts';
import { formBody, hourlyLimit } from '../layout/server/forms.ts';
import { sameSite } from '../layout/server/same-site.ts';
import { findSimilar } from '../search/similar.ts';
import type { SentAnswers } from './answers.ts';
import { readSent, sentAnswers } from './answers.ts';
import { keepPrivate, stepAddress } from './address.ts';
import { previewView } from './preview-view.ts';
import type { Publishing } from './publishing.ts';
import { similarView } from './similar-view.ts';
import { firstFault, nextPage, pageAt, type StartPage } from './steps.ts';

export interface StartServices {
  templates: Pick<Templates, 'list' | 'find' | 'presets'>;
  search: Pick<SearchEngine, 'search'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
  /** Undefined: this hub cannot put services on GitHub. */
  publishing?: Publishing | undefined;
  clock: Clock;
  /** Where people open this hub, as services record it; undefined when nobody said so. */
  publicUrl?: string | undefined;
}

const maxDownloadsAnHour = 120;

/**
 * The journey from a template to a service: `/templates/:id/start` shows what exists already, `…/questions` asks page by
 * page and lets people check their answers, `…/preview` shows every file, `…/download` gives them as a zip. Nothing is
 * kept between pages but in their addresses, which hold the answers and can be loaded again and shared.
 */
export function startPages(tools: StartServices): Router {
  const { templates, search, catalogue, clock } = tools;
  const router = Router();
  router.use('/templates/:id/start', sameSite);

  router.get('/templates/:id/start', async (req, res) => {
    const { template } = await templates.find(req.params.id);
    const q = textParameter(req.query, 'q', 300);
    const result = q === '' ? undefined : await findSimilar(search, q);
    const unsaid = q === '' && req.query['q'] !== undefined;
    const view = similarView({ template, q, result, unsaid }, catalogue(), clock());
    res.status(unsaid ? 400 : 200).render('start/start', view);
  });
  addressedPages(tools, router);
  router.get('/templates/:id/start/*step', (req, res) => {
    res.redirect(303, `${addresses.template(req.params.id)}/start`);
  });
  router.use('/templates/:id/start', formBody());
  router.post('/templates/:id/start/questions', async (req, res) => {
    const { template } = await templates.find(req.params.id);
    const presets = presetsFor(template, await templates.presets());
    show(nextPage(template, sentAnswers(template, req.body), req.body, presets), res);
  });
  router.post('/templates/:id/start/preview', async (req, res) => {
    show(await preview(tools, req.params.id, req.body), res);
  });
  const limit = hourlyLimit(
    maxDownloadsAnHour,
    'You have downloaded too many services. Try again in an hour.',
  );
  router.post('/templates/:id/start/download', limit, (req, res) => download(tools, req, res));
  return router;
}

/** What an address holds the answers for. */
function addressedPages(tools: StartServices, router: Router): void {
  router.get('/templates/:id/start/questions', async (req, res) => {
    keepPrivate(res);
    const { template } = await tools.templates.find(req.params.id);
    const presets = presetsFor(template, await tools.templates.presets());
    const { view, model, status } = pageAt(template, req.query, presets);
    res.status(status).render(view, model);
  });
  router.get('/templates/:id/start/preview', async (req, res, next) => {
    keepPrivate(res);
    const { template } = await tools.templates.find(req.params.id);
    const isBlank = Object.keys(sentAnswers(template, req.query)).length === 0;
    if (isBlank) {
      next();
      return;
    }
    const { view, model, status } = await preview(tools, req.params.id, req.query);
    res.status(status).render(view, model);
  });
}

async function download(tools: StartServices, req: Request, res: Response): Promise<void> {
  const { source, sent, answers } = await readForm(tools, String(req.params['id']), req.body);
  if (!answers) {
    const { view, model, status } = firstFault(source.template, sent);
    res.status(status).render(view, model);
    return;
  }
  const plan = planToday(tools, source, answers);
  requireChecked(plan, tools.policies());
  const { packageName } = namesOf(answers);
  res.attachment(`${packageName}.zip`).type('application/zip').set('Cache-Control', 'no-store');
  res.send(Buffer.from(await zipService(plan, { within: packageName })));
}

/** Leads to where the page has an address of its own, so that it can be loaded again and shared; else shows it. */
function show({ view, model, status, address }: StartPage, res: Response): void {
  if (address !== undefined && status === 200) res.redirect(303, address);
  else res.status(status).render(view, model);
}

/** What a form says of the service to be made; `answers` is undefined where they are not whole. */
export async function readForm(
  { templates }: Pick<StartServices, 'templates'>,
  id: string,
  form: unknown,
): Promise<{ source: TemplateSource; sent: SentAnswers; answers: Answers | undefined }> {
  const source = await templates.find(id);
  const sent = sentAnswers(source.template, form);
  const { answers, faults } = readSent(source.template, sent);
  return { source, sent, answers: faults.size === 0 ? answers : undefined };
}

export function planToday(
  { clock, publicUrl }: Pick<StartServices, 'clock' | 'publicUrl'>,
  source: TemplateSource,
  answers: Answers,
): FilePlan {
  return planService(source, answers, { date: clock().toISOString().slice(0, 10), hub: publicUrl });
}

async function preview(tools: StartServices, id: string, form: unknown): Promise<StartPage> {
  const { source, sent, answers } = await readForm(tools, id, form);
  const { template } = source;
  if (!answers) return firstFault(template, sent);
  const plan = planToday(tools, source, answers);
  const findings = checkPlan(plan, tools.policies());
  const model = previewView({ template, sent, plan, findings }, tools.policies());
  return {
    view: 'start/preview',
    model: { ...model, publishes: tools.publishing !== undefined },
    status: 200,
    address: stepAddress(template.id, 'preview', sent),
  };
}
