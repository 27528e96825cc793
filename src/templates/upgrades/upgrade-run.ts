import { randomUUID } from 'node:crypto';
import type { Log } from '../../base/log.ts';
import { parallel } from '../../base/parallel.ts';
import { notFound, Problem } from '../../base/problem.ts';
import { createTurns } from '../../base/turns.ts';
import { isPublicRepository, type PublicRepository } from '../../domain/public-repository.ts';
import type { UpgradeOutcome } from '../../domain/upgrade-record.ts';
import type { UpgradeStore } from '../../store/store.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import type { RepositoryUpgradeDependencies, RepositoryUpgrade } from './upgrade-repository.ts';
import { upgradeRepository } from './upgrade-repository.ts';

/** Upgrades that were asked for together, as far as they are. */
export interface UpgradeRun {
  id: string;
  template: string;
  /** Nothing is opened: it is only worked out what would be. */
  dryRun: boolean;
  /** ISO instants. */
  startedAt: string;
  finishedAt: string | null;
  services: ServiceUpgrade[];
}

/** One service of a run. Each has its own outcome: none stops the others. */
export interface ServiceUpgrade extends Omit<RepositoryUpgrade, 'outcome' | 'from'> {
  owner: string;
  name: string;
  /** `refused`: it was not tried. */
  state: 'waiting' | 'working' | 'planned' | 'refused' | UpgradeOutcome;
  from: string | null;
  /** Why it was refused or failed; null otherwise. */
  message: string | null;
  faults: readonly string[];
}

export interface UpgradeRunDependencies extends RepositoryUpgradeDependencies {
  store: Pick<PublicStore, 'services' | 'findRepository' | 'newestUpgrades'>;
  records: Pick<UpgradeStore, 'saveUpgrade'>;
  log: Log;
}

/** Each is read whole into memory. */
const concurrency = 3;

/**
 * Takes a run to its end, a few services at a time. The outcome of each service is in the run as soon as it is known, and
 * is recorded, unless the run is dry. Rejects for nothing that happens to a service.
 *
 * @param by name of who asked
 * @param reasons why the hub does it by itself, by service; undefined where somebody asked
 */
export async function runUpgrades(
  run: UpgradeRun,
  { by, reasons, tools, signal }: Omit<ServiceUpgradeInput, 'run'>,
): Promise<void> {
  const inTurn = createTurns(); // GitHub asks that what is written with one token be written one after another
  const open: typeof tools.open = (upgrade, signal) =>
    inTurn(() => {
      signal.throwIfAborted();
      return tools.open(upgrade, signal);
    });
  const waiting = [...run.services.entries()].filter(([, { state }]) => state === 'waiting');
  const upgrade = async ([index, service]: [number, ServiceUpgrade]) => {
    run.services[index] = { ...service, state: 'working' };
    run.services[index] = await upgraded(service, { run, by, reasons, tools: { ...tools, open }, signal });
  };
  // Each service ends by the signal itself, so that an abort waits for none of them.
  try {
    for await (const _ of parallel(waiting, { limit: concurrency, signal: neverAborted }, upgrade));
  } finally {
    run.finishedAt = tools.clock().toISOString();
  }
}

const neverAborted = new AbortController().signal;

interface ServiceUpgradeInput {
  run: UpgradeRun;
  by: string;
  reasons?: ReadonlyMap<string, string> | undefined;
  tools: UpgradeRunDependencies;
  signal: AbortSignal;
}

async function upgraded(service: ServiceUpgrade, input: ServiceUpgradeInput): Promise<ServiceUpgrade> {
  const { run, reasons, tools, signal } = input;
  let repository: PublicRepository | undefined;
  let result: ServiceUpgrade;
  try {
    signal.throwIfAborted();
    repository = await findPublic(service, tools);
    requireGitHub(repository);
    const { outcome, ...done } = await upgradeRepository(
      repository.evidence,
      { ...run, quiet: reasons !== undefined },
      tools,
      signal,
    );
    result = { ...service, ...done, state: outcome };
  } catch (error) {
    result = { ...service, ...failure(error, service, tools.log) };
  }
  if (!run.dryRun && repository) await record(result, { ...input, repository });
  return result;
}

/** Looked up again: it may have gone since the list was made. */
async function findPublic(
  { owner, name }: ServiceUpgrade,
  { store }: Pick<UpgradeRunDependencies, 'store'>,
): Promise<PublicRepository> {
  const repository = await store.findRepository(owner, name);
  if (!isPublicRepository(repository)) throw notFound(`The repository ${owner}/${name}`);
  return repository;
}

function requireGitHub({ evidence }: PublicRepository): void {
  if (evidence.forge !== 'github')
    throw new Problem('invalid', 'It is not on GitHub, where this hub can open pull requests.');
}

function failure(
  error: unknown,
  { owner, name }: ServiceUpgrade,
  log: Log,
): Pick<ServiceUpgrade, 'state' | 'message' | 'faults'> {
  const failed = { state: 'failed' } as const;
  if (error instanceof Problem) return { ...failed, message: error.message, faults: error.faults };
  log.error({ err: error, repository: `${owner}/${name}` }, 'An upgrade failed by a fault of the hub');
  return { ...failed, message: 'This is a fault of the hub. It was written to its log.', faults: [] };
}

async function record(
  { owner, name, state, from, to, conflicts, pullRequest, message }: ServiceUpgrade,
  {
    repository,
    run,
    by,
    reasons,
    tools,
  }: Omit<ServiceUpgradeInput, 'signal'> & { repository: PublicRepository },
): Promise<void> {
  const { id } = repository.evidence;
  const entry = {
    ...{
      id: randomUUID(),
      repository: id,
      template: run.template,
      from,
      to,
      actor: by,
      pullRequest,
      message,
      reason: reasons?.get(`${owner}/${name}`.toLowerCase()) ?? null,
    },
    ...{ at: tools.clock().toISOString(), outcome: state as UpgradeOutcome, conflicts: conflicts.length },
  };
  await tools.records.saveUpgrade(entry).catch((error: unknown) => {
    tools.log.error({ err: error, entry }, 'What came of an upgrade could not be recorded');
  });
}
