import { z } from 'zod';
import { notFound, Problem } from '../../base/problem.ts';
import { templateUsage, maxUpgrades, type UpgradeRun } from '../../templates/templates.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { named, nothing } from '../schemas.ts';
import { differenceList, serviceList, serviceView, upgradeRun } from './upgrade-schemas.ts';

type UpgradeDependencies = Pick<ApiDependencies, 'store' | 'templates' | 'upgrades' | 'catalogue'>;

const template = z.string().max(200);

/** Who uses a template, and upgrades of those who are behind. */
export function upgradeRoutes(dependencies: UpgradeDependencies): Route[] {
  return [
    servicesRoute(dependencies),
    scheduleRoute(dependencies),
    startRoute(dependencies),
    runRoute(dependencies),
    differencesRoute(dependencies),
  ];
}

function servicesRoute({ store, templates }: UpgradeDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/templates/{id}/services',
    id: 'listServicesOfTemplate',
    summary: 'The services made from a template, those that lack the most first',
    parameters: z.object({ id: template }),
    query: nothing,
    answer: { status: 200, description: 'All of them', schema: serviceList },
    problems: [404],
    maxAge: 5,
    async handle({ parameters: { id } }) {
      const found = (await templates.find(id)).template;
      const [entries, records] = await Promise.all([
        store.services({ template: found.id }),
        store.newestUpgrades({ template: found.id }),
      ]);
      const newest = new Map(records.map((record) => [record.repository, record]));
      const { services, upToDate, behind, lackingSecurity, unknown } = templateUsage(found, entries);
      const items = services.map((service) => serviceView(service, newest.get(service.id)));
      return { body: { total: items.length, upToDate, behind, lackingSecurity, unknown, items } };
    },
  });
}

const schedule = z
  .object({
    schedule: z
      .string()
      .nullable()
      .describe('Cron expression, in UTC; null where nothing is opened by itself.'),
    coolDownDays: z.int().nullable().describe('How long a release waits that holds nothing for security.'),
    maxPerRun: z.int().nullable(),
    maxOpenPerOrganisation: z.int().nullable(),
  })
  .register(named, { id: 'UpgradeSchedule' });

const off = { schedule: null, coolDownDays: null, maxPerRun: null, maxOpenPerOrganisation: null };

function scheduleRoute({ catalogue, upgrades }: UpgradeDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/upgrade-schedule',
    id: 'getUpgradeSchedule',
    summary: 'When this hub opens upgrade pull requests by itself, and how many',
    parameters: nothing,
    query: nothing,
    answer: { status: 200, description: 'The settings in force', schema: schedule },
    problems: [],
    maxAge: 60,
    handle: () => Promise.resolve({ body: (upgrades && catalogue().upgrades) ?? off }),
  });
}

const order = z.strictObject({
  repositories: z
    .array(
      z
        .string()
        .max(200)
        .regex(/^[^/\s]+\/[^/\s]+$/),
    )
    .min(1)
    .max(maxUpgrades)
    .optional()
    .describe(
      'Full names, such as `sample-trust/ward-board`; as many as can be of all that are behind when left out.',
    ),
  dryRun: z.boolean().default(false).describe('Work out what would be written, and open nothing.'),
});

function startRoute({ upgrades }: UpgradeDependencies): Route {
  return defineRoute({
    method: 'post',
    path: '/templates/{id}/upgrades',
    id: 'startUpgrades',
    summary: 'Open upgrade pull requests for services of a template',
    description: `The newest version is merged into what each service is now; its own changes are kept, and conflicts are marked and told. Each service has its own outcome. At most ${maxUpgrades} at a time: those not asked for at this version first, then those that lack the most. Who asked is recorded.`,
    parameters: z.object({ id: template }),
    query: nothing,
    body: order,
    largest: '20kb',
    action: 'request-upgrade',
    answer: {
      status: 202,
      description: 'It has begun; Location says where to follow it',
      schema: upgradeRun,
    },
    problems: [401, 403, 404, 409],
    maxAge: 0,
    async handle({ parameters: { id }, body, base, actor }) {
      if (!upgrades)
        throw new Problem(
          'forbidden',
          'This hub has no GitHub token (GITHUB_TOKEN), so it can open no pull requests.',
        );
      const { repositories, dryRun } = body as z.output<typeof order>;
      const run = await upgrades.start({ template: id, repositories, dryRun, by: actor });
      const place = [base, 'templates', encodeURIComponent(id), 'upgrades', run.id].join('/');
      return { body: withoutDifferences(run), headers: { Location: place } };
    },
  });
}

function runRoute({ upgrades }: UpgradeDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/templates/{id}/upgrades/{run}',
    id: 'getUpgrades',
    summary: 'Upgrades that were asked for together: what came of each service',
    description:
      'For as long as the hub runs. What came of the newest upgrade of a service stays in the list of services.',
    parameters: z.object({ id: template, run: z.string().max(200) }),
    query: nothing,
    answer: { status: 200, description: 'How far they are', schema: upgradeRun },
    problems: [404],
    maxAge: 0,
    async handle({ parameters: { id, run: runId } }) {
      const run = upgrades?.find(runId);
      if (run?.template !== id) throw notFound(`The run of upgrades ${runId}`);
      return { body: withoutDifferences(run) };
    },
  });
}

/** They are asked for one service at a time: of all they would be long. */
function withoutDifferences(run: UpgradeRun): UpgradeRun {
  return { ...run, services: run.services.map(({ differences: _, ...service }) => service) };
}

function differencesRoute({ upgrades }: UpgradeDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/templates/{id}/upgrades/{run}/differences',
    id: 'getUpgradeDifferences',
    summary: 'What an upgrade would change in one service that a dry run has looked at',
    parameters: z.object({ id: template, run: z.string().max(200) }),
    query: z.object({ repository: z.string().max(200).describe('Its full name.') }),
    answer: { status: 200, description: 'The differences, files in conflict first', schema: differenceList },
    problems: [404],
    maxAge: 0,
    async handle({ parameters: { id, run: runId }, query: { repository } }) {
      const run = upgrades?.find(runId);
      const name = repository.toLowerCase();
      const service = run?.services.find((one) => `${one.owner}/${one.name}`.toLowerCase() === name);
      if (run?.template !== id || !service?.differences) throw notFound(`What would change in ${repository}`);
      return { body: { repository: `${service.owner}/${service.name}`, files: [...service.differences] } };
    },
  });
}
