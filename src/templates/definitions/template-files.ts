import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Problem } from '../../base/problem.ts';
import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import { sortTree } from '../../git/file-tree.ts';

/** The files of a set of templates, wherever they are. Paths are from its root, with forward slashes. */
export interface TemplateFiles {
  /** What messages put before a path. */
  label: string;
  /** Names of the folders that may hold a template. */
  folders(): Promise<string[]>;
  /** Undefined where there is no such file. */
  text(path: string): Promise<string | undefined>;
  /** All that is below a folder, by paths from there; nothing where there is no such folder. */
  tree(folder: string): Promise<FileTree>;
  /** Names of what is directly in a folder; none where there is no such folder. */
  names(folder: string): Promise<string[]>;
}

/** Templates in a folder of this machine. Each file is read when it is asked for. */
export function filesInFolder(folder: string, label = ''): TemplateFiles {
  const names = (path: string) => readdir(join(folder, path)).catch(noneThere);
  return {
    label,
    names,
    async folders() {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
        throw new Problem('invalid', `The folder of templates ${folder} cannot be read.`);
      });
      const found = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
      return keepTemplates(found, names);
    },
    text: (path) => readFile(join(folder, path), 'utf8').catch(() => undefined),
    tree: (path) => readTree(join(folder, path)),
  };
}

/** The same of files that were read before: of a repository. */
export function filesInTree(files: FileTree, label: string): TemplateFiles {
  const decoder = new TextDecoder();
  const below = (folder: string) =>
    [...files].flatMap(([path, file]): [string, TreeFile][] =>
      path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), file]] : [],
    );
  const names = async (folder: string) => [
    ...new Set(below(folder).map(([path]) => path.split('/')[0] ?? '')),
  ];
  return {
    label,
    names,
    async folders() {
      const found = [...files.keys()].filter((path) => path.includes('/'));
      return keepTemplates([...new Set(found.map((path) => path.split('/')[0] ?? ''))], names);
    },
    async text(path) {
      const file = files.get(path);
      return file && file.kind !== 'symlink' ? decoder.decode(file.content) : undefined;
    },
    tree: async (folder) => sortTree(new Map(below(folder))),
  };
}

/** A folder of anything else, such as documents of a repository, is passed over; an empty one is a template begun. */
async function keepTemplates(
  folders: readonly string[],
  namesIn: (folder: string) => Promise<string[]>,
): Promise<string[]> {
  const found = await Promise.all(
    folders.filter((name) => !/^[._]/.test(name)).map(async (name) => ({ name, holds: await namesIn(name) })),
  );
  const marks = ['template.yml', 'template.yaml', 'files'];
  return found
    .filter(({ holds }) => holds.length === 0 || holds.some((each) => marks.includes(each)))
    .map(({ name }) => name)
    .sort();
}

async function readTree(folder: string): Promise<FileTree> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(noneThere);
  const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink());
  const read = files.map(async (entry): Promise<[string, TreeFile]> => {
    const place = join(entry.parentPath, entry.name);
    const path = relative(folder, place).replaceAll(sep, '/');
    if (entry.isSymbolicLink())
      return [path, { kind: 'symlink', content: new Uint8Array(Buffer.from(await readlink(place))) }];
    const [content, { mode }] = await Promise.all([readFile(place), stat(place)]);
    return [path, { kind: (mode & 0o111) === 0 ? 'file' : 'executable', content: new Uint8Array(content) }];
  });
  return sortTree(new Map(await Promise.all(read)));
}

/** A template of shared files alone has no folder of its own. */
function noneThere(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
