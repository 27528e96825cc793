import { lstat, mkdir, readFile, readlink, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GitError } from 'simple-git';
import { parallel } from '../base/parallel.ts';
import { notFound, Problem } from '../base/problem.ts';
import type { FileTree, TreeFile } from '../domain/file-tree.ts';
import { sortTree } from './file-tree.ts';
import { runGit } from './git-command.ts';
import { gitMissing, gitWords } from './git-problem.ts';
import { openScratchFolder } from './scratch-folder.ts';
import { indexReadOnly, listIndex, pathsIn, type IndexListing } from './work-tree-index.ts';

/** A folder as it is on disk now, with what git says of it. */
export interface WorkTree {
  /** Its real path. */
  path: string;
  /** Tracked and untracked files, without those that git ignores. */
  files: FileTree;
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

/** A file beyond this, in bytes, that no template makes has no part in a merge: data is left where it is. */
const maxBytes = 1_000_000;

/**
 * Reads the files of a folder. Symbolic links are read as such and never followed; submodules, sockets and the like,
 * and names that are not UTF-8, are left out.
 *
 * @param options.wanted paths to look for even where they are large or, in a folder without git, ignored
 * @throws Problem `not-found` when there is no such folder, `invalid` when git cannot read its repository
 */
export async function readWorkTree(
  directory: string,
  { wanted, signal }: { wanted: Iterable<string>; signal: AbortSignal },
): Promise<WorkTree> {
  const path = await realpath(directory).catch(() => undefined);
  if (path === undefined || !(await lstat(path)).isDirectory()) throw notFound(`The folder ${directory}`);
  try {
    const index = await listIndex(path, signal);
    const asked = new Set(wanted);
    return await (index ? readTracked(path, index, { asked, signal }) : readLoose(path, { asked, signal }));
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof GitError ? unreadableRepository(path, error) : error;
  }
}

interface ReadOptions {
  asked: ReadonlySet<string>;
  signal: AbortSignal;
}

async function readTracked(path: string, index: IndexListing, options: ReadOptions): Promise<WorkTree> {
  const { asked, signal } = options;
  const listed = new Set([...index.tracked, ...index.untracked]);
  const aside = [...asked].filter((each) => !listed.has(each));
  const hidden = await readFiles(path, { ...options, paths: aside });
  const notCheckedOut = new Set<string>();
  for (const each of index.unwatched)
    if (!(await lstat(join(path, each)).catch(() => undefined))) notCheckedOut.add(each);
  return {
    path,
    files: await readFiles(path, { asked, signal, paths: listed }),
    git: index,
    hidden: new Set(hidden.keys()),
    notCheckedOut,
    submodules: index.submodules,
  };
}

/** A folder that no repository keeps. Nothing of it is hidden: its `.gitignore` says what to list, and no more. */
async function readLoose(path: string, options: ReadOptions): Promise<WorkTree> {
  const paths = new Set([...(await listLoose(path, options.signal)), ...options.asked]);
  return {
    path,
    files: await readFiles(path, { ...options, paths }),
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
  await mkdir(folder);
  await runGit(['init', '--bare', '--template='], { folder, protocols: [], signal });
  const excluded = generated.map((name) => `--exclude=${name}/`);
  const args = ['ls-files', '-z', '--others', '--exclude-standard', ...excluded];
  const place = [`--git-dir=${folder}`, `--work-tree=${path}`];
  return pathsIn(
    await runGit([...indexReadOnly, ...place, ...args], { folder: path, protocols: [], signal }),
  );
}

async function readFiles(
  folder: string,
  options: ReadOptions & { paths: Iterable<string> },
): Promise<FileTree> {
  const files = new Map<string, TreeFile>();
  const { paths, asked, signal } = options;
  const reading = parallel(paths, { limit: 16, signal }, async (path) => {
    const file = await readTreeFile(folder, path, asked.has(path) ? Infinity : maxBytes);
    return { path, file };
  });
  for await (const { path, file } of reading) if (file) files.set(path, file);
  return sortTree(files);
}

/** Undefined for what is not there, is no file or link, lies behind a link, or is too large. */
async function readTreeFile(folder: string, path: string, max: number): Promise<TreeFile | undefined> {
  const place = join(folder, path);
  const found = await lstat(place).catch(() => undefined);
  if (!found || (await realpath(dirname(place))) !== dirname(place)) return undefined;
  if (found.isSymbolicLink()) return { kind: 'symlink', content: Buffer.from(await readlink(place)) };
  if (!found.isFile() || found.size > max) return undefined;
  const content = await readFile(place).catch((error: unknown) => {
    throw new Problem('invalid', `The file ${place} cannot be read.`, { cause: error });
  });
  return { kind: (found.mode & 0o100) === 0 ? 'file' : 'executable', content };
}

function unreadableRepository(path: string, error: GitError): Problem {
  const message = `Git cannot read the repository of ${path}: ${gitWords(error)}`;
  return gitMissing(error) ?? new Problem('invalid', message);
}
