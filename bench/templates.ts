// Starts services from a template, against what teams do without one. `node bench/templates.ts [template]`
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
import { isOnPath } from '../scripts/is-on-path.ts';
import { percentile, printTable, ratio, type Row } from './row.ts';

const run = promisify(execFile);
const root = new URL('..', import.meta.url).pathname;
const section = 'templates';
const times = 9;
const name = 'Ward board';

export async function templateRows(id = 'nhs-prototype'): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-bench-'));
  try {
    const plan = await planIn(id);
    return [
      ...(await processRows(id, plan, folder)),
      ...(await copierRows(id, plan, folder)),
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

function codehub(id: string, target: string, ...more: string[]) {
  const set = ['--set', `serviceName=${name}`];
  return run(process.execPath, [join(root, 'bin', 'codehub.js'), 'new', id, target, ...set, ...more]);
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
      target: '< 400',
      baseline: {
        name: 'git clone, rename, first commit',
        measured: cloned.toFixed(0),
        ratio: ratio(cloned, made),
      },
    },
    { section, name: 'codehub new --no-git, ms', measured: plain.toFixed(0), target: '< 400' },
  ];
}

/** The same files as a template of copier, each file that holds the name filled in. */
async function copierRows(id: string, plan: FilePlan, folder: string): Promise<Row[]> {
  if (!(await isOnPath('copier')))
    return [{ section, name: 'copier copy, ms', measured: 'not measured: copier is not on the PATH' }];
  const origin = join(folder, 'copier');
  await mkdir(origin);
  await writeFile(
    join(origin, 'copier.yml'),
    '_envops: { variable_start_string: "[[", variable_end_string: "]]", block_start_string: "[%", block_end_string: "%]", comment_start_string: "[#", comment_end_string: "#]" }\nname: { type: str }\n',
  );
  for (const [path, { content }] of plan.files) await writeForCopier(origin, path, content);
  const copied = await median(
    (target) => run('copier', ['copy', '--quiet', '--defaults', '--data', `name=${name}`, origin, target]),
    folder,
  );
  const plain = await median((target) => codehub(id, target, '--no-git'), folder);
  return [
    {
      section,
      name: 'codehub new --no-git beside copier copy of the same files, ms',
      measured: plain.toFixed(0),
      baseline: { name: 'copier copy', measured: copied.toFixed(0), ratio: ratio(copied, plain) },
    },
  ];
}

async function writeForCopier(folder: string, path: string, content: Uint8Array): Promise<void> {
  const text = new TextDecoder().decode(content);
  const filled = text.includes('Example service');
  const place = join(folder, filled ? `${path}.jinja` : path);
  await mkdir(join(place, '..'), { recursive: true });
  await writeFile(place, filled ? text.replaceAll('Example service', '[[ name ]]') : content);
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

async function median(work: (target: string) => Promise<unknown>, folder: string): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round <= times; round += 1) {
    const target = join(folder, 'made');
    const started = performance.now();
    await work(target);
    if (round > 0) taken.push(performance.now() - started);
    await rm(target, { recursive: true, force: true });
  }
  return percentile(taken, 0.5);
}

if (import.meta.main) {
  printTable(await templateRows(process.argv[2]));
}
