import { runGit } from './git-command.ts';
import { kindOfMode } from './modes.ts';
import { placeIn, type RepositoryPlace } from './repository-place.ts';

/** What the index holds of a file that is not in conflict. */
export interface IndexedFile {
  mode: string;
  oid: string;
}

/** What git knows of a folder; all paths are from that folder. */
export interface IndexListing {
  place: RepositoryPlace;
  /** By path, without files in conflict. */
  entries: ReadonlyMap<string, IndexedFile>;
  /** Files in conflict, of a merge or an upgrade that is not settled. */
  unmerged: string[];
  /** Files that git keeps and looks at. */
  tracked: string[];
  untracked: ReadonlySet<string>;
  /** Tracked files that differ from the newest commit. */
  uncommitted: string[];
  /** Tracked files that git does not check for changes: `skip-worktree`, also by a sparse checkout, or `assume-unchanged`. */
  unwatched: string[];
  /** Other repositories in the folder, whether or not this one knows of them. */
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
  const place = await placeIn(path);
  if (place === undefined) return undefined;
  const { root, prefix } = place;
  const ask = async (...args: string[]) =>
    pathsIn(
      await runGit([...indexReadOnly, ...args, '--', prefix || '.'], { folder: root, protocols: [], signal }),
    );
  const [entries, status] = await Promise.all([
    ask('ls-files', '-z', '--cached', '--stage', '-v').then((lines) => lines.map(parseIndexLine)),
    ask('status', ...statusOptions),
  ]);
  return describe({ place, entries, status });
}

interface Answers {
  place: RepositoryPlace;
  entries: readonly IndexEntry[];
  status: readonly string[];
}

function describe({ place, entries, status }: Answers): IndexListing | undefined {
  const { prefix } = place;
  const named = (flags: RegExp) =>
    status.filter((line) => flags.test(line)).map((line) => line.slice('XY '.length));
  const inside = (paths: readonly string[]) =>
    prefix === '' ? [...paths] : paths.map((each) => each.slice(prefix.length + 1));
  const untracked = new Set(inside(named(/^\?\? .*[^/]$/s)));
  if (entries.length === 0 && untracked.size === 0) return undefined;
  const pathsOf = (wanted: IndexEntry['state']) =>
    inside([...new Set(entries.filter(({ state }) => state === wanted).map((entry) => entry.path))]);
  const settled = entries.filter(({ stage, state }) => stage === 0 && state !== 'submodule');
  const conflicting = entries.filter(({ stage }) => stage > 0);
  return {
    place,
    entries: new Map(settled.map(({ path, mode, oid }) => [inside([path])[0] ?? path, { mode, oid }])),
    unmerged: inside([...new Set(conflicting.map(({ path }) => path))]),
    tracked: pathsOf('tracked'),
    untracked,
    uncommitted: inside(named(/^(?!\?\?|##)/)),
    unwatched: pathsOf('unwatched'),
    submodules: [...pathsOf('submodule'), ...inside(named(/^\?\? .*\/$/s)).map((each) => each.slice(0, -1))],
  };
}

interface IndexEntry {
  path: string;
  mode: string;
  oid: string;
  /** 0 for a file that is not in conflict. */
  stage: number;
  state: 'tracked' | 'unwatched' | 'submodule';
}

/**
 * Reads a line of `git ls-files --stage -v`: `<tag> <mode> <oid> <stage>\t<path>`. The tag is S for `skip-worktree`, and a
 * small letter for `assume-unchanged` (git-ls-files(1)).
 */
function parseIndexLine(line: string): IndexEntry {
  const tab = line.indexOf('\t');
  const [tag = '', mode = '', oid = '', stage] = line.slice(0, tab).split(' ');
  const entry = { path: line.slice(tab + 1), mode, oid, stage: Number(stage) };
  if (kindOfMode(mode) === 'submodule') return { ...entry, state: 'submodule' };
  return { ...entry, state: /[Sa-z]/.test(tag) ? 'unwatched' : 'tracked' };
}

/** The lines of an output that ends each with a zero byte, without those that hold a name that is not UTF-8. */
export function pathsIn(output: Buffer): string[] {
  const paths = output.toString('utf8').split('\0').slice(0, -1);
  return paths.filter((path) => !path.includes('\uFFFD'));
}
