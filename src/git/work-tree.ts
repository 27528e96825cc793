import { lstat, readFile, readlink, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GitError } from 'simple-git';
import { parallel } from '../base/parallel.ts';
import { notFound, Problem } from '../base/problem.ts';
import type { FileTree, TreeFile } from '../domain/file-tree.ts';
import { makeBareRepository } from './bare-repository.ts';
import { sortTree } from './file-tree.ts';
import { runGit } from './git-command.ts';
import { gitMissing, gitWords } from './git-problem.ts';
import { openScratchFolder } from './scratch-folder.ts';
import { createUnreadFiles, type UnreadFiles } from './unread-files.ts';
import { indexReadOnly, listIndex, pathsIn, type IndexListing } from './work-tree-index.ts';

/** A folder as it is on disk now, with what git says of it. */
export interface WorkTree {
  /** Its real path. */
  path: string;
  /** Tracked and untracked files, without those that git ignores. Of those that need not be read there is a stand-in. */
  files: FileTree;
  unread: UnreadFiles;
  /** What git has not got a copy of: tracked files that are changed, and files it does not track. null without git. */
  git: Pick<IndexListing, 'place' | 'entries' | 'unmerged' | 'uncommitted' | 'untracked'> | null;
  /** Wanted files that are there although git ignores them, or does not check them for changes. Not among the files. */
  hidden: ReadonlySet<string>;
  /** Tracked files that a sparse checkout has left out of the folder. */
  notCheckedOut: ReadonlySet<string>;
  /** Paths of submodules and other repositories in the folder, which are not among the files. */
  submodules: readonly string[];
}

/** What programs make and load; left out of a folder that says nothing of it. */
const generated = [
  ...['node_modules', '.venv', 'venv', '__pycache__', '.tox', '.Rproj.user'],
  ...['.codehub-upgrade', '.codehub-undo'],
];

export interface ReadWorkTreeOptions {
  /**
   * Files to look for even where they are, in a folder without git, ignored, with their size where they are known: when one
   * of those is missing, it may be a file of about that size by now.
   */
  wanted: ReadonlyMap<string, number | undefined>;
  /** What else is read. The rest has a stand-in. */
  alsoRead?: (path: string) => boolean;
  signal: AbortSignal;
}

/**
 * Reads the files of a folder. Symbolic links are read as such and never followed; submodules, sockets and the like,
 * and names that are not UTF-8, are left out.
 *
 * @throws Problem `not-found` when there is no such folder, `invalid` when git cannot read its repository
 */
export async function readWorkTree(directory: string, options: ReadWorkTreeOptions): Promise<WorkTree> {
  const { signal } = options;
  const path = await realpath(directory).catch(() => undefined);
  if (path === undefined || !(await lstat(path)).isDirectory()) throw notFound(`The folder ${directory}`);
  try {
    const index = await listIndex(path, signal);
    return await (index ? readTracked(path, index, options) : readLoose(path, options));
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof GitError ? unreadableRepository(path, error) : error;
  }
}

/** The same with some more files read. */
export async function readMore(
  tree: WorkTree,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<WorkTree> {
  const found = await lookAtAll(tree.path, paths, signal);
  const read = await readAll(tree.path, [...found], signal);
  return { ...tree, files: sortTree(new Map([...tree.files, ...read])) };
}

async function readTracked(
  path: string,
  index: IndexListing,
  options: ReadWorkTreeOptions,
): Promise<WorkTree> {
  const { wanted, signal } = options;
  const listed = new Set([...index.tracked, ...index.untracked]);
  const aside = [...wanted.keys()].filter((each) => !listed.has(each));
  const hidden = await lookAtAll(path, aside, signal);
  const notCheckedOut = new Set<string>();
  for (const each of index.unwatched)
    if (!(await lstat(join(path, each)).catch(() => undefined))) notCheckedOut.add(each);
  return {
    path,
    ...(await readNeeded(path, listed, options)),
    git: index,
    hidden: new Set(hidden.keys()),
    notCheckedOut,
    submodules: index.submodules,
  };
}

/** A folder that no repository keeps. Nothing of it is hidden: its `.gitignore` says what to list, and no more. */
async function readLoose(path: string, options: ReadWorkTreeOptions): Promise<WorkTree> {
  const paths = new Set([...(await listLoose(path, options.signal)), ...options.wanted.keys()]);
  return {
    path,
    ...(await readNeeded(path, paths, options)),
    git: null,
    hidden: new Set(),
    notCheckedOut: new Set(),
    submodules: [],
  };
}

/** What git would list if it kept the folder: its own `.gitignore` counts. */
async function listLoose(path: string, signal: AbortSignal): Promise<string[]> {
  await using scratch = await openScratchFolder();
  const folder = join(scratch.path, 'list');
  await makeBareRepository(folder);
  const excluded = generated.map((name) => `--exclude=${name}/`);
  const args = ['ls-files', '-z', '--others', '--exclude-standard', ...excluded];
  const place = [`--git-dir=${folder}`, `--work-tree=${path}`];
  return pathsIn(
    await runGit([...indexReadOnly, ...place, ...args], { folder: path, protocols: [], signal }),
  );
}

interface Sized {
  kind: TreeFile['kind'];
  size: number;
}

/** Reads what takes part in a merge: wanted files, and those that a missing one may have become. */
async function readNeeded(
  folder: string,
  paths: Iterable<string>,
  { wanted, alsoRead, signal }: ReadWorkTreeOptions,
): Promise<Pick<WorkTree, 'files' | 'unread'>> {
  const found = await lookAtAll(folder, paths, signal);
  const missing = [...wanted].flatMap(([path, size]) =>
    size === undefined || found.has(path) ? [] : [size],
  );
  const isNeeded = ([path, { kind, size }]: [string, Sized]) =>
    wanted.has(path) ||
    kind === 'symlink' ||
    alsoRead?.(path) === true ||
    missing.some((each) => mayBeRenamed(each, size));
  const entries = [...found];
  const read = await readAll(folder, entries.filter(isNeeded), signal);
  const unread = createUnreadFiles();
  const others = entries.flatMap(([path, { kind }]): [string, TreeFile][] =>
    read.has(path) ? [] : [[path, unread.standIn(path, kind)]],
  );
  return { files: sortTree(new Map([...read, ...others])), unread };
}

/** Git takes two files for one that was renamed when at least half of the larger one is in the other (`diffcore-rename.c`). */
function mayBeRenamed(size: number, other: number): boolean {
  return 2 * Math.min(size, other) >= Math.max(size, other);
}

/** Kind and size of files and links; without what is not there, is neither, or lies behind a link. */
async function lookAtAll(
  folder: string,
  paths: Iterable<string>,
  signal: AbortSignal,
): Promise<Map<string, Sized>> {
  const real = new Map<string, Promise<boolean>>();
  const isReal = (place: string) => {
    const known = real.get(place) ?? realpath(place).then((each) => each === place);
    real.set(place, known);
    return known;
  };
  const found = new Map<string, Sized>();
  const looking = parallel(paths, { limit: 32, signal }, async (path) => {
    const place = join(folder, path);
    const stats = await lstat(place).catch(() => undefined);
    return { path, stats: stats && (await isReal(dirname(place))) ? stats : undefined };
  });
  for await (const { path, stats } of looking) {
    if (stats?.isSymbolicLink()) found.set(path, { kind: 'symlink', size: stats.size });
    if (stats?.isFile())
      found.set(path, { kind: (stats.mode & 0o100) === 0 ? 'file' : 'executable', size: stats.size });
  }
  return found;
}

async function readAll(
  folder: string,
  entries: Iterable<[string, Sized]>,
  signal: AbortSignal,
): Promise<Map<string, TreeFile>> {
  const files = new Map<string, TreeFile>();
  const reading = parallel(entries, { limit: 32, signal }, async ([path, { kind }]) => ({
    path,
    file: { kind, content: await readOne(join(folder, path), kind) },
  }));
  for await (const { path, file } of reading) files.set(path, file);
  return files;
}

async function readOne(place: string, kind: TreeFile['kind']): Promise<Uint8Array> {
  try {
    return kind === 'symlink' ? Buffer.from(await readlink(place)) : await readFile(place);
  } catch (error) {
    throw new Problem('invalid', `The file ${place} cannot be read.`, { cause: error });
  }
}

function unreadableRepository(path: string, error: GitError): Problem {
  const message = `Git cannot read the repository of ${path}: ${gitWords(error)}`;
  return gitMissing(error) ?? new Problem('invalid', message);
}
