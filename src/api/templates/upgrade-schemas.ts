import { z } from 'zod';
import { upgradeOutcomes, type PublicUpgrade } from '../../domain/upgrade-record.ts';
import type { ServiceEntry } from '../../store/store.ts';
import { whyNotUpgradable, type TemplateService, type UpgradeRun } from '../../templates/templates.ts';
import { count, instant, named } from '../schemas.ts';

const pullRequest = z.object({ url: z.string(), number: z.int() }).nullable();

const upgrade = z
  .object({
    at: instant,
    outcome: z.enum(upgradeOutcomes),
    from: z.string().nullable(),
    to: z.string(),
    pullRequest,
    conflicts: count,
    message: z.string().nullable().describe('Why it failed.'),
    reason: z
      .string()
      .nullable()
      .describe('Why the hub opened it by its schedule; null where somebody asked for it.'),
  })
  .register(named, { id: 'Upgrade', description: 'What came of an upgrade that was asked for.' });

const sources = ['record', 'forge', 'content'] as const satisfies readonly ServiceEntry['source'][];

const service = z
  .object({
    owner: z.string(),
    name: z.string(),
    organisation: z.string(),
    version: z.string().nullable(),
    source: z
      .enum(sources)
      .describe(
        'How it is known: its own `.codehub.yml`, the forge’s lineage, or that it holds the template’s files.',
      ),
    archived: z.boolean(),
    lastChange: instant.nullable(),
    behind: count.nullable().describe('Releases since its version; null where that is not known.'),
    security: z
      .array(z.object({ version: z.string(), text: z.string() }))
      .describe('The changes that it lacks and that matter for security.'),
    cannotUpgrade: z.string().nullable().describe('Why no upgrade can be opened; null where one can.'),
    upgrade: upgrade.nullable().describe('The newest that was asked for.'),
  })
  .register(named, { id: 'ServiceOfTemplate' });

export const serviceList = z
  .object({
    total: count,
    upToDate: count.describe('Without archived ones, as the other counts.'),
    behind: count,
    lackingSecurity: count,
    unknown: count,
    items: z.array(service),
  })
  .register(named, { id: 'ServiceOfTemplateList' });

export function serviceView(
  one: TemplateService,
  newest: PublicUpgrade | undefined,
): z.infer<typeof service> {
  const { owner, name, organisation, version, source, archived, pushedAt, drift } = one;
  return {
    ...{ owner, name, organisation, version, source, archived, lastChange: pushedAt },
    behind: drift?.behind ?? null,
    security: drift?.security ?? [],
    cannotUpgrade: whyNotUpgradable(one),
    upgrade: newest ? recordView(newest) : null,
  };
}

function recordView({
  at,
  outcome,
  from,
  to,
  pullRequest: pull,
  conflicts,
  message,
  reason = null,
}: PublicUpgrade): z.infer<typeof upgrade> {
  return { at, outcome, from, to, pullRequest: pull, conflicts, message, reason };
}

export const differenceList = z
  .object({
    repository: z.string(),
    files: z.array(
      z.object({
        path: z.string(),
        patch: z.string().describe('As git shows differences; empty where it is too long to show.'),
      }),
    ),
  })
  .register(named, { id: 'UpgradeDifferences' });

export const upgradeRun: z.ZodType<UpgradeRun> = z
  .object({
    id: z.string(),
    template: z.string(),
    dryRun: z.boolean(),
    startedAt: instant,
    finishedAt: instant.nullable().describe('Null while it is at work.'),
    services: z.array(
      z.object({
        owner: z.string(),
        name: z.string(),
        state: z
          .enum(['waiting', 'working', 'planned', 'refused', ...upgradeOutcomes])
          .describe('`planned`: a dry run can upgrade it.'),
        from: z.string().nullable(),
        to: z.string(),
        writes: z.array(z.string()).describe('Paths of files that are new or changed.'),
        deletions: z.array(z.string()),
        conflicts: z.array(
          z.object({
            kind: z.enum([
              ...(['both-changed', 'both-added', 'binary', 'removed-in-ours', 'removed-in-theirs'] as const),
              ...(['both-moved', 'moved-and-removed', 'in-the-way', 'other'] as const),
              ...(['submodule', 'same-name', 'hidden', 'meaning', 'lock'] as const),
            ]),
            path: z.string(),
            others: z.array(z.string()),
            marked: z.boolean().describe('Whether both versions stand in the file, between marks.'),
            message: z.string(),
          }),
        ),
        pullRequest,
        message: z.string().nullable().describe('Why it was refused or failed.'),
        faults: z.array(z.string()).readonly(),
      }),
    ),
  })
  .register(named, { id: 'UpgradeRun' });
