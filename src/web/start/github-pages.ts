import type { Request, Response } from 'express';
import { Router } from 'express';
import type { Auth } from '../../auth/authenticate.ts';
import type { SignInCode } from '../../forge/forge.ts';
import { withTimeout } from '../../base/with-timeout.ts';
import { Problem } from '../../base/problem.ts';
import type { Answers, FilePlan, Template, TemplateSource } from '../../domain/template.ts';
import { namesOf, requireChecked } from '../../templates/templates.ts';
import { oneOf, textParameter } from '../components/parameters.ts';
import type { Publishing } from './publishing.ts';
import { formBody, hourlyLimit } from '../layout/server/forms.ts';
import { sameSite } from '../layout/server/same-site.ts';
import { keepPrivate, stepAddress } from './address.ts';
import type { SentAnswers } from './answers.ts';
import type { Destination } from './github-form.ts';
import { destinationFields, destinationOf, newService, readDestination } from './github-form.ts';
import type { TokenOwner } from './github-view.ts';
import {
  destinationView,
  notPublishedView,
  publishedView,
  publishPlanView,
  tokenOwners,
} from './github-view.ts';
import { signedIn, signInIn, signInTimeoutMs } from './github-sign-in.ts';
import type { StartServices } from './start-pages.ts';
import { planToday, readForm } from './start-pages.ts';

type GitHubServices = StartServices & { publishing: Publishing; auth: Auth };

const maxTriesAnHour = 10;
const maxSignInsAnHour = 20;
const publishTimeout = {
  timeoutMs: 180_000,
  late: new Problem('unreachable', 'GitHub took too long. We have undone everything we had created.'),
};

/**
 * `…/start/github` asks where a service should go, and has an address that can be loaded again. `…/github/plan` shows every step and asks for a token, and
 * `…/github/publish` takes the steps and reports them. The token is used for one call.
 */
export function startGitHubPages(tools: GitHubServices): Router {
  const router = Router();
  const base = '/templates/:id/start/github';
  router.use(base, sameSite, formBody(), (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.get(base, async (req, res) => {
    keepPrivate(res);
    const { answers, source, sent } = await readForm(tools, req.params.id, req.query);
    // What is missing is asked for there.
    if (!answers) res.redirect(303, stepAddress(source.template.id, 'preview', sent) ?? '/templates');
    else showDestination(tools, await readPublishRequest(tools, req, req.query), res);
  });
  router.post(base, async (req, res) => {
    const order = await readPublishRequest(tools, req);
    const { template, sent, destination } = order;
    const address = stepAddress(template.id, 'github', sent, { destination: { ...destination } });
    if (address === undefined) showDestination(tools, order, res);
    else res.redirect(303, address);
  });
  router.post(`${base}/plan`, async (req, res) => {
    const order = await readPublishRequest(tools, req);
    const errors = Object.keys(order.errors).length > 0 ? order.errors : await takenName(tools, order);
    if (Object.keys(errors).length > 0) showDestination(tools, { ...order, errors }, res);
    else showPlan(tools, order, res);
  });
  // What was refused counts too: nobody may try tokens.
  const limit = hourlyLimit(maxTriesAnHour, 'You have tried too many times. Try again in an hour.', {
    all: true,
  });
  const signIns = hourlyLimit(maxSignInsAnHour, 'You have signed in too many times. Try again in an hour.', {
    all: true,
  });
  router.post(`${base}/sign-in`, signIns, (req, res) => beginSignIn(tools, req, res));
  router.post(`${base}/publish`, tools.auth.limitGuesses, limit, (req, res) => publish(tools, req, res));
  return router;
}

interface PublishRequest {
  template: Template;
  sent: SentAnswers;
  plan: FilePlan;
  destination: Destination;
  owner: string;
  covered: boolean;
  errors: Record<string, string>;
}

/** The service to be made; addresses in its files are those of the account it goes to. */
async function readPublishRequest(
  tools: GitHubServices,
  req: Request,
  form: unknown = req.body,
): Promise<PublishRequest> {
  const { source, sent, answers } = await readForm(tools, String(req.params['id']), form);
  if (!answers)
    throw new Problem('invalid', 'You have not answered all the questions. Go back and answer them.');
  const login = String(answers['organisationLogin'] ?? '');
  const known = readDestination(
    { organisation: login, account: '', visibility: 'public' },
    tools.catalogue(),
  );
  const destination = destinationOf(form, known.covered ? known.owner : '');
  const { owner, covered, errors } = readDestination(destination, tools.catalogue());
  const plan = planToday(tools, source, withOwner(source, answers, owner));
  requireChecked(plan, tools.policies());
  return { template: source.template, sent, plan, destination, owner, covered, errors };
}

/** Found out before anybody pastes a token. GitHub may not answer now: then the last step says so. */
async function takenName(
  { publishing }: GitHubServices,
  { owner, plan, destination }: PublishRequest,
): Promise<Record<string, string>> {
  const name = namesOf(plan.answers).packageName;
  const isTaken = await publishing.isNameTaken?.({ owner, name }).catch(() => false);
  const field = destination.account === '' ? 'organisation' : 'account';
  return isTaken
    ? {
        [field]: `${owner} already has a repository called ${name}. Choose another account, or go back and change the name of your service`,
      }
    : {};
}

function withOwner({ template }: TemplateSource, answers: Answers, owner: string): Answers {
  const asks = template.questions.some(({ id }) => id === 'organisationLogin');
  return asks && owner !== '' ? { ...answers, organisationLogin: owner } : answers;
}

function showDestination({ catalogue }: GitHubServices, order: PublishRequest, res: Response): void {
  const isFirst = order.destination.organisation === '' && order.destination.account === '';
  const told = isFirst && res.req.path.endsWith('/github') ? {} : order.errors;
  const status = Object.keys(told).length > 0 ? 400 : 200;
  const named = order.sent['organisationLogin'];
  const answered = typeof named === 'string' ? named.trim() : '';
  const fields = destinationFields(order.destination, { ...catalogue(), answered }, told);
  res.status(status).render('start/github', destinationView(order, fields));
}

function serviceOf({ template, plan, destination, owner, covered }: PublishRequest) {
  return newService(template, plan, { ...destination, owner, covered });
}

interface PlanDetails {
  whose?: TokenOwner;
  errors?: Record<string, string>;
  /** Somebody is signing in. */
  signIn?: SignInCode | undefined;
}

function showPlan(
  { publishing }: GitHubServices,
  order: PublishRequest,
  res: Response,
  { whose = 'own', errors = {}, signIn }: PlanDetails = {},
): void {
  const service = serviceOf(order);
  const steps = publishing.publisher.planService(service);
  const lends = publishing.lends && order.covered;
  const status = Object.keys(errors).length > 0 ? 400 : 200;
  res.status(status).render(
    'start/github-plan',
    publishPlanView({
      ...{ ...order, service, steps, lends, whose, errors },
      ...{ signIn, scopes: publishing.signIn?.scopes },
    }),
  );
}

async function publish(tools: GitHubServices, req: Request, res: Response): Promise<void> {
  const order = await readPublishRequest(tools, req);
  if (Object.keys(order.errors).length > 0) {
    showDestination(tools, order, res);
    return;
  }
  const whose = oneOf(req.body, 'whose', tokenOwners, 'own');
  const typed = textParameter(req.body, 'token', 500);
  const signed = typed === '' ? await signedIn(tools.publishing, req) : undefined;
  const { token, error } = signed ?? tokenFor(tools, order, { req, whose, typed });
  if (token === undefined) {
    showPlan(tools, order, res, { whose, errors: { token: error }, signIn: signInIn(req) });
    return;
  }
  const service = serviceOf(order);
  try {
    // Goes on when the reader has left: what was begun is better finished than taken back unseen.
    const published = await withTimeout(publishTimeout, (signal) =>
      tools.publishing.publisher.publishService(service, { token, signal }),
    );
    res.render('start/published', publishedView(order, published));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    const view = notPublishedView(order, problem, order.destination);
    res.status(problem.status).render('start/not-published', view);
  }
}

/** Begins signing in, and shows the steps again with the code. */
async function beginSignIn(tools: GitHubServices, req: Request, res: Response): Promise<void> {
  const order = await readPublishRequest(tools, req);
  const { signIn } = tools.publishing;
  if (Object.keys(order.errors).length > 0 || !signIn) showDestination(tools, order, res);
  else showPlan(tools, order, res, { signIn: await signIn.start(AbortSignal.timeout(signInTimeoutMs)) });
}

function tokenFor(
  { publishing, auth }: GitHubServices,
  { covered }: PublishRequest,
  { req, whose, typed }: { req: Request; whose: TokenOwner; typed: string },
): { token: string; error: '' } | { token: undefined; error: string } {
  if (typed === '') return { token: undefined, error: 'Enter a token' };
  if (whose === 'own') return { token: typed, error: '' };
  const lent = covered ? publishing.lend(auth.authenticate(req, typed)) : undefined;
  return lent === undefined
    ? { token: undefined, error: 'The administrator’s token is not correct' }
    : { token: lent, error: '' };
}
