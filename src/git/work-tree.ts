import { lstat, mkdir, readFile, readlink, realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { GitError } from 'simple-git';
import { parallel } from '../base/parallel.ts';
import { notFound, Problem } from '../base/problem.ts';
import type { FileTree, ServiceFolder, TreeFile } from '../domain/file-tree.ts';
import { sortTree } from './file-tree.ts';
import { runGit } from './git-command.ts';
import { gitMissing, gitWords } from './git-problem.ts';
import { openScratchFolder } from './scratch-folder.ts';

/** What programs make and load; left out of a folder that says nothing of it. */
const generated = ['node_modules', '.venv', 'venv', '__pycache__', '.tox', '.Rproj.user', '.codehub-upgrade'];

/** A file beyond this, in bytes, that no template makes has no part in a merge: data is left where it is. */
const largest = 1_000_000;

/** The repository's index is left as it is, and a path is no pattern. */
const settings = ['--no-optional-locks', '--literal-pathspecs'];

/**
 * Reads the files of a service. Symbolic links are read as such and never followed; submodules, sockets and the like,
 * and names that are not UTF-8, are left out.
 *
 * @param options.wanted paths that are read even when ignored or large: those the template makes
 * @throws Problem `not-found` when there is no such folder, `invalid` when git cannot read its repository
 */
export async function readServiceFolder(
  directory: string,
  { wanted, signal }: { wanted: Iterable<string>; signal: AbortSignal },
): Promise<ServiceFolder> {
  const path = await realpath(directory).catch(() => undefined);
  if (path === undefined || !(await lstat(path)).isDirectory()) throw notFound(`The folder ${directory}`);
  const root = await rootOf(path);
  try {
    const kept = root === undefined ? undefined : await listKept({ root, path, signal });
    const listed = kept?.all ?? (await listLoose(path, signal));
    const asked = new Set(wanted);
    const files = await readFiles(path, { paths: new Set([...listed, ...asked]), asked, signal });
    return { path, files, git: kept ? { uncommitted: kept.uncommitted, untracked: kept.untracked } : null };
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof GitError ? unreadable(path, error) : error;
  }
}

/** The work tree that a folder is in, by the `.git` of it or of a folder above. */
async function rootOf(path: string): Promise<string | undefined> {
  for (let folder = path; ; folder = dirname(folder)) {
    if (await lstat(join(folder, '.git')).catch(() => undefined)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** A line for the branch, then one for each file that git has no copy of as it is. */
const statusOptions = [
  ...['-z', '--porcelain=v1', '--branch', '--no-renames'],
  ...['--untracked-files=all', '--ignore-submodules=all'],
];

interface Kept {
  all: string[];
  uncommitted: string[];
  untracked: ReadonlySet<string>;
}

/** Undefined for a folder that the repository around it ignores, or knows nothing of. */
async function listKept(place: {
  root: string;
  path: string;
  signal: AbortSignal;
}): Promise<Kept | undefined> {
  const { root, path, signal } = place;
  const prefix = relative(root, path).replaceAll(sep, '/');
  const ask = async (...args: string[]) =>
    pathsIn(
      await runGit([...settings, ...args, '--', prefix || '.'], { folder: root, protocols: [], signal }),
    );
  const [tracked, status] = await Promise.all([
    ask('ls-files', '-z', '--cached'),
    ask('status', ...statusOptions),
  ]);
  const named = (flags: RegExp) =>
    status.filter((line) => flags.test(line)).map((line) => line.slice('XY '.length));
  const untracked = named(/^\?\? .*[^/]$/s);
  const inside = (paths: readonly string[]) =>
    prefix === '' ? [...paths] : paths.map((each) => each.slice(prefix.length + 1));
  const all = [...new Set(inside([...tracked, ...untracked]))];
  if (all.length === 0) return undefined;
  return { all, uncommitted: inside(named(/^(?!\?\?|##)/)), untracked: new Set(inside(untracked)) };
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
  return pathsIn(await runGit([...settings, ...place, ...args], { folder: path, protocols: [], signal }));
}

function pathsIn(output: Buffer): string[] {
  const paths = output.toString('utf8').split('\0').slice(0, -1);
  return paths.filter((path) => !path.includes('\uFFFD'));
}

async function readFiles(
  folder: string,
  options: { paths: Iterable<string>; asked: ReadonlySet<string>; signal: AbortSignal },
): Promise<FileTree> {
  const files = new Map<string, TreeFile>();
  const { paths, asked, signal } = options;
  const reading = parallel(paths, { limit: 16, signal }, async (path) => {
    const file = await readTreeFile(folder, path, asked.has(path) ? Infinity : largest);
    return { path, file };
  });
  for await (const { path, file } of reading) if (file) files.set(path, file);
  return sortTree(files);
}

/** Undefined for what is not there, is no file or link, lies behind a link, or is too large. */
async function readTreeFile(folder: string, path: string, most: number): Promise<TreeFile | undefined> {
  const place = join(folder, path);
  const found = await lstat(place).catch(() => undefined);
  if (!found || (await realpath(dirname(place))) !== dirname(place)) return undefined;
  if (found.isSymbolicLink()) return { kind: 'symlink', content: Buffer.from(await readlink(place)) };
  if (!found.isFile() || found.size > most) return undefined;
  const content = await readFile(place).catch((error: unknown) => {
    throw new Problem('invalid', `The file ${place} cannot be read.`, { cause: error });
  });
  return { kind: (found.mode & 0o100) === 0 ? 'file' : 'executable', content };
}

function unreadable(path: string, error: GitError): Problem {
  const message = `Git cannot read the repository of ${path}: ${gitWords(error)}`;
  return gitMissing(error) ?? new Problem('invalid', message);
}
