import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError } from 'simple-git';
import { Problem } from '../base/problem.ts';
import type { RemoteAddress } from './address.ts';
import { runGit, type GitCommand } from './git-command.ts';
import { endProcessesIn } from './end-processes.ts';
import { gitProblem } from './git-problem.ts';
import { openScratchFolder, type ScratchFolder } from './scratch-folder.ts';

export interface GitLimits {
  /** How long one session may take. */
  milliseconds: number;
  /** How much one repository may take on disk, as git stores it. */
  bytes: number;
  /** How many files and folders may be listed. */
  entries: number;
}

export interface SessionOptions {
  address: RemoteAddress;
  protocols: readonly string[];
  limits: GitLimits;
  tempFolder: string | undefined;
  signal: AbortSignal;
}

/** Work with git on one remote repository: in a folder of its own, within limits. */
export interface GitSession {
  address: RemoteAddress;
  limits: GitLimits;
  /** Runs git in a repository of this session (see `init`), or in the empty folder around them. */
  git(
    args: readonly string[],
    options?: { repository?: string; input?: string } & Pick<GitCommand, 'max'>,
  ): Promise<Buffer>;
  /** Makes an empty bare repository and gives back its folder. */
  init(name: string, format: 'sha1' | 'sha256'): Promise<string>;
  /** Bytes on disk; throws a Problem when they are more than allowed. */
  size(): Promise<number>;
}

/** Milliseconds between two looks at how much room a session takes. */
const sizeCheckInterval = 200;

/**
 * Does `work` with git in a temporary folder that it always removes. Time and size are watched
 * while git runs. Throws the signal's own reason when aborted, and a Problem when git fails.
 */
export async function withSession<T>(
  options: SessionOptions,
  work: (session: GitSession) => Promise<T>,
): Promise<T> {
  options.signal.throwIfAborted();
  await using folder = await openScratchFolder(options.tempFolder);
  using watch = watchLimits(folder, options);
  const signal = AbortSignal.any([options.signal, watch.signal]);
  signal.addEventListener('abort', () => void endProcessesIn(folder.path), { once: true });
  try {
    return await work(createSession(folder, signal, options));
  } catch (error) {
    if (signal.aborted) {
      await endProcessesIn(folder.path);
      throw signal.reason;
    }
    throw error instanceof GitError ? gitProblem(error, options.address) : error;
  }
}

function createSession(folder: ScratchFolder, signal: AbortSignal, options: SessionOptions): GitSession {
  const { address, limits, protocols } = options;
  const git: GitSession['git'] = (args, { repository = join(folder.path, 'nowhere'), ...rest } = {}) =>
    mkdir(repository, { recursive: true }).then(() =>
      runGit(args, { folder: repository, protocols, signal, ...rest }),
    );
  return {
    address,
    limits,
    git,
    async init(name, format) {
      const repository = join(folder.path, name);
      await git(['init', '--quiet', '--bare', '--template=', `--object-format=${format}`], { repository });
      return repository;
    },
    async size() {
      const size = await folder.size();
      if (size > limits.bytes) throw tooLarge(options);
      return size;
    },
  };
}

/** Aborts its signal, with the Problem as the reason, when the session takes too long or too much room. */
function watchLimits(folder: ScratchFolder, options: SessionOptions): Disposable & { signal: AbortSignal } {
  const stop = new AbortController();
  const time = setTimeout(() => stop.abort(tooSlow(options)), options.limits.milliseconds);
  let measuring = false;
  const room = setInterval(() => {
    if (measuring) return;
    measuring = true;
    void folder.size().then((size) => {
      measuring = false;
      if (size > options.limits.bytes) stop.abort(tooLarge(options));
    });
  }, sizeCheckInterval);
  return {
    signal: stop.signal,
    [Symbol.dispose]() {
      clearTimeout(time);
      clearInterval(room);
    },
  };
}

function tooSlow({ address, limits }: SessionOptions): Problem {
  const seconds = Math.ceil(limits.milliseconds / 1000);
  return new Problem(
    'unreachable',
    `${address.shown} did not answer in full within ${seconds} seconds. Try again later.`,
  );
}

function tooLarge({ address, limits }: SessionOptions): Problem {
  const megabytes = Math.ceil(limits.bytes / 1e6);
  const message = `${address.shown} takes more than ${megabytes} MB, the most that is read over git. Raise the limit to read it.`;
  return new Problem('invalid', message);
}
