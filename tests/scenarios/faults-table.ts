import type { Dataset } from '../../simulator/simulator.ts';
import type { Fault } from '../../simulator/server/faults.ts';
import type { RequestLimits } from '../../src/forge/http/request-limits.ts';
import type { Route, ScenarioForge } from './harvest-scenario.ts';

/** One thing that goes wrong at a forge, and what a harvest makes of it. */
export interface FaultScenario {
  name: string;
  routes: readonly Route[];
  begin: (forge: ScenarioForge, estate: Dataset) => void;
  heal?: (estate: Dataset) => void;
  limits?: Partial<RequestLimits>;
  exit: 0 | 4 | 5 | 6;
  /** Subjects of all faults of the run; none unless given. */
  named?: RegExp;
  /** What may be lacking while the fault lasts; nothing unless given. */
  lacking?: RegExp;
  /** Requests of one run, at most. */
  requests?: number;
}

const all: readonly Route[] = ['graphql', 'rest', 'gitlab'];
const github: readonly Route[] = ['graphql', 'rest'];
const api = /^(?!git:)/;
const everything = /./;
const account = 'other-trust';
const ofAccount = /^other-\d+ /;

const under = (fault: Fault) => ({
  begin: ({ faults }: ScenarioForge) => void faults.add({ match: api, ...fault }),
});

/** Limits: waited for, and nothing is sent meanwhile. */
const limits: FaultScenario[] = [
  { name: 'primary limit', routes: all, exit: 0, ...under({ kind: 'primary-limit', after: 1, times: 1 }) },
  {
    ...{ name: 'primary limit as RATE_LIMIT', routes: ['graphql'], exit: 0 },
    ...under({ kind: 'rate-limit-error-type', after: 1, times: 1 }),
  },
  {
    ...{ name: 'secondary limit, 403 with seconds', routes: github, exit: 0 },
    ...under({ kind: 'secondary-limit-403', retryAfterSeconds: 1, after: 1, times: 1 }),
  },
  {
    ...{ name: 'secondary limit, 429 with seconds', routes: all, exit: 0 },
    ...under({ kind: '429-retry-after', after: 1, times: 1 }),
  },
  {
    ...{ name: 'secondary limit, 429 with a date', routes: github, exit: 0 },
    ...under({ kind: '429-retry-after', retryAfterAsDate: true, after: 1, times: 1 }),
  },
  {
    ...{ name: 'secondary limit without a time', routes: github, exit: 0 },
    ...under({ kind: 'secondary-limit-403', every: 2, times: 2 }),
  },
  {
    ...{ name: 'secondary limit as an error under 200', routes: ['graphql'], exit: 0 },
    ...under({ kind: 'secondary-limit-graphql-200', retryAfterSeconds: 1, after: 1, times: 1 }),
  },
  {
    ...{ name: 'a reset in the past', routes: all, exit: 0 },
    ...under({ kind: 'primary-limit', retryAfterSeconds: -3_600, after: 1, times: 1 }),
  },
  {
    ...{ name: 'a reset too far away', routes: all, exit: 5, named: /^(?:sample|other)-trust$/ },
    ...{ lacking: everything, requests: 5 },
    ...under({ kind: 'primary-limit', retryAfterSeconds: 3_600 }),
  },
];

const passing = (kind: Fault['kind'], routes = all): FaultScenario => ({
  ...{ name: `${kind}, every third`, routes, exit: 0, requests: 200 },
  ...under({ kind, every: 3, after: 1, times: 6 }),
});

/** Broken answers: asked for again; when there are no others, exit code 4 and nothing changed. */
const broken: FaultScenario[] = [
  ...(['bad-gateway', 'service-unavailable', 'gateway-timeout', 'html-body', 'cut-body'] as const).map(
    (kind) => passing(kind),
  ),
  ...(['cut-connection', 'drop-connection', 'empty-body'] as const).map((kind) => passing(kind)),
  passing('went-wrong', ['graphql']),
  {
    ...{ name: 'hanging', routes: all, exit: 0, limits: { timeoutMs: 700 } },
    ...under({ kind: 'slow', delayMs: 30_000, after: 1, times: 1 }),
  },
  {
    ...{ name: 'dripping', routes: all, exit: 0, limits: { timeoutMs: 700 } },
    ...under({ kind: 'drip', delayMs: 200, after: 1, times: 1 }),
  },
  ...(['service-unavailable', 'html-body', 'drop-connection'] as const).map((kind): FaultScenario => ({
    ...{ name: `${kind}, always`, routes: all, exit: 4, named: /^(?:sample|other)-trust$/ },
    ...{ lacking: everything, requests: 11 },
    ...under({ kind }),
  })),
  {
    ...{ name: 'went-wrong, always', routes: ['graphql'], exit: 4, named: /^(?:sample|other)-trust$/ },
    ...{ lacking: everything, requests: 40 },
    ...under({ kind: 'went-wrong' }),
  },
];

/** One account, or what the token may do: the others are complete, and it is named. */
const accounts: FaultScenario[] = [
  {
    ...{ name: 'an account that is gone', routes: all, exit: 6, named: /^other-trust$/ },
    begin: (_, estate) => estate.suspend(account),
    heal: (estate) => estate.suspend(account, false),
  },
  {
    ...{ name: 'an account that was renamed', routes: all, exit: 6, named: /^other-trust$/ },
    lacking: ofAccount,
    begin: (_, estate) => estate.changeAccount(account, { login: 'new-trust' }),
    heal: (estate) => estate.changeAccount('new-trust', { login: account }),
  },
  {
    ...{ name: 'an organisation that became a person', routes: all, exit: 0 },
    begin: (_, estate) => estate.changeAccount(account, { kind: 'user' }),
    heal: (estate) => estate.changeAccount(account, { kind: 'organisation' }),
  },
  {
    ...{ name: 'single sign-on', routes: github, exit: 6, named: /^other-trust$/, lacking: ofAccount },
    begin: (_, estate) => estate.protect(account),
    heal: (estate) => estate.protect(account, false),
  },
  {
    ...{ name: 'partial results of single sign-on', routes: ['rest'], exit: 6, named: /-trust$/ },
    ...{ lacking: everything, ...under({ kind: 'partial-sso', match: /orgs/ }) },
  },
  {
    ...{ name: 'a token without scopes', routes: ['graphql'], exit: 6, named: /-trust$/ },
    ...{ lacking: everything, requests: 5, ...under({ kind: 'insufficient-scopes' }) },
  },
  {
    ...{ name: 'a token that may not', routes: all, exit: 6, named: /-trust$/ },
    ...{ lacking: everything, requests: 5, ...under({ kind: 'forbidden' }) },
  },
  {
    ...{ name: 'a refused token', routes: ['graphql', 'gitlab'], exit: 4, named: /-trust$/ },
    ...{ lacking: everything, requests: 3, ...under({ kind: 'unauthorised' }) },
  },
];

/** Single repositories: all others are complete. */
const repositories: FaultScenario[] = [
  ...(['null-nodes', 'null-nodes-with-errors', 'limited-nodes', 'resource-limits-partial'] as const).map(
    (kind): FaultScenario => ({ name: kind, routes: ['graphql'], exit: 0, ...under({ kind }) }),
  ),
  {
    ...{ name: 'heavy repositories', routes: ['graphql'], exit: 6, named: /\// },
    ...{ lacking: /no tree$/, ...under({ kind: 'heavy-repositories' }) },
  },
  {
    ...{ name: 'repositories that never come', routes: ['graphql'], exit: 6, named: /^a repository of|\// },
    ...{ lacking: / missing$/, requests: 60, ...under({ kind: 'lost-repositories' }) },
  },
  {
    ...{ name: 'files that are not there', routes: ['graphql'], exit: 6, named: /\// },
    ...{ lacking: /lacks files$/, ...under({ kind: 'files-missing' }) },
  },
  {
    ...{ name: 'files of some repositories', routes: ['graphql'], exit: 6, named: /2$/ },
    ...{ lacking: /2 lacks files$/, ...under({ kind: 'files-of-some' }) },
  },
  {
    ...{ name: 'files that are too much', routes: ['graphql'], exit: 6, named: /\// },
    ...{ lacking: /lacks files$/, ...under({ kind: 'went-wrong', match: /Files/ }) },
  },
  {
    ...{ name: 'ETags that always change', routes: ['rest'], exit: 0, requests: 6 },
    ...under({ kind: 'etags-change' }),
  },
  ...(['pages-skip', 'pages-repeat'] as const).map((kind): FaultScenario => ({
    name: kind,
    routes: ['rest'],
    exit: 0,
    requests: 15,
    ...under({ kind }),
  })),
];

export const faultScenarios: readonly FaultScenario[] = [...limits, ...broken, ...accounts, ...repositories];
