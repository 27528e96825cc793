import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { notFound, Problem } from '../../base/problem.ts';
import type { YamlReading } from '../../base/yaml-file.ts';
import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import type { Template, TemplateSource } from '../../domain/template.ts';
import { mergeShared, mergeQuestions } from './merge-shared.ts';
import { sortTree } from '../../git/file-tree.ts';
import { readRelease } from './release-file.ts';
import { readSharedPart, readTemplate, type SharedPart } from './template-file.ts';
import { compareReleases } from './validate-template.ts';

/** The templates in a folder. Each file is read when it is first needed, and then kept. */
export interface Templates {
  /** Every template that starts a service and can be read, by id, without its files. */
  list(): Promise<readonly Template[]>;
  /** The same of the layers: parts that are added to a service. */
  layers(): Promise<readonly Template[]>;
  /** What is wrong with the others: each fault with its file and, where it has one, its line. */
  faults(): Promise<readonly string[]>;
  /** @throws Problem `not-found` that says which there are */
  find(id: string): Promise<TemplateSource>;
  /** Versions that can be made, newest first: the present one and those that are kept. */
  versions(id: string): Promise<readonly string[]>;
  /** A template as it was at a version; undefined when that was not kept. */
  release(id: string, version: string): Promise<TemplateSource | undefined>;
}

const shared = '_common';

/**
 * Opens a folder of templates: `<id>/template.yml` and `<id>/files`, with the shared part in `_common`.
 *
 * Every method throws a Problem `invalid` with all faults of the files it had to read; only a list goes on without the
 * templates that cannot be read.
 */
export function loadTemplates(folder: string): Templates {
  const part = once(() => readPart(folder));
  const sharedFiles = once(() => readFiles(join(folder, shared, 'files')));
  const ids = once(() => idsIn(folder));
  const own = onceEach((id) => readOwn(folder, id));
  const source = onceEach(async (id) =>
    mergeShared(
      { part: await part(), files: await sharedFiles() },
      { template: await own(id), files: await readFiles(join(folder, id, 'files')) },
    ),
  );
  const kept = onceEach((id) => keptVersions(folder, id));
  const frozen = onceEach(async (path) => readRelease(await readFile(join(folder, path), 'utf8'), path));

  const readable = async () => {
    const common = await part();
    const read = await Promise.allSettled((await ids()).map(own));
    return read.flatMap((one) => (one.status === 'fulfilled' ? [withShared(common, one.value)] : []));
  };

  const templates: Templates = {
    list: async () => (await readable()).filter(({ kind }) => kind !== 'layer'),
    layers: async () => (await readable()).filter(({ kind }) => kind === 'layer'),
    faults: async () => faultsOf(await Promise.allSettled([part(), ...(await ids()).map(own)])),
    async find(id) {
      if (!(await ids()).includes(id)) throw missing(id, await ids());
      return source(id);
    },
    async versions(id) {
      const { template } = await templates.find(id);
      return [...new Set([template.version, ...(await kept(id))])].sort((one, other) =>
        compareReleases(other, one),
      );
    },
    async release(id, version) {
      const present = await templates.find(id);
      if (present.template.version === version) return present;
      return (await kept(id)).includes(version) ? frozen(`${id}/releases/${version}.json`) : undefined;
    },
  };
  return templates;
}

function missing(id: string, ids: readonly string[]): Problem {
  return new Problem('not-found', `${notFound(`The template ${id}`).message} There are: ${ids.join(', ')}.`);
}

async function idsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_') && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

async function readPart(folder: string): Promise<SharedPart> {
  const path = `${shared}/template.yml`;
  return valueOf(readSharedPart(await readText(folder, path), path));
}

async function readOwn(folder: string, id: string): Promise<Template> {
  const path = `${id}/template.yml`;
  const template = valueOf(readTemplate(await readText(folder, path), path));
  if (template.id !== id) throw refused([`${path}: id must be the name of its folder, ${id}`]);
  return template;
}

async function readText(folder: string, path: string): Promise<string> {
  try {
    return await readFile(join(folder, path), 'utf8');
  } catch {
    throw refused([`${path} is missing, or cannot be read.`]);
  }
}

async function keptVersions(folder: string, id: string): Promise<string[]> {
  const names = await readdir(join(folder, id, 'releases')).catch(() => []);
  return names.flatMap((name) => /^(\d+\.\d+\.\d+)\.json$/.exec(name)?.[1] ?? []);
}

async function readFiles(folder: string): Promise<FileTree> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(noneThere);
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }): Promise<[string, TreeFile]> => {
    const place = join(parentPath, name);
    const [content, { mode }] = await Promise.all([readFile(place), stat(place)]);
    const path = relative(folder, place).replaceAll(sep, '/');
    const kind = (mode & 0o111) === 0 ? 'file' : 'executable';
    return [path, { kind, content: new Uint8Array(content) }];
  });
  return sortTree(new Map(await Promise.all(read)));
}

/** A layer of shared files alone has no folder of its own. */
function noneThere(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

function valueOf<T extends Template | SharedPart>({ value, faults }: YamlReading<T>): T {
  if (value) return value;
  throw refused(faults);
}

function refused(faults: readonly string[]): Problem {
  return new Problem('invalid', 'The templates have faults.', { faults });
}

function withShared(common: SharedPart, template: Template): Template {
  return { ...template, ...mergeQuestions(common, template) };
}

function faultsOf(readings: readonly PromiseSettledResult<unknown>[]): readonly string[] {
  return readings.flatMap((one) => {
    if (one.status === 'fulfilled') return [];
    if (one.reason instanceof Problem) return one.reason.faults;
    throw one.reason;
  });
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
}

function onceEach<T>(work: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const results = new Map<string, Promise<T>>();
  return (key) => {
    const known = results.get(key) ?? work(key);
    results.set(key, known);
    return known;
  };
}
