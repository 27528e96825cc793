import { dirname } from 'node:path';
import { simpleGit, type SimpleGitOptions } from 'simple-git';
import { gitEnvironment } from './git-environment.ts';

export interface GitCommand {
  /** The folder it runs in: a repository, or an empty folder. Repositories further up are not looked for. */
  folder: string;
  /** Protocols git may use, also for redirects. */
  protocols: readonly string[];
  input?: string | Buffer;
  /** Exit codes that are answers and not failures; 0 alone by default. */
  answers?: readonly number[];
  /** Bytes of output after which git is stopped, and what is thrown then. */
  max?: { bytes: number; otherwise: Error };
  signal: AbortSignal;
}

/** What an unknown server could make the caller's configuration do is switched off, command by command. */
const config = [
  'core.hooksPath=/dev/null',
  'core.askPass=',
  'core.fsmonitor=false',
  'credential.helper=',
  'gc.auto=0',
  'maintenance.auto=false',
  'fetch.recurseSubmodules=false',
  'fetch.negotiationAlgorithm=noop',
  'http.followRedirects=initial',
  'http.lowSpeedLimit=1000',
  'http.lowSpeedTime=30',
  'protocol.version=2',
];

/** simple-git refuses these by default, since a caller's text could reach them; here every one is fixed above. */
const unsafe = {
  allowUnsafeAskPass: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeHooksPath: true,
  allowUnsafePack: true,
  allowUnsafeSshCommand: true,
  allowUnsafeTemplateDir: true,
};

/**
 * Runs git once and gives back the bytes it wrote. Rejects with git's own error (its message is what git wrote to
 * standard error) on any exit code that is no answer, and when `signal` is aborted; by then the process has ended.
 * Rejects with `max.otherwise` when it writes more than `max.bytes`.
 */
export async function runGit(
  args: readonly string[],
  { folder, protocols, input, answers = [0], max, signal }: GitCommand,
): Promise<Buffer> {
  const output = createOutput(max?.bytes);
  const environment = gitEnvironment({ protocols, ceiling: dirname(folder) });
  const options: Partial<SimpleGitOptions> = {
    baseDir: folder,
    config,
    unsafe,
    abort: AbortSignal.any([signal, output.full]),
    allowEnvironment: Object.keys(environment),
    // Output is whole when the streams are closed; a grandchild that keeps them open is not waited for.
    completion: { onClose: true, onExit: 5000 },
    errors: (error, { exitCode, stdErr }) =>
      error ??
      (answers.includes(exitCode)
        ? undefined
        : Buffer.concat([...stdErr, Buffer.from(`\ngit ended with ${exitCode}`)])),
    ...(input === undefined ? {} : { input: () => input }),
  };
  const running = simpleGit(options)
    .env(environment)
    .outputHandler((_command, stdout) => {
      stdout.on('data', output.add);
      // simple-git waits 50 ms more for the output of a command that wrote none: all there is has come by now.
      stdout.once('end', () => stdout.emit('data', Buffer.alloc(0)));
    })
    .raw([...args]);
  await running.catch((error: unknown) => {
    throw max && output.full.aborted ? max.otherwise : error;
  });
  return output.whole();
}

/** Gathers what git writes, up to a number of bytes. */
function createOutput(maxBytes = Infinity) {
  const overflow = new AbortController();
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    full: overflow.signal,
    add: (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) overflow.abort();
      else chunks.push(chunk);
    },
    whole: () => Buffer.concat(chunks),
  };
}
