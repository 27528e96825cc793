import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTemplates, planService, readAnswers, writeRelease } from '../src/templates/templates.ts';
import { percentile, printTable, ratio, type Row } from './row.ts';

const files = 200;
const rounds = 5;
const date = '2026-11-23';
const today = { date };

/**
 * A service of 200 files, a tenth of them edited, one renamed and one deleted, is brought up to a version that changes
 * a fifth of the files, adds some and takes some away; each time as a process of its own. The same job by copier where
 * it is installed, and the bare merge of two branches by git for comparison.
 */
export async function upgradeRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'codehub-bench-'));
  try {
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string): Promise<Row[]> {
  const templates = join(folder, 'templates');
  await writeTemplate(templates);
  const service = join(folder, 'service');
  await startService(templates, service);
  const ours = timed(folder, service, (copy) => [process.execPath, [upgradeProcess, templates, copy]]);
  const branches = join(folder, 'branches');
  writeBranches(branches);
  const plain = timed(folder, branches, (copy) => ['git', ['-C', copy, 'merge', '-q', '-m', 'x', 'theirs']]);
  const copier = join(folder, 'copier');
  const target = { section: 'templates', target: '< 300 ms' };
  const measured = `p50 ${shown(percentile(ours, 0.5))}, longest ${shown(Math.max(...ours))}`;
  const name = `upgrade of ${files} files, as a process`;
  const compared = (tool: string, times: readonly number[]): Row => ({
    ...{ ...target, name, measured },
    baseline: {
      name: tool,
      measured: shown(percentile(times, 0.5)),
      ratio: ratio(percentile(times, 0.5), percentile(ours, 0.5)),
    },
  });
  const rows = [compared('git merge of two branches', plain)];
  if (!hasCopier())
    return [
      ...rows,
      { ...target, name: 'copier update', measured: 'not measured: copier is not on the PATH' },
    ];
  writeCopierService(folder, copier);
  const args = ['update', '--defaults', '--quiet', '--vcs-ref', 'v2.0.0'];
  return [
    ...rows,
    compared(
      'copier update',
      timed(folder, copier, (copy) => ['copier', [...args, copy]]),
    ),
  ];
}

const upgradeProcess = fileURLToPath(new URL('upgrade-process.ts', import.meta.url));

/** Milliseconds of each run of a program on a fresh copy of a folder. */
function timed(
  folder: string,
  original: string,
  command: (copy: string) => [program: string, args: readonly string[]],
): number[] {
  return Array.from({ length: rounds }, () => {
    const copy = join(folder, 'copy');
    cpSync(original, copy, { recursive: true, verbatimSymlinks: true });
    git(copy, 'update-index', '--refresh');
    const started = performance.now();
    const [program, args] = command(copy);
    const { status, stderr } = spawnSync(program, args, { stdio: 'pipe', env });
    const took = performance.now() - started;
    if (status !== 0) throw new Error(`${program} ended with ${String(status)}: ${stderr.toString()}`);
    rmSync(copy, { recursive: true });
    return took;
  });
}

function shown(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}

type Version = 1 | 2;

/** The text of one file of the made-up template, `name` standing where the service's name goes in. */
function text(at: number, version: Version, name: string): string {
  return Array.from({ length: 60 }, (_, line) => {
    if (line === 5) return `service = ${name}`;
    return line === 40 && version === 2 && at % 5 === 0
      ? `file ${at}: new in 2.0.0`
      : `file ${at}: line ${line}`;
  }).join('\n');
}

function pathsOf(version: Version): number[] {
  const all = Array.from({ length: files }, (_, at) => at);
  return version === 1 ? all : [...all.filter((at) => at % 50 !== 7), files, files + 1, files + 2, files + 3];
}

const pathOf = (at: number) => `src/part-${at % 10}/file-${at}.txt`;

function write(folder: string, path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${content}\n`);
}

async function writeTemplate(folder: string): Promise<void> {
  write(
    folder,
    '_common/template.yml',
    'questions: [{ id: serviceName, title: Name, default: Bench service }]',
  );
  mkdirSync(join(folder, '_common/files'));
  for (const version of [1, 2] as const) {
    rmSync(join(folder, 'bench/files'), { recursive: true, force: true });
    for (const at of pathsOf(version))
      write(folder, `bench/files/${pathOf(at)}`, text(at, version, '[%= serviceName %]'));
    write(folder, 'bench/template.yml', description(version));
    const release = writeRelease(await loadTemplates(folder).find('bench'));
    if (version === 1) write(folder, 'bench/releases/1.0.0.json', release);
  }
}

function description(version: Version): string {
  const releases = version === 2 ? ['2.0.0', '1.0.0'] : ['1.0.0'];
  return [
    'id: bench',
    'title: Bench',
    'summary: To be measured.',
    'audience: Nobody.',
    'stack: [Text]',
    `version: ${version}.0.0`,
    'contains: [files]',
    'run: [{ title: Look, command: ls }]',
    'trial: { commands: [] }',
    'changelog:',
    ...releases.map((each) => `  - { version: ${each}, date: 2026-11-23, changes: [{ text: Change }] }`),
  ].join('\n');
}

async function startService(templates: string, folder: string): Promise<void> {
  const source = await loadTemplates(templates).release('bench', '1.0.0');
  const answers = source && readAnswers(source.template, {}).answers;
  if (!answers) throw new Error('the made-up template takes no answers');
  for (const [path, { content }] of planService(source, answers, today).files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  commit(folder);
  edit(folder);
  commit(folder);
}

/** What a team did to its service since. */
function edit(folder: string): void {
  for (let at = 0; at < files; at += 10) {
    const own = text(at, 1, 'Bench service').replace(`file ${at}: line 20`, 'a line of the team');
    write(folder, pathOf(at), own);
  }
  renameSync(join(folder, pathOf(15)), join(folder, 'renamed.txt'));
  rmSync(join(folder, pathOf(16)));
}

function writeBranches(folder: string): void {
  mkdirSync(folder);
  for (const at of pathsOf(1)) write(folder, pathOf(at), text(at, 1, 'Bench service'));
  commit(folder);
  git(folder, 'checkout', '-q', '-b', 'theirs');
  rmSync(join(folder, 'src'), { recursive: true });
  for (const at of pathsOf(2)) write(folder, pathOf(at), text(at, 2, 'Bench service'));
  commit(folder);
  git(folder, 'checkout', '-q', '-');
  edit(folder);
  commit(folder);
}

function hasCopier(): boolean {
  return spawnSync('copier', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** The same template as copier has it, with its versions as tags, and the same service made of it. */
function writeCopierService(folder: string, service: string): void {
  const template = join(folder, 'copier-template');
  for (const version of [1, 2] as const) {
    rmSync(join(template, 'src'), { recursive: true, force: true });
    write(
      template,
      'copier.yml',
      '_templates_suffix: ""\nserviceName: { type: str, default: Bench service }',
    );
    write(
      template,
      '[[ _copier_conf.answers_file ]]'.replace('[[', '{{').replace(']]', '}}'),
      '{{ _copier_answers|to_nice_yaml }}',
    );
    for (const at of pathsOf(version)) write(template, pathOf(at), text(at, version, '{{ serviceName }}'));
    commit(template);
    git(template, 'tag', `v${version}.0.0`);
  }
  const args = ['copy', '--defaults', '--quiet', '--vcs-ref', 'v1.0.0', template, service];
  execFileSync('copier', args, { stdio: 'pipe', env });
  commit(service);
  edit(service);
  commit(service);
}

const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

function git(folder: string, ...args: string[]): void {
  execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe', env });
}

function commit(folder: string): void {
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'x');
}

if (import.meta.main) printTable(await upgradeRows());
