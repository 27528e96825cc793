import { runGit } from './git-command.ts';

/** Which of these paths git would not keep in the repository of a folder. They need not be there. */
export async function ignoredPaths(
  folder: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const input = paths.map((path) => `${path}\0`).join('');
  const args = ['check-ignore', '-z', '--stdin'];
  const output = await runGit(args, { folder, protocols: [], input, answers: [0, 1], signal });
  return new Set(
    output
      .toString('utf8')
      .split('\0')
      .filter((path) => path !== ''),
  );
}
