import { Problem, type Kind } from '../base/problem.ts';
import { redact, type RemoteAddress } from './address.ts';

/**
 * What git's words for a failure mean, first match first. Git has no codes for them: exit code 128 is any failure.
 * The words are from git's sources (`remote-curl.c`, `transport.c`, `connect.c`, `setup.c`) and libcurl's.
 */
const meanings: readonly { words: RegExp; kind: Kind; advice: string }[] = [
  {
    words: /dubious ownership/i,
    kind: 'invalid',
    advice: 'The folder belongs to another user of this machine. Run as its owner.',
  },
  {
    words:
      /transport '.*' not allowed|protocol '.*' is not supported|unable to find remote helper|illegal|malformed/i,
    kind: 'invalid',
    advice: 'Give an https:// URL of the repository.',
  },
  { words: /returned error: 429|rate limit/i, kind: 'rate-limited', advice: 'Try again later.' },
  {
    words:
      /authentication failed|could not read (?:username|password)|prompts disabled|permission denied|returned error: 40[134]|returned error: (?:410|451)|not found|does not appear to be a git repository|does not exist|no such file|access denied/i,
    kind: 'not-found',
    advice: 'Check the address. It may be private, renamed or deleted.',
  },
];

/** The oldest git that does all we ask of it: `merge-tree --write-tree` came with this version. */
const minGitVersion = '2.38';

/** The Problem where git itself is missing or too old; undefined for any other failure. */
export function gitMissing(error: Error): Problem | undefined {
  if (!/spawn .*ENOENT|usage: git merge-tree|unknown option/.test(error.message)) return undefined;
  const message = `The program “git” was not found, or is too old. Install git, version ${minGitVersion} or newer.`;
  return new Problem('invalid', message, { cause: error });
}

/** What git wrote when it failed, on one line and cut short. */
export function gitWords(error: Error): string {
  return error.message
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 300);
}

const unreachable = {
  kind: 'unreachable',
  advice: 'The server may be down or slow. Try again later.',
} as const;

/** Turns git's standard error into a Problem that names the repository and what to do. */
export function gitProblem(error: Error, address: RemoteAddress): Problem {
  const missing = gitMissing(error);
  if (missing) return missing;
  const output = essence(error.message, address);
  const { kind, advice } = meanings.find(({ words }) => words.test(output)) ?? unreachable;
  const words = output.replaceAll('<the repository>', address.shown);
  // The error itself is not passed on as the cause: it holds the command line, and so perhaps a password.
  return new Problem(kind, `${address.shown} could not be read over git (${words}). ${advice}`);
}

/** Whether git failed because the server does not hand out single objects, as older ones do not. */
export function isRefusalOfObjects(error: unknown): boolean {
  return error instanceof Error && /unadvertised object|not our ref|no such remote ref/i.test(error.message);
}

/** Whether the server hands out no commit but those that its branches and tags name. */
export function isUnadvertised(error: unknown): boolean {
  return error instanceof Error && /unadvertised object/i.test(error.message);
}

/** Whether the server does not have the object that was asked for, or not within its history. */
export function isUnknownObject(error: unknown): boolean {
  return error instanceof Error && /not our ref/i.test(error.message);
}

/** Git's own last words. Lines of the server's (`remote:`) are left out, and the address, so that neither decides. */
function essence(message: string, { location, shown }: RemoteAddress): string {
  const lines = message
    .replaceAll(location, '<the repository>')
    .replaceAll(shown, '<the repository>')
    .replaceAll(shown.replace(/\/$/, ''), '<the repository>')
    .split(/[\r\n]+/)
    .filter(
      (line) => /^(?:fatal|error|ssh|curl|.*permission denied)/i.test(line) && !line.startsWith('remote:'),
    );
  const plain = redact(
    lines.map((line) => line.replace(/^(?:fatal|error): /, '')).join('; ') || 'git gave no reason',
  );
  return plain.replaceAll(/\p{Cc}/gu, ' ').slice(0, 300);
}
