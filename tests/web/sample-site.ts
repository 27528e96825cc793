import type { RepositoryItem } from '../../src/domain/repository-item.ts';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../src/base/problem.ts';
import type { PublishStep } from '../../src/forge/forge.ts';
import type { Finding, Outcome, Status } from '../../src/domain/assessment.ts';
import { eventKinds, type RepositoryEvent } from '../../src/domain/event.ts';
import type { LoggedEvent } from '../../src/store/store.ts';
import type { Blob } from '../../src/domain/evidence.ts';
import type { CheckFigures } from '../../src/domain/figures.ts';
import { createAuth } from '../../src/auth/authenticate.ts';
import type { HarvestRun } from '../../src/domain/harvest-run.ts';
import type { Repository } from '../../src/domain/repository.ts';
import { noLevels } from '../../src/domain/levels.ts';
import { aHit } from '../search/a-document.ts';
import { noFacetCounts, type SearchReason } from '../../src/search/search.ts';
import { aDecision, aDecisionDesk } from '../a-decision-desk.ts';
import { aTemplateSource, sampleChanges, samplePresets, sampleTemplates } from './sample-templates.ts';
import { aConflict, aServiceUpgrade, sampleUpgrades } from './sample-upgrades.ts';
import { loadTemplates } from '../../src/templates/templates.ts';
import type { WebDependencies } from '../../src/web/web.ts';
import {
  aBlob,
  aHarvestRun,
  aLicence,
  anUpgradeRecord,
  aRepository,
  aReuseRecord,
  aVerdict,
  oidOf,
} from '../builders.ts';
import {
  aCatalogue,
  anOrganisation,
  aResult,
  emptyStore,
  fakeTools,
  memoryOfReuse,
  noOutcomes,
  noStatuses,
  policies,
  stored,
} from './fake-tools.ts';

const organisations = [
  anOrganisation({ login: 'sample-national', name: 'Sample National Digital', bodyType: 'national-body' }),
  anOrganisation({ predecessors: ['Sample Infirmary'], parent: 'Sample Integrated Care System' }),
  anOrganisation({ login: 'sample-icb', name: 'Sample Integrated Care Board', bodyType: 'icb' }),
  anOrganisation({
    login: 'sample-scotland-long-account-name',
    name: 'Sample Scotland',
    bodyType: 'special-health-board',
    nation: 'Scotland',
  }),
];

const names = [
  'appointment-booking',
  'fhir-client',
  'ward-board',
  'a-very-long-repository-name-that-goes-on-and-on',
];
const statuses: Status[] = ['open', 'needs-attention', 'needs-attention', 'open'];

const readme = `# Ward board

[![Build](https://ci.example/badge.svg)](https://ci.example) ![Screenshot](docs/screen.png)

Shows which beds are free on a ward. See [how to contribute](CONTRIBUTING.md) and [usage](#usage).

#### Usage

\`\`\`sh
npm install --save-exact an-extremely-long-package-name@1.2.3 another-extremely-long-package-name@4.5.6 --registry=https://registry.example
\`\`\`

| Setting | Meaning |
| --- | --- |
| PORT | where it listens |

> [!WARNING]
> Do not use it for clinical decisions.[^safety]

- [x] Show beds :hospital:
- [ ] Show discharges

<p align="center"><img src="docs/logo.png" alt="Logo of the ward" width="120"></p>

[^safety]: A clinical safety case is not made yet.

<script>alert(1)</script><img src="https://spy.example/x.gif" onerror="alert(1)">
`;

const sampleReasons: SearchReason[] = [
  { signal: 'word', text: 'beds*', fields: ['name', 'opening'], added: 8.25 },
  { signal: 'side by side', text: 'free beds', fields: [], added: 1.5 },
  { signal: 'share of the words', text: '', fields: [], factor: 0.8 },
];

/** One transparent dot. */
const samplePicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function findings(status: Status): Finding[] {
  const outcomes: Outcome[] =
    status === 'open' ? ['met'] : ['met', 'unmet', 'unknown', 'not-applicable', 'declared', 'waived'];
  return (policies[0]?.clauses ?? []).map(({ check }, index) => ({
    check,
    outcome: outcomes[index % outcomes.length] ?? 'met',
    because: 'README.md says what it does, and for whom, in 240 words under the heading “Ward board”.',
  }));
}

export const repositories: Repository[] = organisations.flatMap(({ login: owner }, body) =>
  names.map((name, index) => {
    const status = statuses[index] ?? 'open';
    const tree = [{ path: 'README.md', type: 'file' as const, oid: oidOf(readme), size: readme.length }];
    const evidence = {
      id: `github:${body}${index}`,
      owner,
      name,
      tree,
      archived: index === 1,
      fork: index === 2,
    };
    const verdict = aVerdict(
      findings(status),
      ...policies.map(({ id, version }) => ({ policy: id, version, status })),
    );
    const licence = index === 2 ? null : licences(index);
    return stored(aRepository({ evidence, status, ...verdict, licence }));
  }),
);

function licences(index: number) {
  const verdict = aLicence();
  if (index !== 1) return verdict;
  const [file] = verdict.files;
  const differences = [
    { standard: 'the copyright holders', found: 'Crown copyright' },
    { standard: '', found: 'for health and care' },
  ];
  return aLicence({
    confidence: 0.973,
    files: file ? [{ ...file, method: 'similar', confidence: 0.973, differences }] : [],
    declared: [{ path: 'package.json', spdx: 'ISC', raw: 'ISC' }],
    disagreements: ['LICENSE says MIT, package.json says ISC.'],
    scopes: [{ spdx: 'MIT', scope: 'code' }],
  });
}

export const withdrawn = stored(
  aRepository({ status: 'withdrawn', evidence: { id: 'github:9', name: 'gone' } }),
  {
    withdrawnAt: '2026-11-22T06:00:00Z',
  },
);

export const running: HarvestRun = aHarvestRun({
  id: 'run-2',
  state: 'running',
  startedAt: '2026-11-23T16:30:00Z',
  finishedAt: null,
  organisations: organisations.map(({ login }, index) => ({
    login,
    state: index === 0 ? 'done' : index === 1 ? 'listing' : 'waiting',
    seen: index === 0 ? 4 : 0,
    total: index === 0 ? 4 : null,
  })),
});

const finished: HarvestRun = aHarvestRun({
  state: 'partial',
  usage: {
    requests: { 'graphql-listing': 41, rest: 3 },
    points: 44,
    bytes: 5_230_000,
    waitedMs: 61_000,
    retries: 2,
  },
  faults: [
    {
      at: '2026-11-23T06:01:00Z',
      subject: 'sample-icb',
      kind: 'unreachable',
      message: 'There is no account sheffieldteachinghospitalsnhsfoundationtrust.',
    },
  ],
});

const events: RepositoryEvent[] = [
  { at: '2026-11-20T10:00:00Z', kind: 'licence-changed', detail: 'none → MIT' },
  { at: '2026-11-01T10:00:00Z', kind: 'found', detail: 'sample-trust/ward-board' },
];

const loggedEvents: LoggedEvent[] = eventKinds.map((kind, index) => ({
  id: `${index}-0`,
  at: '2026-11-20T10:00:00Z',
  kind,
  detail: kind.startsWith('check-')
    ? 'has-licence'
    : 'sample-trust/a-very-long-name → sample-trust/another-one',
  owner: 'sample-trust',
  name: names[index % names.length] ?? 'other',
  organisation: 'sample-trust',
  ...(kind === 'archived' && { happenedAt: '2025-01-01T10:00:00Z' }),
  ...(kind === 'check-met' && { cause: 'rules' as const }),
}));

const items: RepositoryItem[] = repositories.map(({ evidence, status, licence }) => ({
  id: evidence.id,
  fullName: `${evidence.owner}/${evidence.name}`,
  owner: evidence.owner,
  name: evidence.name,
  url: evidence.url,
  description: evidence.description ?? null,
  language: evidence.language ?? null,
  topics: evidence.topics ?? [],
  licence: licence ? { spdx: licence.spdx, confidence: licence.confidence } : null,
  status,
  archived: evidence.archived ?? false,
  fork: evidence.fork ?? false,
  template: false,
  stars: 12,
  pushedAt: evidence.pushedAt ?? null,
}));

const checks: CheckFigures[] = policies.flatMap(({ id, clauses }) =>
  clauses.map(({ check }, index) => ({
    policy: id,
    check,
    outcomes: noOutcomes({ met: 1200 - index * 60, unmet: index * 55, unknown: 14, declared: 6 }),
  })),
);

const figures = {
  organisations: organisations.map(({ login }, index) => ({
    organisation: login,
    repositories: 412 - index * 100,
    statuses: noStatuses({ open: 250 - index * 70, 'needs-attention': 160 - index * 30, withdrawn: 2 }),
    levels: {
      ...noLevels(),
      mandatory: { met: 250 - index * 70, unmet: 120, unknown: 40, 'not-applicable': 2 },
    },
    listedAt: index === 2 ? null : '2026-11-23T06:00:00Z',
  })),
  checks,
  levels: [],
};

const days = Array.from({ length: 30 }, (_, index) => ({
  day: new Date(Date.UTC(2026, 9, 20 + index)).toISOString().slice(0, 10),
  repositories: 1000 + index * 3,
  statuses: noStatuses({ open: 500 + index * 8, 'needs-attention': 500 - index * 5 }),
}));

function facet(values: readonly string[]) {
  return values.map((value, index) => ({ value, count: 900 - index * 70 }));
}

export const sampleRecord = aReuseRecord({
  id: 'a-record-of-22-letters',
  candidates: items.slice(0, 6).map(({ owner, name, url, description, status, archived }, index) => ({
    ...{ owner, name, url, description, status, archived },
    licence: index === 1 ? null : 'MIT',
    lastChange: index === 2 ? null : '2026-10-01T12:00:00Z',
    considered: index < 2,
  })),
});

const shipped = loadTemplates(fileURLToPath(new URL('../../templates', import.meta.url)));
/** The prototype is walked through without them. */
const smallPresets = samplePresets.map((preset) => ({ ...preset, templates: ['small-service'] }));
const sources = [await shipped.find('nhs-prototype'), aTemplateSource()];

const steps: PublishStep[] = [
  {
    id: 'create',
    title: 'Create the public repository sample-trust/bed-board',
    outcome: 'done',
    detail: null,
  },
  { id: 'topics', title: 'Set its topics: nhs, prototype', outcome: 'done', detail: null },
  {
    id: 'reporting',
    title: 'Let people report vulnerabilities privately',
    outcome: 'remark',
    detail: 'Switching it on: GitHub answered 403 (Resource not accessible by personal access token).',
  },
];

/** Takes every token but `wrong`. */
const samplePublishing: WebDependencies['publishing'] = {
  publisher: {
    planService: () => steps.map((step) => ({ ...step, outcome: 'planned', detail: null })),
    async publishService({ owner, name }, { token }) {
      if (token !== 'wrong') return { url: `https://github.com/${owner}/${name}`, steps };
      const faults = steps.map(({ title }) => `${title}: not begun.`);
      throw new Problem('unauthorised', 'GitHub does not accept this token.', { faults });
    },
  },
  lends: true,
  lend: () => undefined,
};

/** A look, a run at work and one at its end, with every outcome there is. */
function upgradesOfEveryKind() {
  const upgrades = sampleUpgrades();
  const states = ['opened', 'updated', 'unchanged', 'left', 'declined', 'up-to-date', 'refused'] as const;
  const message =
    'https://github.com/sample-trust/a-very-long-name-that-goes-on-and-on could not be read over git.';
  const ended = [
    aServiceUpgrade({ conflicts: [aConflict] }),
    aServiceUpgrade({ state: 'failed', writes: [], pullRequest: null, message, faults: ['One.', 'Two.'] }),
    ...states.map((state) => aServiceUpgrade({ state, name: `service-that-is-${state}` })),
  ];
  const { files: differences } = sampleChanges('nhs-prototype', '1.0.0');
  const looked = { state: 'planned' as const, pullRequest: null, conflicts: [aConflict], differences };
  const planned = aServiceUpgrade(looked);
  const waiting = aServiceUpgrade({ state: 'waiting', writes: [], pullRequest: null });
  const at = '2026-11-23T12:00:00.000Z';
  const kinds = { look: [planned], ended, running: [waiting, ...ended] };
  for (const [id, services] of Object.entries(kinds)) {
    const finishedAt = id === 'running' ? null : at;
    const dryRun = id === 'look';
    upgrades.runs.set(id, { id, template: 'nhs-prototype', dryRun, startedAt: at, finishedAt, services });
  }
  return upgrades;
}

const sampleDecisions = [
  aDecision({ repositories: ['sample-trust/gone', 'sample-trust/a-secret', 'sample-trust/internal-*'] }),
  aDecision({
    ...{ id: 'readme', kind: 'waiver', check: 'has-readme', reason: 'other-means', threatModel: undefined },
    ...{ repositories: ['sample-trust/ward-board'], reviewBy: '2026-12-01' },
  }),
  aDecision({
    ...{ id: 'statistics', reason: 'statistics', deliveredOn: '2026-01-01', from: '2026-01-01' },
    ...{ repositories: ['sample-icb/figures'], reviewBy: '2027-01-01' },
  }),
];

const sampleApi = {
  paths: {
    '/repositories': {
      get: {
        operationId: 'searchRepositories',
        summary: 'Search the public repositories',
        parameters: [
          { name: 'q', in: 'query', required: false, description: 'Words, "phrases", -exclusions.' },
        ],
      },
    },
    '/decisions/{id}': {
      delete: {
        operationId: 'deleteDecision',
        summary: 'Take a decision back',
        description: 'It stays on record.',
        parameters: [{ name: 'id', in: 'path', required: true }],
        security: [{ adminToken: [] }],
      },
    },
  },
};

const collections = [
  {
    ...{ id: 'analyst-code', title: 'Code for NHS analysts' },
    why: 'Packages that analysts can use as they are. Chosen by analysts.\n\nAsk us to add yours.',
    repositories: ['sample-trust/ward-board', 'sample-icb/fhir-client', 'sample-trust/gone'],
  },
];

const software = [
  {
    ...{ name: 'Ward board', repository: 'sample-trust/ward-board', url: null },
    usedBy: [
      { body: 'Sample Scotland', purpose: 'bed planning', since: '2024' },
      { body: 'Sample Integrated Care Board', purpose: null, since: null },
    ],
  },
  {
    ...{ name: 'OpenEMR', repository: null, url: 'https://open-emr.example' },
    usedBy: [{ body: 'Sample Hospitals NHS Trust', purpose: null, since: '2019-05-01' }],
  },
];

/** A hub with data of every kind, for looking at every page. */
export function sampleTools(): WebDependencies {
  return fakeTools({
    catalogue: () => aCatalogue({ organisations, collections, software }),
    auth: createAuth({ adminToken: 'secret' }),
    apiDescription: () => sampleApi,
    harvests: { current: () => running, start: async () => 'run-3' },
    reuse: memoryOfReuse(sampleRecord),
    decisions: aDecisionDesk(sampleDecisions, { known: ['sample-trust/ward-board', 'sample-trust/gone'] }),
    templates: sampleTemplates(sources, smallPresets),
    compareReleases: async (id, from) => sampleChanges(id, from),
    publishing: samplePublishing,
    pictures: { read: async () => ({ type: 'image/png', bytes: samplePicture }) },
    upgrades: upgradesOfEveryKind(),
    search: {
      position: async () => 417,
      search: async ({ text, page, explain }) =>
        text === 'nothing'
          ? aResult([])
          : aResult(items, {
              total: 130,
              page,
              items:
                page > 7
                  ? []
                  : items.map((item) =>
                      aHit(item, {
                        highlights: highlightsOf(item.description ?? ''),
                        ...(explain ? { reasons: sampleReasons } : {}),
                      }),
                    ),
              corrected: text === 'apointment' ? 'appointment' : null,
              facets: {
                ...noFacetCounts(),
                organisation: facet(organisations.map(({ login }) => login)),
                language: facet([
                  'TypeScript',
                  'Python',
                  'R',
                  'C#',
                  'Java',
                  'Go',
                  'HTML',
                  'Shell',
                  'Ruby',
                  'Swift',
                ]),
                licence: facet([
                  ...[
                    'MIT',
                    'MIT-*',
                    'none',
                    'Apache-2.0',
                    'Apache-*',
                    'GPL-*',
                    'GPL-3.0-only',
                    'GPL-2.0-or-later',
                  ],
                  ...['MIT AND OGL-UK-3.0', 'LicenseRef-MIT-modified', 'NOASSERTION'],
                ]),
                status: facet(['open', 'needs-attention']),
                topic: facet(['nhs', 'fhir', 'beds']),
              },
            }),
    },
    store: emptyStore({
      findRepository: async (owner, name) =>
        [...repositories, withdrawn].find(
          ({ evidence }) => evidence.owner === owner && evidence.name === name,
        ),
      findRenamed: async (_owner, name) =>
        name === 'old' ? { owner: 'sample-trust', name: 'ward-board' } : undefined,
      events: async () => events,
      recentEvents: async () => [
        { ...events[1]!, owner: 'sample-trust', name: 'ward-board', organisation: 'sample-trust' },
        {
          at: '2026-11-22T06:00:00Z',
          kind: 'withdrawn',
          detail: '',
          owner: 'sample-trust',
          name: 'gone',
          organisation: 'sample-trust',
        },
      ],
      readBlobs: async () => new Map<string, Blob>([[oidOf(readme), aBlob({ text: readme })]]),
      compliance: async () => figures,
      history: async () => days,
      ruleVersions: async () => [
        {
          ...{
            subject: 'nhs-osp-2022',
            since: `${days[2]?.day ?? ''}T06:00:00Z`,
            version: '1.2',
            digest: 'a',
          },
        },
      ],
      checkHistory: async () =>
        ['2026-10-01', '2026-11-01', '2026-11-20'].map((day, index) => ({
          ...{ day, outcomes: noOutcomes({ met: 40 + 20 * index, unmet: 60 - 20 * index }) },
        })),
      checksByOrganisation: async ({ policy }) =>
        organisations.flatMap(({ login }, index) =>
          (policies.find(({ id }) => id === policy)?.clauses ?? []).slice(index).map(({ check }, at) => ({
            ...{ organisation: login.toLowerCase(), check },
            outcomes: noOutcomes(at === 1 ? { unknown: 3 } : { met: at % 7, unmet: 6 - (at % 7) }),
          })),
        ),
      findings: async ({ check }) => ({
        total: 130,
        rows: repositories.map(({ evidence: { owner, name, organisation } }, index) => ({
          owner,
          name,
          organisation,
          because: `${check}: README.md says what it is.`,
          outcome: index % 2 === 0 ? 'met' : 'unmet',
        })),
      }),
      licences: async () => [
        { spdx: 'MIT', repositories: 702 },
        { spdx: null, repositories: 214 },
        { spdx: 'MIT AND OGL-UK-3.0', repositories: 96 },
        { spdx: 'NOASSERTION', repositories: 3 },
      ],
      eventLog: async () => ({ total: 120, rows: loggedEvents }),
      closedNow: async () => [
        {
          ...{ owner: 'sample-trust', name: 'gone', organisation: 'sample-trust' },
          ...{ from: '2026-11-22T06:00:00Z', reason: 'It is no longer public.' },
        },
      ],
      publicOn: async () => ({
        total: 2,
        rows: loggedEvents.slice(0, 2).map(({ owner, name, organisation }, index) => ({
          ...{ owner, name, organisation, firstSeenAt: '2026-11-01T10:00:00Z' },
          withdrawnAt: index === 0 ? null : '2026-11-22T10:00:00Z',
        })),
      }),
      newestUpgrades: async () => [
        anUpgradeRecord({ repository: 'github:0', template: 'nhs-prototype', conflicts: 2 }),
        anUpgradeRecord({
          repository: 'github:2',
          outcome: 'failed',
          pullRequest: null,
          message: 'No answer.',
        }),
      ],
      services: async ({ template = '' }) =>
        ['0.9.0', '1.0.0', '9.0.0', null].map((version, index) => ({
          id: `github:${index}`,
          template,
          version,
          source: version === null ? 'forge' : 'record',
          owner: 'sample-trust',
          name: names[index] ?? 'other',
          organisation: 'sample-trust',
          archived: index === 3,
          pushedAt: '2026-10-01T12:00:00Z',
        })),
      harvests: async () => ({ total: 80, runs: [running, finished] }),
      findHarvest: async (id) => (id === finished.id ? finished : undefined),
      lastCompleteHarvest: async () => '2026-11-22T06:02:00Z',
    }),
  });
}

function highlightsOf(description: string) {
  const [first = '', ...rest] = description.split(' ');
  return {
    description: [
      { text: first, hit: true },
      { text: ` ${rest.join(' ')}`, hit: false },
    ],
  };
}

/** Every page, with the addresses that bring out its forms. */
export const samplePages: Record<string, string> = {
  home: '/',
  search: '/search',
  'search-filtered': '/search?q=apointment&language=Python&licence=none&organisation=sample-trust&page=3',
  'search-empty': '/search?q=nothing',
  'search-why': '/search/why/sample-trust/ward-board?q=beds&language=Python',
  'search-filter': '/search/filters/language?q=beds&language=Python&find=p',
  'search-filter-licence': '/search/filters/licence?licence=GPL-3.0-only',
  repository: '/repositories/sample-trust/ward-board',
  'repository-licence': '/repositories/sample-trust/fhir-client',
  mending: '/repositories/sample-trust/appointment-booking/mend?owners=@sample-trust/team',
  'mending-fork': '/repositories/sample-trust/ward-board/mend',
  'repository-similar': '/repositories/sample-trust/ward-board/similar',
  compare:
    '/compare?repositories=sample-trust/ward-board,sample-trust/fhir-client&repositories=sample-trust/gone',
  'compare-nothing': '/compare',
  tombstone: '/repositories/sample-trust/gone',
  templates: '/templates',
  template: '/templates/nhs-prototype',
  'template-changes': '/templates/nhs-prototype/changes',
  'template-changes-none': '/templates/nhs-prototype/changes?from=9.9.9',
  'template-missing': '/templates/was-renamed',
  upgrades: '/templates/nhs-prototype/upgrades',
  'upgrades-look': '/templates/nhs-prototype/upgrades/look',
  'upgrades-differences':
    '/templates/nhs-prototype/upgrades/look/differences?repository=sample-trust/ward-board',
  'upgrades-running': '/templates/nhs-prototype/upgrades/running',
  'upgrades-ended': '/templates/nhs-prototype/upgrades/ended',
  start: '/templates/nhs-prototype/start',
  'start-similar': '/templates/nhs-prototype/start?q=A+board+that+shows+which+beds+are+free',
  'start-similar-none': '/templates/nhs-prototype/start?q=nothing',
  'start-presets': '/templates/small-service/start/questions?q=A+board',
  'start-questions': '/templates/nhs-prototype/start/questions?q=A+board',
  'reuse-new': '/reuse/new?q=beds&language=Python',
  'reuse-record': `/reuse/${sampleRecord.id}`,
  organisations: '/organisations',
  organisation: '/organisations/sample-trust',
  report: '/organisations/sample-trust/report?from=2026-10-01&to=2026-11-23',
  compliance: '/compliance',
  'compliance-map': '/compliance/map',
  'compliance-map-nations': '/compliance/map?by=nation&policy=nhs-osp-2022',
  'compliance-attention': '/compliance/attention',
  history: '/history?from=2026-11-01&kind=worse',
  'history-public': '/history/public?on=2026-11-20',
  decisions: '/decisions',
  'decision-new': '/decisions/new',
  administration: '/administration',
  webhooks: '/webhooks',
  'webhook-new': '/webhooks/new',
  policies: '/policies',
  policy: `/policies/${policies[0]?.id ?? ''}`,
  'policies-compare': '/policies/compare',
  check: '/checks/has-licence',
  learn: '/learn?repository=sample-trust/ward-board',
  'learn-unknown': '/learn?repository=nobody',
  licences: '/licences',
  harvests: '/harvests',
  'harvest-running': '/harvests/run-2',
  harvest: '/harvests/run-1',
  about: '/about',
  api: '/api',
  collections: '/collections',
  collection: '/collections/analyst-code',
  software: '/software',
  accessibility: '/accessibility',
  missing: '/nowhere',
};
