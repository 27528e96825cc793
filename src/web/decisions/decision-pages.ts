import { Router, type Request, type Response } from 'express';
import type { Auth } from '../../auth/authenticate.ts';
import { isPermitted } from '../../auth/require-permission.ts';
import type { Clock } from '../../base/clock.ts';
import { Problem } from '../../base/problem.ts';
import { decisionKinds, type PublicDecision } from '../../decisions/decisions.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { decisionStates, type DecisionState } from '../../domain/decision.ts';
import { isPublicRepository } from '../../domain/public-repository.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Prose } from '../../policy/policy.ts';
import type { DecisionDesk } from '../../visibility/decision-desk.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { oneOf, textParameter } from '../components/parameters.ts';
import { sendCsv } from '../feeds/csv.ts';
import { sendFeed } from '../feeds/atom.ts';
import { formBody } from '../layout/server/forms.ts';
import { sameSite } from '../layout/server/same-site.ts';
import { administratorField } from '../upgrades/form-view.ts';
import { decisionEntries } from './decision-feed.ts';
import { decisionFormView, readDecisionAnswers, readDecision } from './decision-form.ts';
import { fullRegisterView } from './full-view.ts';
import { narrowed, registerView, type RegisterQuery } from './register-view.ts';

interface DecisionServices {
  decisions: DecisionDesk;
  store: Pick<PublicStore, 'closedNow' | 'findRepository'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  prose: Prose;
  auth: Auth;
  clock: Clock;
}

const columns = [
  ...['id', 'kind', 'reason', 'check', 'repositories', 'hidden', 'owners'],
  ...['from', 'reviewBy', 'openBy', 'endsOn', 'state'],
] as const satisfies readonly (keyof PublicDecision)[];

/**
 * `/decisions`: the public register, as a table and a feed too. For administrators `/decisions/all` shows it whole, and
 * `/decisions/new` writes a decision down.
 */
export function decisionPages(tools: DecisionServices): Router {
  const { decisions, auth } = tools;
  const router = Router();
  router.get('/decisions', async (req, res) => {
    await showRegister(tools, req, res);
  });
  router.get('/decisions.csv', async (req, res) => {
    const listed = narrowed(await decisions.list(), registerQuery(req.query));
    await sendCsv(req, res, {
      name: 'decisions',
      columns,
      read: async ({ offset }) =>
        offset > 0 ? [] : listed.map((each) => columns.map((column) => each[column])),
    });
  });
  router.get('/decisions.atom', async (_req, res) => {
    const entries = decisionEntries(await decisions.list());
    sendFeed(res, {
      id: '/decisions',
      title: 'Decisions',
      self: '/decisions.atom',
      page: '/decisions',
      entries,
    });
  });
  if (auth.hasAdministrator) router.use(administratorPages(tools));
  return router;
}

function administratorPages(tools: DecisionServices): Router {
  const router = Router();
  router.use(['/decisions/all', '/decisions/new'], sameSite, formBody(), (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.post('/decisions/all', tools.auth.limitGuesses, (req, res) => showAll(tools, req, res));
  router.get('/decisions/new', (_req, res) => showForm(tools, res, readDecisionAnswers({})));
  router.post('/decisions/new', tools.auth.limitGuesses, (req, res) => record(tools, req, res));
  return router;
}

function registerQuery(query: unknown): RegisterQuery {
  const kinds = decisionKinds.map(({ id }) => id);
  return {
    state: oneOf<DecisionState | ''>(query, 'state', decisionStates, ''),
    kind: oneOf(query, 'kind', kinds, ''),
    organisation: textParameter(query, 'organisation').toLowerCase(),
  };
}

async function showRegister(
  { decisions, store, catalogue, prose, auth }: DecisionServices,
  req: Request,
  res: Response,
  error = '',
): Promise<void> {
  const query = registerQuery(req.query);
  const listed = await decisions.list();
  const breaches = await store.closedNow(query.organisation === '' ? undefined : query.organisation);
  const uncovered = await withoutDecision({ decisions, store }, breaches);
  const token = auth.hasAdministrator
    ? { ...administratorField('Shows who decided, why, and every name.'), error }
    : undefined;
  res.render(
    'decisions/register',
    registerView({ decisions: narrowed(listed, query), breaches: uncovered }, query, {
      ...{ catalogue: catalogue(), prose, token },
    }),
  );
}

/** Those that were closed while no decision was in force. */
async function withoutDecision(
  { decisions, store }: Pick<DecisionServices, 'decisions' | 'store'>,
  breaches: Awaited<ReturnType<PublicStore['closedNow']>>,
) {
  const checked = await Promise.all(
    breaches.map(async (breach) => {
      const found = await store.findRepository(breach.owner, breach.name);
      return found && !isPublicRepository(found) && decisions.excusing(found) ? [] : [breach];
    }),
  );
  return checked.flat();
}

async function showAll(tools: DecisionServices, req: Request, res: Response): Promise<void> {
  const { decisions, auth, prose, clock } = tools;
  const actor = auth.authenticate(req, textParameter(req.body, 'token', 500));
  if (!isPermitted(actor, 'read-decisions')) {
    res.status(400);
    await showRegister(tools, req, res, 'The administrator’s token is not correct');
    return;
  }
  const today = clock().toISOString().slice(0, 10);
  res.render('decisions/all', fullRegisterView(await decisions.listAll(actor), { prose, today }));
}

function showForm(
  { policies, prose }: DecisionServices,
  res: Response,
  answers: ReturnType<typeof readDecisionAnswers>,
  errors: Record<string, string> = {},
): void {
  const checks = [...new Set(policies().flatMap(({ clauses }) => clauses.map(({ check }) => check)))].sort();
  const token = administratorField('Your name is not stored, but that an administrator recorded it.');
  res.render('decisions/form', decisionFormView(answers, { checks, prose, errors, token }));
}

async function record(tools: DecisionServices, req: Request, res: Response): Promise<void> {
  const answers = readDecisionAnswers(req.body);
  const { decision, errors } = readDecision(answers);
  const actor = tools.auth.authenticate(req, textParameter(req.body, 'token', 500));
  const all: Record<string, string> = { ...errors };
  if (!isPermitted(actor, 'record-decision')) all['token'] = 'The administrator’s token is not correct';
  if (decision && Object.keys(all).length === 0) {
    try {
      await tools.decisions.record(decision, actor);
      res.redirect(303, `/decisions?kind=${encodeURIComponent(decision.kind)}`);
      return;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      all['id'] = problem.message;
    }
  }
  res.status(400);
  showForm(tools, res, answers, all);
}
