import { Problem } from '../../base/problem.ts';
import type { YamlReading } from '../../base/yaml-file.ts';
import type { FileTree } from '../../domain/file-tree.ts';
import type { Template } from '../../domain/template.ts';
import { layOver, mergeShared, mergeQuestions, type UnderPart } from './merge-shared.ts';
import { once, onceEach } from './once.ts';
import { readRelease } from './release-file.ts';
import type { TemplateFiles } from './template-files.ts';
import { readSharedPart, readTemplate, type SharedPart } from './template-file.ts';
import type { TemplateSetOptions } from './template-set.ts';
import { wrongWithStoredFile } from './wrong-with-stored-file.ts';

const shared = '_common';
const nothing: SharedPart = { questions: [], conditions: [] };

/** Reads the files of a set, each once. */
export function createReader({ files, hub }: TemplateSetOptions) {
  const part = once(() => readPart(files));
  const own = onceEach((folder) => readOwn(files, folder));
  const sharedFiles = once(() => storedFiles(files, shared));
  const under = async (folder: string, read: () => Promise<FileTree>): Promise<UnderPart> => {
    const [common, template] = [await part(), await own(folder)];
    let laid: UnderPart = { part: nothing, files: new Map() };
    const bases = [
      ...basesOf(common, `${shared}/template.yml`),
      ...basesOf(template, `${folder}/template.yml`),
    ];
    for (const base of bases) laid = layOver(laid, await findBase(base, files.label, hub));
    return layOver(laid, { part: common, files: await read() });
  };
  return {
    part,
    /** Without files: quick, where nothing is built on. */
    whole: onceEach(async (folder) => {
      const template = await own(folder);
      const { part: laid } = await under(folder, async () => new Map());
      return { ...template, ...mergeQuestions(laid, template) };
    }),
    source: onceEach(async (folder) =>
      mergeShared(await under(folder, sharedFiles), {
        template: await own(folder),
        files: await storedFiles(files, folder),
      }),
    ),
    versions: onceEach(async (folder) => {
      const names = await files.names(`${folder}/releases`);
      return names.flatMap((name) => /^(\d+\.\d+\.\d+)\.json$/.exec(name)?.[1] ?? []);
    }),
    frozen: async (path: string) => readRelease((await files.text(path)) ?? '', `${files.label}${path}`),
  };
}

interface Base {
  id: string;
  version: string;
  /** The file that names it. */
  path: string;
}

function basesOf({ base = {} }: Pick<Template, 'base'>, path: string): Base[] {
  return Object.entries(base).map(([id, version]) => ({ id, version, path }));
}

async function findBase(
  { id, version, path }: Base,
  label: string,
  hub: TemplateSetOptions['hub'],
): Promise<UnderPart> {
  const source = await hub?.release(id, version).catch(absent);
  if (source) return { part: source.template, files: source.files };
  const kept = (await hub?.versions(id).catch(absent)) ?? [];
  const there =
    kept.length === 0 ? `This hub has no ${id} to build on.` : `This hub keeps: ${kept.join(', ')}.`;
  throw refused([`${label}${path}: base names ${id} ${version}, which is not there. ${there}`]);
}

function absent(error: unknown): undefined {
  if (!(error instanceof Problem) || error.kind !== 'not-found') throw error;
}

async function readPart(files: TemplateFiles): Promise<SharedPart> {
  const path = `${shared}/template.yml`;
  const text = await files.text(path);
  if (text !== undefined) return valueOf(readSharedPart(text, `${files.label}${path}`));
  if ((await files.names(shared)).length === 0) return nothing;
  throw refused([`${files.label}${path} is missing, or cannot be read.`]);
}

async function readOwn(files: TemplateFiles, folder: string): Promise<Template> {
  const path = `${files.label}${folder}/template.yml`;
  const text = await files.text(`${folder}/template.yml`);
  if (text === undefined) throw refused([`${path} is missing, or cannot be read.`]);
  const template = valueOf(readTemplate(text, path));
  if (template.id !== folder) throw refused([`${path}: id must be the name of its folder, ${folder}`]);
  return template;
}

async function storedFiles(files: TemplateFiles, folder: string): Promise<FileTree> {
  const tree = await files.tree(`${folder}/files`);
  const faults = [...tree].flatMap(([path, file]) => {
    const wrong = wrongWithStoredFile(path, file);
    return wrong === undefined ? [] : [`${files.label}${folder}/files/${path} ${wrong}.`];
  });
  if (faults.length > 0) throw refused(faults);
  return tree;
}

function valueOf<T extends Template | SharedPart>({ value, faults }: YamlReading<T>): T {
  if (value) return value;
  throw refused(faults);
}

function refused(faults: readonly string[]): Problem {
  return new Problem('invalid', 'The templates have faults.', { faults });
}
