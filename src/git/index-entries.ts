import { gitModes } from './modes.ts';
import { runGit, type GitCommand } from './git-command.ts';
import { GitError } from 'simple-git';
import { Problem } from '../base/problem.ts';
import { gitMissing, gitWords } from './git-problem.ts';
import type { MergeStage } from '../domain/file-tree.ts';
import type { RepositoryPlace } from './repository-place.ts';
import { pathsIn, type IndexedFile } from './work-tree-index.ts';

const noFile = `0 ${'0'.repeat(40)}`;

async function git(args: readonly string[], command: GitCommand): Promise<Buffer> {
  try {
    return await runGit(args, command);
  } catch (error) {
    command.signal.throwIfAborted();
    if (!(error instanceof GitError)) throw error;
    const message = `Git refused in ${command.folder}: ${gitWords(error)}`;
    throw gitMissing(error) ?? new Problem('invalid', message, { cause: error });
  }
}

/** How an index is changed: what is to go first, then what is to come. */
function indexInfo(paths: Iterable<string>, lines: readonly string[], { prefix }: RepositoryPlace): string {
  const removed = [...paths].map((path) => `${noFile}\t${inRepository(path, prefix)}`);
  return [...removed, ...lines].map((line) => `${line}\0`).join('');
}

function inRepository(path: string, prefix: string): string {
  return prefix === '' ? path : `${prefix}/${path}`;
}

function updateIndex(place: RepositoryPlace, input: string, signal: AbortSignal): Promise<Buffer> {
  const args = ['update-index', '-z', '--index-info'];
  return git(args, { folder: place.root, protocols: [], input, signal });
}

/**
 * Marks files as being in conflict, as a merge by git itself would: `git status` names them, `git mergetool` opens them, and
 * nothing can be committed until each is settled.
 *
 * @param known what the index holds now: ours is left as git has it
 * @throws Problem `invalid` when git refuses, such as when another git has the index locked
 */
export async function writeUnmerged(
  place: RepositoryPlace,
  { stages, known }: { stages: readonly MergeStage[]; known: ReadonlyMap<string, IndexedFile> },
  signal: AbortSignal,
): Promise<void> {
  if (stages.length === 0) return;
  const paths = [...new Set(stages.map(({ path }) => path))];
  const crlf = await checkedOutWithCrLf(place, paths, signal);
  const lines: string[] = [];
  for (const { path, stage, file } of stages) {
    const own = stage === 2 ? known.get(path) : undefined;
    const content = crlf.has(path) && file.kind !== 'symlink' ? withoutCr(file.content) : file.content;
    const { mode, oid } = own ?? {
      mode: gitModes[file.kind],
      oid: await writeBlob(
        place,
        { path, content: Buffer.from(content), isLink: file.kind === 'symlink' },
        signal,
      ),
    };
    lines.push(`${mode} ${oid} ${stage}\t${inRepository(path, place.prefix)}`);
  }
  await updateIndex(place, indexInfo(paths, lines, place), signal);
}

interface Blob {
  path: string;
  content: Buffer;
  isLink: boolean;
}

/** What the file's attributes say of line ends counts, as if it had been added. */
async function writeBlob(
  { root, prefix }: RepositoryPlace,
  blob: Blob,
  signal: AbortSignal,
): Promise<string> {
  const filters = blob.isLink ? '--no-filters' : `--path=${inRepository(blob.path, prefix)}`;
  const args = ['hash-object', '-w', filters, '--stdin'];
  const output = await git(args, { folder: root, protocols: [], input: blob.content, signal });
  return output.toString('latin1').trim();
}

/** Files that git keeps with LF and has checked out with CR LF, by a configuration that need not be the repository's own. */
async function checkedOutWithCrLf(
  { root, prefix }: RepositoryPlace,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<Set<string>> {
  const args = [
    '--literal-pathspecs',
    'ls-files',
    '--eol',
    '-z',
    '--',
    ...paths.map((path) => inRepository(path, prefix)),
  ];
  const lines = pathsIn(await git(args, { folder: root, protocols: [], signal }));
  const found = lines
    .filter((line) => /^i\/lf\s+w\/crlf\s/.test(line))
    .map((line) => line.slice(line.indexOf('\t') + 1));
  return new Set(found.map((path) => (prefix === '' ? path : path.slice(prefix.length + 1))));
}

function withoutCr(content: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(content).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

/**
 * Gives paths the entries they had, in place of whatever the index holds of them now.
 *
 * @param entries those of `paths` that had one
 * @throws Problem as `writeUnmerged` does
 */
export async function restoreEntries(
  place: RepositoryPlace,
  { paths, entries }: { paths: readonly string[]; entries: ReadonlyMap<string, IndexedFile> },
  signal: AbortSignal,
): Promise<void> {
  if (paths.length === 0) return;
  const lines = [...entries].map(
    ([path, { mode, oid }]) => `${mode} ${oid} 0\t${inRepository(path, place.prefix)}`,
  );
  await updateIndex(place, indexInfo(paths, lines, place), signal);
  const refresh = ['update-index', '-q', '--refresh'];
  await git(refresh, { folder: place.root, protocols: [], answers: [0, 1], signal });
}

/** What the newest commit holds of a folder, by path from there; nothing before the first commit. */
export async function entriesOfHead(
  { root, prefix }: RepositoryPlace,
  signal: AbortSignal,
): Promise<Map<string, IndexedFile>> {
  const args = ['--literal-pathspecs', 'ls-tree', '-r', '-z', 'HEAD', '--', prefix || '.'];
  const lines = pathsIn(await git(args, { folder: root, protocols: [], answers: [0, 128], signal }));
  return new Map(
    lines.map((line): [string, IndexedFile] => {
      const tab = line.indexOf('\t');
      const [mode = '', , oid = ''] = line.slice(0, tab).split(' ');
      const path = line.slice(tab + 1);
      return [prefix === '' ? path : path.slice(prefix.length + 1), { mode, oid }];
    }),
  );
}

/** Those of some paths that git ignores: a file written there is not seen by it. */
export async function ignoredAmong(
  { root, prefix }: RepositoryPlace,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  if (paths.length === 0) return [];
  const input = paths.map((path) => `${inRepository(path, prefix)}\0`).join('');
  const args = ['check-ignore', '-z', '--stdin'];
  const output = await git(args, { folder: root, protocols: [], input, answers: [0, 1], signal });
  return pathsIn(output).map((path) => (prefix === '' ? path : path.slice(prefix.length + 1)));
}
