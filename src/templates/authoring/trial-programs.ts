import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onceEach } from '../definitions/once.ts';

const run = promisify(execFile);

/** Asks the registry behind a program for something small: whether what the trial installs can be had here. */
const registryOf: Readonly<Record<string, readonly string[]>> = {
  npm: ['npm', 'ping'],
  python3: ['python3', '-m', 'pip', 'index', 'versions', 'pip'],
};

const registryAnswers = onceEach(async (program) => {
  const [command, ...args] = registryOf[program] ?? [];
  if (command === undefined) return true;
  return run(command, args, { timeout: 60_000 }).then(
    () => true,
    () => false,
  );
});

/** Why a trial that needs these programs cannot be run on this machine; undefined when it can. */
export async function trialHindrance(needs: readonly string[]): Promise<string | undefined> {
  for (const program of needs) {
    if (!(await isThere(program))) return `there is no ${program}`;
    if (!(await registryAnswers(program))) return `the registry of ${program} does not answer`;
  }
  return undefined;
}

/** Whatever it answers to being asked for its version. */
async function isThere(program: string): Promise<boolean> {
  return run(program, ['--version'], { timeout: 60_000 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
}
