import { join } from 'node:path';
import { GitError } from 'simple-git';
import { Problem } from '../base/problem.ts';
import type { FileTree } from '../domain/file-tree.ts';
import { makeBareRepository } from './bare-repository.ts';
import { runGit } from './git-command.ts';
import { gitMissing, gitWords } from './git-problem.ts';
import { gitModes } from './modes.ts';
import { parseObjectBatch } from './object-batch.ts';
import { openScratchFolder } from './scratch-folder.ts';

/** A bare repository of our own for the time of one job. */
export interface MergeRepository {
  git(args: readonly string[], options?: { input?: Buffer; answers?: readonly number[] }): Promise<Buffer>;
  /** The contents of objects, by id. */
  contents(oids: readonly string[]): Promise<Map<string, Buffer>>;
}

/** A commit to be made: its branch, its files, and the branch of its parent. */
export interface MergeCommit {
  branch: string;
  files: FileTree;
  parent?: string;
}

/** Objects live for a moment: neither compressed nor kept one by one. */
const settings = ['core.compression=0', 'pack.compression=0', 'fastimport.unpackLimit=0'];

/**
 * Does `work` with commits in a temporary bare repository, which is gone afterwards. It has no work tree, and no
 * attribute, filter or hook of the files counts: they are bytes to it.
 *
 * Throws a Problem when git fails, and the signal's own reason when aborted.
 */
export async function withMergeRepository<T>(
  commits: readonly MergeCommit[],
  signal: AbortSignal,
  work: (repository: MergeRepository) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  await using scratch = await openScratchFolder();
  const folder = join(scratch.path, 'merge');
  await makeBareRepository(folder);
  const git: MergeRepository['git'] = (args, options = {}) =>
    runGit([...settings.flatMap((setting) => ['-c', setting]), ...args], {
      folder,
      protocols: [],
      signal,
      ...options,
    });
  try {
    await git(['fast-import', '--depth=0'], { input: importStream(commits) });
    return await work({ git, contents: (oids) => readContents(git, oids) });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof GitError ? mergeProblem(error) : error;
  }
}

async function readContents(git: MergeRepository['git'], oids: readonly string[]) {
  if (oids.length === 0) return new Map<string, Buffer>();
  return parseObjectBatch(await git(['cat-file', '--batch'], { input: Buffer.from(`${oids.join('\n')}\n`) }));
}

/** What `git fast-import` reads: each content once, then the commits. */
function importStream(commits: readonly MergeCommit[]): Buffer {
  const parts: Uint8Array[] = [];
  const write = (text: string) => parts.push(Buffer.from(text));
  // The same content in several trees is the same array: what is equal by chance git stores once by itself.
  const marks = new Map<Uint8Array, number>();
  for (const { files } of commits)
    for (const { content } of files.values()) {
      if (marks.has(content)) continue;
      marks.set(content, marks.size + 1);
      write(`blob\nmark :${marks.size}\ndata ${content.length}\n`);
      parts.push(content);
      write('\n');
    }
  for (const { branch, files, parent } of commits) {
    write(`commit refs/heads/${branch}\ncommitter codehub <> 0 +0000\ndata 0\n`);
    if (parent !== undefined) write(`from refs/heads/${parent}\n`);
    write('deleteall\n');
    for (const [path, { kind, content }] of files)
      write(`M ${gitModes[kind]} :${marks.get(content)} ${quoted(path)}\n`);
    write('\n');
  }
  return Buffer.concat(parts);
}

function quoted(path: string): string {
  return `"${path.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

function mergeProblem(error: GitError): Problem {
  const message = `Git could not merge the files: ${gitWords(error)}`;
  return gitMissing(error) ?? new Problem('invalid', message, { cause: error });
}
