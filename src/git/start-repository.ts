import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { GitError } from 'simple-git';
import { Problem } from '../base/problem.ts';
import { runGit } from './git-command.ts';
import { gitMissing, gitWords } from './git-problem.ts';

const defaultAuthor = { name: 'Open Code Hub', email: 'open-code-hub@localhost' };

/**
 * Makes a folder a git repository: branch `main`, with one commit of all that is in it and, unless wanted, is not ignored. Of the
 * person's configuration only the name and e-mail address count; no hook of theirs runs and nothing is signed.
 *
 * @param options.home where the person's configuration is
 * @param options.ignored whether files that a `.gitignore` names are committed too
 * @returns false, with nothing done, for a folder that lies in a repository already
 * @throws Problem `invalid` when git is missing or refuses
 */
export async function startRepository(
  folder: string,
  message: string,
  { home = homedir(), ignored = false }: { home?: string; ignored?: boolean } = {},
): Promise<boolean> {
  if (await isInRepository(folder)) return false;
  const signal = AbortSignal.timeout(60_000);
  const git = (args: readonly string[], answers?: readonly number[]) =>
    runGit(args, { folder, protocols: [], signal, ...(answers && { answers }) });
  try {
    await git(['init', '--quiet', '--template=', '--initial-branch=main']);
    const [{ name, email }] = await Promise.all([
      personIn(home, git),
      git(['add', '--all', ...(ignored ? ['--force'] : [])]),
    ]);
    const person = ['-c', `user.name=${name}`, '-c', `user.email=${email}`];
    await git([...person, 'commit', '--quiet', '--no-verify', '--no-gpg-sign', `--message=${message}`]);
    return true;
  } catch (error) {
    throw error instanceof GitError ? startProblem(error) : error;
  }
}

async function isInRepository(folder: string): Promise<boolean> {
  for (let at = folder, parent = dirname(at); ; at = parent, parent = dirname(at)) {
    if (await stat(join(at, '.git')).catch(() => undefined)) return true;
    if (parent === at) return false;
  }
}

type Git = (args: readonly string[], answers?: readonly number[]) => Promise<Buffer>;

/** Looks where git would, the more particular file last. */
async function personIn(home: string, git: Git): Promise<typeof defaultAuthor> {
  const found = { ...defaultAuthor };
  for (const path of [join(home, '.config', 'git', 'config'), join(home, '.gitconfig')]) {
    if (!(await stat(path).catch(() => undefined))) continue;
    const output = await git(
      ['config', '--file', path, '--includes', '--null', '--get-regexp', '^user\\.(name|email)$'],
      [0, 1],
    );
    for (const entry of output.toString('utf8').split('\0')) {
      const [key, value] = entry.split('\n', 2);
      if (key === 'user.name' && value) found.name = value;
      if (key === 'user.email' && value) found.email = value;
    }
  }
  return found;
}

function startProblem(error: GitError): Problem {
  const missing = gitMissing(error);
  const message = missing
    ? `${missing.message} To start the service without git, add --no-git.`
    : `Git could not make the repository: ${gitWords(error)}`;
  return new Problem('invalid', message, { cause: error });
}
