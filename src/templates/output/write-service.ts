import { constants } from 'node:fs';
import {
  copyFile,
  mkdir,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Problem } from '../../base/problem.ts';
import type { TreeFile } from '../../domain/file-tree.ts';
import type { FilePlan } from '../../domain/template.ts';

interface WriteServiceOptions {
  /** Something to be done with the files before they are put in place, such as a first commit. */
  prepare?: (folder: string) => Promise<unknown>;
}

/**
 * Writes a service into a folder that does not exist yet, or is empty. The files are written beside it and then put in
 * place: nothing that exists is ever overwritten, and after a failure nothing is left.
 *
 * @returns the absolute path of the folder
 * @throws Problem `conflict` when something is there, `invalid` when the place cannot be written
 */
export async function writeService(
  plan: FilePlan,
  folder: string,
  { prepare }: WriteServiceOptions = {},
): Promise<string> {
  const target = await placeFor(folder);
  const parent = dirname(target);
  try {
    const made = await mkdir(parent, { recursive: true });
    await writeBeside(plan, target, prepare).catch(async (error: unknown) => {
      await removeMade(parent, made);
      throw error;
    });
  } catch (error) {
    throw isSystemError(error) ? cannotWrite(folder, error) : error;
  }
  return target;
}

async function writeBeside(
  plan: FilePlan,
  target: string,
  prepare: WriteServiceOptions['prepare'],
): Promise<void> {
  const beside = join(dirname(target), `.${basename(target)}-${crypto.randomUUID()}`);
  await mkdir(beside);
  try {
    await writeFiles(plan, beside);
    await prepare?.(beside);
    await putInPlace(beside, target);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

/** Takes away the folders that were made on the way, unless they hold something else by now. */
async function removeMade(folder: string, topmost: string | undefined): Promise<void> {
  if (topmost === undefined) return;
  for (let at = folder; at.startsWith(topmost); at = dirname(at)) {
    if (
      !(await rmdir(at)
        .then(() => true)
        .catch(() => false))
    )
      return;
  }
}

/** Where a folder really is; refuses one that holds anything. */
export async function placeFor(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) return resolve(folder);
  if (!found.isDirectory()) throw new Problem('conflict', `${folder} is there already, and is not a folder.`);
  if ((await readdir(folder)).length > 0)
    throw new Problem(
      'conflict',
      `The folder ${folder} is not empty. Choose a new one: nothing is ever overwritten.`,
    );
  return realpath(folder);
}

async function writeFiles({ files }: FilePlan, folder: string): Promise<void> {
  const folders = new Set([...files.keys()].map((path) => dirname(join(folder, path))));
  for (const each of folders) await mkdir(each, { recursive: true });
  const writing = [...files].map(([path, file]) => writeOne(join(folder, path), file));
  // Every write has to have ended before the folder can be taken away.
  const failed = (await Promise.allSettled(writing)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

async function writeOne(place: string, { kind, content }: TreeFile): Promise<void> {
  if (kind === 'symlink') await symlink(Buffer.from(content).toString(), place);
  else await writeFile(place, content, { flag: 'wx', mode: kind === 'executable' ? 0o777 : 0o666 });
}

/**
 * A new folder comes into being in one step. One that was there and empty stays the same folder, since a shell may be
 * open in it: what is put into it is taken out again should anything fail.
 */
async function putInPlace(from: string, target: string): Promise<void> {
  if (!(await stat(target).catch(() => undefined))) {
    await rename(from, target);
    return;
  }
  await placeFor(target);
  const moved: string[] = [];
  try {
    for (const entry of await readdir(from, { withFileTypes: true })) {
      const [source, place] = [join(from, entry.name), join(target, entry.name)];
      // A link is not copied: that would take what it leads to.
      if (entry.isDirectory()) await rename(source, place);
      else if (entry.isSymbolicLink()) await symlink(await readlink(source), place);
      else await copyFile(source, place, constants.COPYFILE_EXCL);
      moved.push(place);
    }
    await rm(from, { recursive: true });
  } catch (error) {
    for (const place of moved) await rm(place, { recursive: true, force: true });
    throw error;
  }
}

function cannotWrite(folder: string, cause: NodeJS.ErrnoException & { code: string }): Problem {
  const raced = cause.syscall !== 'mkdir' && (cause.code === 'ENOTEMPTY' || cause.code === 'EEXIST');
  if (raced)
    return new Problem('conflict', `Something else has been put into ${folder}. It was left as it is.`, {
      cause,
    });
  return new Problem('invalid', `${folder} cannot be written (${cause.code}). Choose another place.`, {
    cause,
  });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
