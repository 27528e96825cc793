import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '../../base/problem.ts';
import type { Policy } from '../../domain/policy.ts';
import type { FilePlan, TemplateSource } from '../../domain/template.ts';
import { startRepository } from '../../git/start-repository.ts';
import { readAnswers } from '../answers/answers.ts';
import { writeService } from '../output/write-service.ts';
import { requireChecked } from '../planning/check-plan.ts';
import { planService } from '../planning/plan-service.ts';
import { answersOf, type Case } from './answer-cases.ts';
import { trialHindrance } from './trial-programs.ts';

const run = promisify(execFile);
const maxCommandMs = 15 * 60_000;

export interface TrialOptions {
  policies: readonly Policy[];
  /** Whether the commands of its trial are run; they install packages. */
  trial: boolean;
  signal: AbortSignal;
}

export interface TrialOutcome {
  files: number;
  /** How many checks of the policies are met. */
  findings: string;
  trial: string;
  /** Why it is not as it should be; undefined when it is. */
  failed: string | undefined;
}

/** Makes a service of a template for one kind of answers, and tries it as a team would. */
export async function tryTemplate(
  source: TemplateSource,
  kind: Case,
  { policies, trial, signal }: TrialOptions,
): Promise<TrialOutcome> {
  const outcome: TrialOutcome = { files: 0, findings: '', trial: '', failed: undefined };
  const folder = await mkdtemp(join(tmpdir(), 'codehub-try-'));
  try {
    const plan = planFor(source, kind);
    outcome.files = plan.files.size;
    const service = join(folder, 'service');
    // A layer has no README: what it makes is judged with the service it is added to.
    const findings = source.template.kind === 'layer' ? [] : requireChecked(plan, policies);
    outcome.findings = `${findings.filter(({ outcome: each }) => each === 'met').length} of ${findings.length} met`;
    await writeService(plan, service, { prepare: (place) => startRepository(place, 'Start') });
    await requireAllCommitted(plan, service);
    outcome.trial = trial ? await runTrial(source, service, signal) : 'not asked for';
  } catch (error) {
    signal.throwIfAborted();
    outcome.failed = explain(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
  const { stdout } = await run('git', ['-C', folder, 'ls-files', '-z'], { maxBuffer: 50_000_000 });
  const committed = new Set(stdout.split('\0'));
  const ignored = [...files.keys()].filter((path) => !committed.has(path));
  if (ignored.length > 0)
    throw new Problem('invalid', `Ignored by its own .gitignore: ${ignored.join(', ')}`);
}

async function runTrial(
  { template: { trial } }: TemplateSource,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  const hindrance = await trialHindrance(trial.needs);
  if (hindrance !== undefined) return `not possible here: ${hindrance}`;
  for (const [program = '', ...args] of trial.commands)
    await run(program, args, { cwd: folder, timeout: maxCommandMs, maxBuffer: 50_000_000, signal });
  return `${trial.commands.length} commands passed`;
}

function explain(error: unknown): string {
  if (error instanceof Problem) return [error.message, ...error.faults].join('\n');
  if (!(error instanceof Error)) return String(error);
  const { stdout = '', stderr = '' } = error as Error & { stdout?: string; stderr?: string };
  return [error.message.split('\n')[0], ...`${stdout}\n${stderr}`.trim().split('\n').slice(-40)].join('\n');
}
