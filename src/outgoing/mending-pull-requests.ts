import { randomUUID } from 'node:crypto';
import { actorName, type Actor } from '../auth/actor.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { Problem } from '../base/problem.ts';
import { readmeEntry } from '../documents/readme-file.ts';
import type { ActionRecord } from '../domain/action-record.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { TreeEntry } from '../domain/evidence.ts';
import type { FileTree } from '../domain/file-tree.ts';
import type { PublicRepository } from '../domain/public-repository.ts';
import type { UpgradePullRequest, UpgradeResult } from '../forge/forge.ts';
import type { ActionStore } from '../store/store.ts';
import type { FullTree } from '../git/full-tree.ts';
import { decode } from '../git/decode.ts';
import {
  chooseFiles,
  readyFilesPullRequest,
  readyFiles,
  type MendingAnswers,
  type ReadyFile,
} from '../mending/mending.ts';

export interface MendingPullRequests {
  /**
   * Opens a pull request with ready files, worked out anew from the repository as it is now, and records who asked for
   * which and what came of it.
   *
   * @throws Problem `conflict` where nothing that was asked for is lacking any more, otherwise that of git or the forge
   */
  open(request: MendingRequest, signal: AbortSignal): Promise<UpgradeResult>;
}

export interface MendingRequest {
  repository: PublicRepository;
  /** Kinds of files; those that are usual where empty. */
  kinds: readonly string[];
  answers: MendingAnswers;
  /** Who asked: for the record. */
  by: Actor;
}

interface MendingDependencies {
  records: Pick<ActionStore, 'saveAction'>;
  catalogue: () => Catalogue;
  readTree: (
    url: string,
    signal: AbortSignal,
  ) => Promise<Pick<FullTree, 'branch' | 'head' | 'files' | 'submodules'>>;
  openPullRequest: (change: UpgradePullRequest, signal: AbortSignal) => Promise<UpgradeResult>;
  clock: Clock;
  log: Log;
}

const branch = 'codehub/ready-files';

export function createMendingPullRequests(tools: MendingDependencies): MendingPullRequests {
  return {
    async open(request, signal) {
      const { log } = tools;
      const { owner, name } = request.repository.evidence;
      log.info(
        { repository: `${owner}/${name}`, kinds: request.kinds, by: actorName(request.by) },
        'Ready files asked for',
      );
      try {
        const { change, paths } = await plan(tools, request, signal);
        const opened = await tools.openPullRequest(change, signal);
        await record(tools, request, { outcome: opened.outcome, url: opened.url, details: paths });
        return opened;
      } catch (problem) {
        if (problem instanceof Problem)
          await record(tools, request, { outcome: 'failed', message: problem.message });
        throw problem;
      }
    },
  };
}

async function record(
  { records, clock }: Pick<MendingDependencies, 'records' | 'clock'>,
  { repository: { evidence }, kinds, by }: MendingRequest,
  result: Pick<ActionRecord, 'outcome'> & Partial<ActionRecord>,
): Promise<void> {
  await records.saveAction({
    ...{ id: randomUUID(), at: clock().toISOString(), actor: actorName(by), kind: 'ready-files' },
    ...{ subject: `${evidence.owner}/${evidence.name}`, repository: evidence.id, details: kinds },
    ...{ url: null, message: null },
    ...result,
  });
}

/** The pull request as it is to be, from the repository as it is now. */
async function plan(
  { readTree, catalogue, clock }: MendingDependencies,
  { repository, kinds, answers }: MendingRequest,
  signal: AbortSignal,
): Promise<{ change: UpgradePullRequest; paths: string[] }> {
  const { evidence, licence, findings } = repository;
  const { owner, name, url } = evidence;
  const { branch: base, head, files, submodules } = await readTree(url, signal);
  if (base === null)
    throw new Problem('invalid', 'It has no default branch, so there is nothing to ask for a merge into.');
  const tree = treeOf(files, submodules);
  const mending = readyFiles({
    ...{ licence, findings, answers, catalogue: catalogue(), now: clock() },
    evidence: { ...evidence, tree },
    readme: readmeIn(files, tree),
  });
  const chosen = chooseFiles(mending, kinds);
  if (chosen.length === 0)
    throw new Problem('conflict', mending.refusal ?? 'None of these files is lacking any more.', {
      faults: mending.left.map(({ title, because }) => `${title}: ${because}`),
    });
  const change = { owner, name, base, head, branch, ...readyFilesPullRequest(chosen) };
  const writes = writesOf(chosen, files);
  return { change: { ...change, writes, deletions: [] }, paths: chosen.map(({ path }) => path) };
}

function treeOf(files: FileTree, submodules: readonly string[]): TreeEntry[] {
  return [
    ...Array.from(files, ([path, { kind }]) => ({
      ...{ path, oid: '' },
      type: kind === 'symlink' ? ('symlink' as const) : ('file' as const),
    })),
    ...submodules.map((path) => ({ path, oid: '', type: 'submodule' as const })),
  ];
}

/** Only one that is written back as it was, but for the notice. */
function readmeIn(files: FileTree, tree: readonly TreeEntry[]): { path: string; text: string } | undefined {
  const entry = readmeEntry(tree);
  const file = entry && files.get(entry.path);
  if (!entry || file?.kind !== 'file') return undefined;
  const { text, encoding } = decode(file.content);
  const isPlain = encoding === 'utf-8' && file.content[0] !== 0xef;
  return isPlain && text !== null ? { path: entry.path, text } : undefined;
}

function writesOf(chosen: readonly ReadyFile[], files: FileTree): FileTree {
  return new Map(
    chosen.map(({ path, text }) => [
      path,
      { kind: files.get(path)?.kind ?? 'file', content: new TextEncoder().encode(text) } as const,
    ]),
  );
}
