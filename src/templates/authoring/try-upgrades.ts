import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import type { ServiceRecord } from '../../domain/template.ts';
import { Problem } from '../../base/problem.ts';
import { isSameFile } from '../../git/file-tree.ts';
import { mergeTrees } from '../../git/merge-trees.ts';
import { readAnswers } from '../answers/answers.ts';
import type { Templates } from '../definitions/template-set.ts';
import { planService } from '../planning/plan-service.ts';
import { recordPath } from '../planning/service-record.ts';
import { planUpgrade, planVersions } from '../upgrades/plan-upgrade.ts';
import { findUpgradeSource } from '../upgrades/upgrade-source.ts';

/** A service was started some time ago; that day, not today, is in its files. */
const started = '2025-02-03';
const ownFile: TreeFile = { kind: 'file', content: new TextEncoder().encode('What a team wrote.\n') };
const ownPath = 'docs/of-our-team.md';

export interface UpgradeTrial {
  from: string;
  to: string;
  /** What goes wrong, a sentence each. */
  faults: string[];
}

/**
 * Upgrades a service of every kept release: without edits it has to become what a new one is, and with edits each of
 * them has to be there still.
 */
export async function tryUpgrades(
  templates: Templates,
  id: string,
  signal: AbortSignal,
): Promise<UpgradeTrial[]> {
  const { template } = await templates.find(id);
  const older = (await templates.versions(id)).filter((version) => version !== template.version);
  const trials: UpgradeTrial[] = [];
  for (const version of older) {
    const faults = await faultsFrom(templates, { id, version }, signal).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      return [error.message, ...error.faults];
    });
    trials.push({ from: version, to: template.version, faults });
  }
  return trials;
}

async function faultsFrom(
  templates: Templates,
  { id, version }: { id: string; version: string },
  signal: AbortSignal,
): Promise<string[]> {
  const release = await templates.release(id, version);
  const { answers } = readAnswers(release?.template ?? { questions: [] }, {});
  if (!release || !answers) return ['it cannot be made with its own defaults.'];
  const record: ServiceRecord = { template: id, version, started, answers };
  const source = await findUpgradeSource(templates, record);
  const request = { source, record, date: started };
  const upgrade = async (files: FileTree) => {
    const plan = await planUpgrade({ ...request, files }, { mergeTrees, signal });
    const after = new Map([...files, ...plan.writes]);
    for (const path of plan.deletions) after.delete(path);
    return { plan, after };
  };
  const before = planService(release, answers, { date: started }).files;
  const fresh = planVersions(request).to.files;
  return [...(await withoutEdits(before, fresh, upgrade)), ...(await withEdits(before, fresh, upgrade))];
}

type Upgrade = (files: FileTree) => Promise<{
  plan: { conflicts: readonly { path: string; message: string }[] };
  after: FileTree;
}>;

async function withoutEdits(before: FileTree, fresh: FileTree, upgrade: Upgrade): Promise<string[]> {
  const { plan, after } = await upgrade(before);
  const conflicts = plan.conflicts.map(({ path }) => `${path} conflicts, though nobody edited it.`);
  const paths = new Set([...after.keys(), ...fresh.keys()]);
  paths.delete(recordPath);
  const other = [...paths].filter((path) => !same(after.get(path), fresh.get(path)));
  return [...conflicts, ...other.map((path) => `${path} is not as in a new service.`)];
}

/** Edits in what the release leaves alone: anything else may rightly be a conflict. */
async function withEdits(before: FileTree, fresh: FileTree, upgrade: Upgrade): Promise<string[]> {
  const edits = new Map<string, TreeFile>([[ownPath, ownFile]]);
  for (const [path, file] of before) {
    if (path === recordPath || !same(file, fresh.get(path)) || file.content.includes(0)) continue;
    const content = new Uint8Array(Buffer.concat([file.content, Buffer.from('\nOurs.\n')]));
    edits.set(path, { ...file, content });
  }
  const { after } = await upgrade(new Map([...before, ...edits]));
  return [...edits].flatMap(([path, file]) =>
    same(after.get(path), file) ? [] : [`the edit in ${path} is lost.`],
  );
}

function same(one: TreeFile | undefined, other: TreeFile | undefined): boolean {
  return one === undefined ? other === undefined : isSameFile(one, other);
}
