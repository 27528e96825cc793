// Starts services from a template, against what teams do without one. `node bench/templates.ts [template]`
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicies } from '../src/config/config.ts';
import { startRepository } from '../src/git/start-repository.ts';
import type { FilePlan } from '../src/domain/template.ts';
import {
  loadTemplates,
  planService,
  readAnswers,
  requireChecked,
  writeService,
} from '../src/templates/templates.ts';
import { percentile, printTable, ratio, type Row } from './row.ts';
import {
  copierRows,
  gigetRows,
  median,
  root,
  run,
  section,
  serviceName as name,
  startByCodehub as codehub,
} from './scaffolders.ts';

export async function templateRows(id = 'nhs-prototype'): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-bench-'));
  try {
    const plan = await planIn(id);
    return [
      ...(await processRows(id, plan, folder)),
      ...(await copierRows(id, plan, folder)),
      ...(await gigetRows(id, plan, folder)),
      ...(await serverRows(id)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function planIn(id: string): Promise<FilePlan> {
  const { source, answers } = await load(id);
  return planService(source, answers, { date: '2026-11-23' });
}

async function load(id: string) {
  const source = await loadTemplates(join(root, 'templates')).find(id);
  const { answers } = readAnswers(source.template, {});
  if (!answers) throw new Error(`The defaults of ${id} are no answers`);
  return { source, answers };
}

/** What teams do with another team’s repository: copy it, put their name in, start a new history. */
const cloneAndRename = `
git clone --quiet --depth 1 "$1" "$2" && cd "$2" && rm -rf .git &&
grep -rl 'Example service' . | xargs sed -i 's/Example service/${name}/g' &&
grep -rl 'example-service' . | xargs sed -i 's/example-service/ward-board/g' &&
git init --quiet --initial-branch=main && git add --all &&
git -c user.name=x -c user.email=x@localhost commit --quiet --message=Start
`;

async function processRows(id: string, plan: FilePlan, folder: string): Promise<Row[]> {
  const origin = join(folder, 'origin');
  await writeService(plan, origin, { prepare: (place) => startRepository(place, 'Start') });
  const cloned = await median(
    (target) => run('sh', ['-c', cloneAndRename, 'sh', `file://${origin}`, target]),
    folder,
  );
  const made = await median((target) => codehub(id, target), folder);
  const plain = await median((target) => codehub(id, target, '--no-git'), folder);
  return [
    {
      section,
      name: `codehub new (${plan.files.size} files, policy checks, first commit), ms`,
      measured: made.toFixed(0),
      target: '< 300',
      baseline: {
        name: 'git clone, rename, first commit',
        measured: cloned.toFixed(0),
        ratio: ratio(cloned, made),
      },
    },
    { section, name: 'codehub new --no-git, ms', measured: plain.toFixed(0), target: '< 300' },
  ];
}

async function serverRows(id: string): Promise<Row[]> {
  const { source, answers } = await load(id);
  const policies = await loadPolicies(join(root, 'policies'));
  const started = performance.now();
  const plan = planService(source, answers, { date: '2026-11-23' });
  const first = performance.now() - started;
  const planning = samples(() => planService(source, answers, { date: '2026-11-23' }));
  const checking = samples(() => requireChecked(plan, policies));
  const both = (values: readonly number[]) =>
    `${percentile(values, 0.5).toFixed(1)}, ${percentile(values, 0.95).toFixed(1)}`;
  return [
    { section, name: 'planning in a server, the first time, ms', measured: first.toFixed(1), target: '< 30' },
    { section, name: 'planning in a server, p50 and p95, ms', measured: both(planning), target: '< 30' },
    { section, name: 'checking a plan by every policy, p50 and p95, ms', measured: both(checking) },
  ];
}

function samples(work: () => unknown): number[] {
  return Array.from({ length: 100 }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}

if (import.meta.main) {
  printTable(await templateRows(process.argv[2]));
}
