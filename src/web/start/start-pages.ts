import type { Request, Response } from 'express';
import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import type { Answers, FilePlan, Template, TemplateSource } from '../../domain/template.ts';
import type { SearchEngine } from '../../search/search.ts';
import type { Templates } from '../../templates/templates.ts';
import { checkPlan, namesOf, planService, requireChecked, zipService } from '../../templates/templates.ts';
import { addresses } from '../components/addresses.ts';
import { textParameter } from '../components/parameters.ts';
import { formBody, hourlyLimit } from '../layout/server/forms.ts';
import { sameSite } from '../layout/server/same-site.ts';
import { findSimilar } from '../search/similar.ts';
import type { SentAnswers } from './answers.ts';
import { readSent, sentAnswers } from './answers.ts';
import { checkAnswersView } from './check-view.ts';
import { previewView } from './preview-view.ts';
import type { Publishing } from './publishing.ts';
import type { Asking } from './questions.ts';
import { pagesToAsk, questionsView } from './questions.ts';
import { similarView } from './similar-view.ts';

export interface StartServices {
  templates: Pick<Templates, 'list' | 'find'>;
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

/** A page to be shown, and with what status. */
interface StartPage {
  view: string;
  model: object;
  status: number;
}

/**
 * The journey from a template to a service: `/templates/:id/start` shows what exists already, `…/questions` asks page by
 * page and lets people check their answers, `…/preview` shows every file, `…/download` gives them as a zip. Nothing is
 * kept between pages but in the forms themselves.
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
  router.get('/templates/:id/start/questions', async (req, res) => {
    const { template } = await templates.find(req.params.id);
    const { view, model } = firstPage(template, textParameter(req.query, 'q', 300));
    res.render(view, model);
  });
  router.get('/templates/:id/start/*step', (req, res) => {
    res.redirect(303, `${addresses.template(req.params.id)}/start`);
  });
  router.use('/templates/:id/start', formBody());
  router.post('/templates/:id/start/questions', async (req, res) => {
    const { template } = await templates.find(req.params.id);
    const { view, model, status } = nextPage(template, sentAnswers(template, req.body), req.body);
    res.status(status).render(view, model);
  });
  router.post('/templates/:id/start/preview', async (req, res) => {
    const { view, model, status } = await preview(tools, req);
    res.status(status).render(view, model);
  });
  const limit = hourlyLimit(
    maxDownloadsAnHour,
    'You have downloaded too many services. Try again in an hour.',
  );
  router.post('/templates/:id/start/download', limit, (req, res) => download(tools, req, res));
  return router;
}

async function download(tools: StartServices, req: Request, res: Response): Promise<void> {
  const { source, sent, answers } = await readForm(tools, req);
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

/** What was described before is a good start for the summary. */
function firstPage(template: Template, described: string): StartPage {
  const sent = described === '' ? {} : { summary: described };
  const [page] = pagesToAsk(template, sent);
  return page ? asking({ template, page, sent, returning: false, told: false }) : checking(template, sent);
}

/** Where a form of questions leads: the page asked for, the same page with what is wrong, or the one that follows. */
function nextPage(template: Template, sent: SentAnswers, body: unknown): StartPage {
  const [, verb, key] = /^(to|edit):([a-z0-9-]+)$/.exec(textParameter(body, 'go')) ?? [];
  const pages = pagesToAsk(template, sent);
  const page = pages.find((one) => one.key === (key ?? textParameter(body, 'page')));
  const returning = textParameter(body, 'returning') === 'yes' || verb === 'edit';
  if (page && verb) return asking({ template, page, sent, returning, told: false });
  if (!page || textParameter(body, 'go') === 'check') return checking(template, sent);
  const { faults } = readSent(template, sent);
  if (page.questions.some(({ id }) => faults.has(id)))
    return asking({ template, page, sent, returning, told: true });
  const next = returning ? undefined : pages[pages.indexOf(page) + 1];
  return next ? asking({ template, page: next, sent, returning, told: false }) : checking(template, sent);
}

function asking(page: Asking): StartPage {
  return { view: 'start/questions', model: questionsView(page), status: page.told ? 400 : 200 };
}

function checking(template: Template, sent: SentAnswers): StartPage {
  if (readSent(template, sent).faults.size > 0) return firstFault(template, sent);
  return { view: 'start/check', model: checkAnswersView(template, sent), status: 200 };
}

/** The first page with something wrong on it. Questions that were never shown are put, not blamed. */
function firstFault(template: Template, sent: SentAnswers): StartPage {
  const { faults } = readSent(template, sent);
  const page = pagesToAsk(template, sent).find(({ questions }) => questions.some(({ id }) => faults.has(id)));
  if (!page) return firstPage(template, '');
  const told = page.questions.some(({ id }) => faults.has(id) && Object.hasOwn(sent, id));
  return asking({ template, page, sent, returning: Object.keys(sent).length > 0, told });
}

/** What a form says of the service to be made; `answers` is undefined where they are not whole. */
export async function readForm(
  { templates }: Pick<StartServices, 'templates'>,
  req: Request,
): Promise<{ source: TemplateSource; sent: SentAnswers; answers: Answers | undefined }> {
  const source = await templates.find(String(req.params['id']));
  const sent = sentAnswers(source.template, req.body);
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

async function preview(tools: StartServices, req: Request): Promise<StartPage> {
  const { source, sent, answers } = await readForm(tools, req);
  const { template } = source;
  if (!answers) return firstFault(template, sent);
  const plan = planToday(tools, source, answers);
  const findings = checkPlan(plan, tools.policies());
  const model = previewView({ template, sent, plan, findings }, tools.policies());
  return {
    view: 'start/preview',
    model: { ...model, publishes: tools.publishing !== undefined },
    status: 200,
  };
}
