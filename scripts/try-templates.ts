// Makes a service of every template, for usual and for unusual answers, and tries it as a team would.
// `node scripts/try-templates.ts [template]… [--answers default] [--no-trial]`; ends with 1 when any is not as it should be.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { parallel } from '../src/base/parallel.ts';
import { Problem } from '../src/base/problem.ts';
import { loadPolicies } from '../src/config/config.ts';
import { startRepository } from '../src/git/start-repository.ts';
import type { FilePlan, TemplateSource } from '../src/domain/template.ts';
import {
  loadTemplates,
  planService,
  readAnswers,
  requireChecked,
  writeService,
} from '../src/templates/templates.ts';
import { isOnPath } from './is-on-path.ts';
import { answersOf, cases, type Case } from './unusual-answers.ts';

const run = promisify(execFile);
const root = new URL('..', import.meta.url).pathname;
/** Services ask for a newer Node than this project's own installation needs. */
const env = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
};
const maxCommandMs = 15 * 60_000;

/** Asks the registry behind a program for something small: whether what the trial installs can be had here. */
const registryOf: Readonly<Record<string, string[]>> = {
  npm: ['npm', 'ping'],
  python3: ['python3', '-m', 'pip', 'index', 'versions', 'pip'],
};

interface Outcome {
  template: string;
  answers: Case;
  files: number;
  findings: string;
  trial: string;
  seconds: number;
  failed: string | undefined;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'no-trial': { type: 'boolean', default: false }, answers: { type: 'string', multiple: true } },
});
const templates = loadTemplates(join(root, 'templates'));
const unreadable = await templates.faults();
if (unreadable.length > 0)
  throw new Problem('invalid', 'Some templates cannot be read.', { faults: unreadable });
const policies = await loadPolicies(join(root, 'policies'));
const wanted = positionals.length > 0 ? positionals : (await templates.list()).map(({ id }) => id);
const kinds = Object.keys(cases).filter((kind) => values.answers?.includes(kind) ?? true);
const tries = wanted.flatMap((id) => kinds.map((answers) => ({ id, answers: answers as Case })));
const reachable = new Map<string, Promise<boolean>>();
const outcomes: Outcome[] = [];
for await (const outcome of parallel(tries, { limit: 2, signal: new AbortController().signal }, attempt)) {
  console.error(
    `${outcome.failed ? '✘' : '✔'} ${outcome.template}, ${outcome.answers} (${outcome.seconds} s)`,
  );
  if (outcome.failed) console.error(outcome.failed.replace(/^/gm, '    '));
  outcomes.push(outcome);
}
outcomes.sort((one, other) => tries.findIndex(same(one)) - tries.findIndex(same(other)));
console.table(
  outcomes.map(({ failed, ...shown }) => ({ ...shown, result: failed ? 'FAILED' : 'as it should be' })),
);
process.exitCode = outcomes.some(({ failed }) => failed !== undefined) ? 1 : 0;

function same({ template, answers }: Outcome) {
  return (each: { id: string; answers: Case }) => each.id === template && each.answers === answers;
}

async function attempt({ id, answers }: { id: string; answers: Case }): Promise<Outcome> {
  const started = performance.now();
  const outcome: Outcome = {
    template: id,
    answers,
    files: 0,
    findings: '',
    trial: '',
    seconds: 0,
    failed: undefined,
  };
  const folder = await mkdtemp(join(tmpdir(), 'codehub-try-'));
  try {
    const source = await templates.find(id);
    const plan = planFor(source, answers);
    const findings = requireChecked(plan, policies);
    outcome.files = plan.files.size;
    outcome.findings = `${findings.filter(({ outcome: each }) => each === 'met').length} of ${findings.length} met`;
    const service = join(folder, 'service');
    await writeService(plan, service, { prepare: (place) => startRepository(place, 'Start') });
    await requireAllCommitted(plan, service);
    outcome.trial = await tryOut(source, service);
  } catch (error) {
    outcome.failed = explain(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  outcome.seconds = Math.round((performance.now() - started) / 1000);
  return outcome;
}

function planFor(source: TemplateSource, kind: Case): FilePlan {
  const { answers, faults } = readAnswers(source.template, answersOf(kind, source.template));
  if (!answers)
    throw new Problem('invalid', faults.map(({ question, message }) => `${question} ${message}`).join());
  return planService(source, answers, { date: new Date().toISOString().slice(0, 10) });
}

/** What a template's own .gitignore leaves out would be missing for everybody but the first. */
async function requireAllCommitted({ files }: FilePlan, folder: string): Promise<void> {
  const { stdout } = await run('git', ['-C', folder, 'ls-files', '-z']);
  const committed = new Set(stdout.split('\0'));
  const ignored = [...files.keys()].filter((path) => !committed.has(path));
  if (ignored.length > 0)
    throw new Problem('invalid', `Ignored by its own .gitignore: ${ignored.join(', ')}`);
}

async function tryOut({ template: { trial } }: TemplateSource, folder: string): Promise<string> {
  if (values['no-trial']) return 'not asked for';
  for (const program of trial.needs) {
    if (!(await isOnPath(program))) return `not possible here: there is no ${program}`;
    const known = reachable.get(program) ?? registryAnswers(program);
    reachable.set(program, known);
    if (!(await known)) return `not possible here: the registry of ${program} does not answer`;
  }
  for (const [program = '', ...args] of trial.commands) {
    await run(program, args, { cwd: folder, env, timeout: maxCommandMs, maxBuffer: 50_000_000 });
  }
  return `${trial.commands.length} commands passed`;
}

async function registryAnswers(program: string): Promise<boolean> {
  const [command, ...args] = registryOf[program] ?? [];
  if (command === undefined) return true;
  return run(command, args, { timeout: 60_000 }).then(
    () => true,
    () => false,
  );
}

function explain(error: unknown): string {
  if (error instanceof Problem) return [error.message, ...error.faults].join('\n');
  if (!(error instanceof Error)) return String(error);
  const { stdout = '', stderr = '' } = error as Error & { stdout?: string; stderr?: string };
  return [error.message.split('\n')[0], ...`${stdout}\n${stderr}`.trim().split('\n').slice(-40)].join('\n');
}
