import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { notFound, Problem } from '../../base/problem.ts';
import type { Evidence, EvidenceFile, TreeEntry } from '../../domain/evidence.ts';
import { largestFile, assessedEntries, wantedFolders } from '../../policy/policy.ts';
import { browsableUrl, identityOf } from '../../git/address.ts';
import { decode } from '../../git/decode.ts';
import { blobId, noObject } from '../../git/objects.ts';
import { committedAtIn, headIn, originIn, placeOf } from '../../git/local-repository.ts';

/** Evidence of a folder that is perhaps not published yet: only a forge can tell who may see it. */
export type WorkTreeEvidence = Omit<Evidence, 'visibility'> & { visibility: undefined };

export interface WorkTreeContents {
  evidence: WorkTreeEvidence;
  files: EvidenceFile[];
}

/**
 * Reads a folder as it is on disk now, committed or not, with or without git. Symbolic links are listed and never
 * followed; `.git` is left out. Files beyond `largestFile`, and those we may not read, come with `text` undefined;
 * binary ones with null. Owner and name are those of the remote `origin`, otherwise the folder's name. What only a
 * forge knows (visibility, topics, the default branch) is not collected.
 *
 * Throws `not-found` when there is no such folder, and `invalid` when it is something else or a bare repository.
 */
export async function readWorkTreeEvidence(directory: string): Promise<WorkTreeContents> {
  const folder = await existingFolder(directory);
  const listed = await listFolder(folder);
  const files = await Promise.all(assessedEntries({ tree: listed }).map((entry) => readEntry(folder, entry)));
  const oids = new Map(files.map(({ path, oid }) => [path, oid]));
  const tree = listed.map((entry) => ({ ...entry, oid: oids.get(entry.path) ?? entry.oid }));
  const origin = await originIn(folder);
  const place = (origin === undefined ? undefined : placeOf(origin)) ?? {
    owner: basename(folder),
    name: basename(folder),
    url: folder,
  };
  const evidence: WorkTreeEvidence = {
    id: identityOf(place.url),
    forge: 'git',
    organisation: place.owner.toLowerCase(),
    owner: place.owner,
    name: place.name,
    url: browsableUrl(place.url),
    visibility: undefined,
    empty: tree.length === 0,
    head: await headIn(folder),
    committedAt: await committedAtIn(folder),
    tree,
  };
  return { evidence, files };
}

async function existingFolder(directory: string): Promise<string> {
  const folder = await realpath(directory).catch(() => undefined);
  if (folder === undefined) throw notFound(`The folder ${directory}`);
  if (!(await stat(folder)).isDirectory())
    throw new Problem('invalid', `${directory} is not a folder. Give a folder.`);
  if (await isBareRepository(folder)) {
    const message = `${directory} is a repository without a working copy. To read what is committed in it, give its address: ${pathToFileURL(folder).href}`;
    throw new Problem('invalid', message);
  }
  return folder;
}

/** Whether git keeps its own files here, as in a bare clone or in `.git`: none of them is a file of the project. */
async function isBareRepository(folder: string): Promise<boolean> {
  const kinds = await Promise.all(
    ['HEAD', 'objects', 'refs'].map((name) => stat(join(folder, name)).catch(() => undefined)),
  );
  const [head, objects, refs] = kinds;
  return head?.isFile() === true && objects?.isDirectory() === true && refs?.isDirectory() === true;
}

/** The root's entries, then those of the wanted folders that are folders and not links. */
async function listFolder(folder: string): Promise<TreeEntry[]> {
  const root = await listEntries(folder, '');
  const first = await listWanted(folder, root);
  return [...root, ...first, ...(await listWanted(folder, first))];
}

async function listWanted(folder: string, among: readonly TreeEntry[]): Promise<TreeEntry[]> {
  const wanted = among.filter(({ type, path }) => type === 'folder' && wantedFolders.includes(path));
  return (await Promise.all(wanted.map(({ path }) => listEntries(folder, `${path}/`)))).flat();
}

async function listEntries(folder: string, prefix: string): Promise<TreeEntry[]> {
  const found = await readdir(join(folder, prefix), { withFileTypes: true });
  const entries = found
    .filter(({ name }) => name !== '.git')
    .flatMap((entry): TreeEntry[] => {
      const type = typeOf(entry);
      return type === undefined ? [] : [{ path: prefix + entry.name, type, oid: noObject }];
    });
  return entries.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Undefined for what git does not keep: sockets, pipes, devices. */
function typeOf(entry: Dirent): TreeEntry['type'] | undefined {
  if (entry.isSymbolicLink()) return 'symlink';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : undefined;
}

async function readEntry(folder: string, { path }: TreeEntry): Promise<EvidenceFile> {
  const bytes = await readSmallFile(join(folder, path));
  if (!bytes) return { path, oid: noObject, text: undefined, truncated: false };
  return { path, oid: blobId(bytes), text: decode(bytes).text, truncated: false };
}

/** Undefined for a file that is too large, or that we may not read. */
async function readSmallFile(path: string): Promise<Buffer | undefined> {
  try {
    return (await stat(path)).size > largestFile ? undefined : await readFile(path);
  } catch {
    return undefined;
  }
}

/**
 * Reads one file on disk, by the rules for files of a working copy.
 *
 * Throws `not-found` when there is no such file.
 */
export async function readSingleFile(path: string): Promise<EvidenceFile> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw notFound(`The file ${path}`);
  return { ...(await readEntry(dirname(path), { path: basename(path), type: 'file', oid: noObject })) };
}
