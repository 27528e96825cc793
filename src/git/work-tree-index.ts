import { lstat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { runGit } from './git-command.ts';
import { kindOfMode } from './modes.ts';

/** What git knows of a folder; all paths are from that folder. */
export interface IndexListing {
  /** Files that git keeps and looks at. */
  tracked: string[];
  untracked: ReadonlySet<string>;
  /** Tracked files that differ from the newest commit. */
  uncommitted: string[];
  /** Tracked files that git does not check for changes: `skip-worktree`, also by a sparse checkout, or `assume-unchanged`. */
  unwatched: string[];
  submodules: string[];
}

/** The repository's index is left as it is, and a path is no pattern. */
export const indexReadOnly = ['--no-optional-locks', '--literal-pathspecs'];

/** A line for the branch, then one for each file that git has no copy of as it is. */
const statusOptions = [
  ...['-z', '--porcelain=v1', '--branch', '--no-renames'],
  ...['--untracked-files=all', '--ignore-submodules=all'],
];

/**
 * Lists a folder by the repository it lies in.
 *
 * @returns undefined for a folder in no repository, and for one that the repository around it ignores or does not know
 * @throws GitError when git cannot read the repository; the signal's reason
 */
export async function listIndex(path: string, signal: AbortSignal): Promise<IndexListing | undefined> {
  const root = await rootOf(path);
  if (root === undefined) return undefined;
  const prefix = relative(root, path).replaceAll(sep, '/');
  const ask = async (...args: string[]) =>
    pathsIn(
      await runGit([...indexReadOnly, ...args, '--', prefix || '.'], { folder: root, protocols: [], signal }),
    );
  const [entries, status] = await Promise.all([
    ask('ls-files', '-z', '--cached', '--stage', '-v').then((lines) => lines.map(parseIndexLine)),
    ask('status', ...statusOptions),
  ]);
  const named = (flags: RegExp) =>
    status.filter((line) => flags.test(line)).map((line) => line.slice('XY '.length));
  const inside = (paths: readonly string[]) =>
    prefix === '' ? [...paths] : paths.map((each) => each.slice(prefix.length + 1));
  const untracked = new Set(inside(named(/^\?\? .*[^/]$/s)));
  if (entries.length === 0 && untracked.size === 0) return undefined;
  const pathsOf = (wanted: IndexEntry['state']) =>
    inside([...new Set(entries.filter(({ state }) => state === wanted).map((entry) => entry.path))]);
  return {
    tracked: pathsOf('tracked'),
    untracked,
    uncommitted: inside(named(/^(?!\?\?|##)/)),
    unwatched: pathsOf('unwatched'),
    submodules: pathsOf('submodule'),
  };
}

interface IndexEntry {
  path: string;
  state: 'tracked' | 'unwatched' | 'submodule';
}

/**
 * Reads a line of `git ls-files --stage -v`: `<tag> <mode> <oid> <stage>\t<path>`. The tag is S for `skip-worktree`, and a
 * small letter for `assume-unchanged` (git-ls-files(1)).
 */
function parseIndexLine(line: string): IndexEntry {
  const tab = line.indexOf('\t');
  const [tag = '', mode = ''] = line.slice(0, tab).split(' ');
  const path = line.slice(tab + 1);
  if (kindOfMode(mode) === 'submodule') return { path, state: 'submodule' };
  return { path, state: /[Sa-z]/.test(tag) ? 'unwatched' : 'tracked' };
}

/** The work tree that a folder is in, by the `.git` of it or of a folder above. */
export async function rootOf(path: string): Promise<string | undefined> {
  for (let folder = path; ; folder = dirname(folder)) {
    if (await lstat(join(folder, '.git')).catch(() => undefined)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The lines of an output that ends each with a zero byte, without those that hold a name that is not UTF-8. */
export function pathsIn(output: Buffer): string[] {
  const paths = output.toString('utf8').split('\0').slice(0, -1);
  return paths.filter((path) => !path.includes('\uFFFD'));
}
