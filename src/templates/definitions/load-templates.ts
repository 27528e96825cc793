import { notFound, Problem } from '../../base/problem.ts';
import type { Template, TemplateSource } from '../../domain/template.ts';
import { once, onceEach } from './once.ts';
import { readPresets } from './read-presets.ts';
import { createReader } from './read-set.ts';
import { filesInFolder } from './template-files.ts';
import type { Templates, TemplateSetOptions } from './template-set.ts';
import { compareReleases } from './validate-template.ts';

export type { Templates } from './template-set.ts';

/** Opens a folder of templates, as `openTemplateSet` does. */
export function loadTemplates(folder: string): Templates {
  return openTemplateSet({ files: filesInFolder(folder) });
}

/**
 * Opens a set of templates: `<id>/template.yml` and `<id>/files`, with the shared part, if there is one, in `_common`.
 *
 * Every method throws a Problem `invalid` with all faults of the files it had to read; only a list goes on without the
 * templates that cannot be read.
 */
export function openTemplateSet(options: TemplateSetOptions): Templates {
  const reader = createReader(options);
  const folders = once(() => options.files.folders());
  const { nameOf, named, renamed } = namesIn(options);
  const folderOf = async (id: string) => {
    const all = await folders();
    const folder = all.find((each) => nameOf(each) === id);
    if (folder === undefined) throw missingTemplate(id, all.map(nameOf));
    return folder;
  };
  const readable = async () => {
    await reader.part();
    const read = await Promise.allSettled((await folders()).map(reader.whole));
    return read.flatMap((one) => (one.status === 'fulfilled' ? [named(one.value)] : []));
  };
  const definitions = async () => [reader.part(), ...(await folders()).map(reader.whole)];
  const presets = once(() => readPresets(options.files, nameOf));
  const found = onceEach(async (folder) => renamed(await reader.source(folder)));
  const kept = onceEach(async (path) => renamed(await reader.frozen(path)));

  const templates: Templates = {
    list: async () => (await readable()).filter(({ kind }) => kind !== 'layer'),
    layers: async () => (await readable()).filter(({ kind }) => kind === 'layer'),
    presets: async () => fulfilled(await Promise.allSettled(await presets())),
    faults: async () => faultsOf(await Promise.allSettled([...(await definitions()), ...(await presets())])),
    find: async (id) => found(await folderOf(id)),
    async versions(id) {
      const { template } = await templates.find(id);
      const all = new Set([template.version, ...(await reader.versions(await folderOf(id)))]);
      return [...all].sort((one, other) => compareReleases(other, one));
    },
    async release(id, version) {
      const present = await templates.find(id);
      if (present.template.version === version) return present;
      const folder = await folderOf(id);
      const versions = await reader.versions(folder);
      return versions.includes(version) ? kept(`${folder}/releases/${version}.json`) : undefined;
    },
  };
  return templates;
}

/** Templates under the ids they have beside those of others. */
function namesIn({ prefix = null, owner }: Pick<TemplateSetOptions, 'prefix' | 'owner'>) {
  const nameOf = (folder: string) =>
    prefix === null || folder.startsWith(`${prefix}-`) ? folder : `${prefix}-${folder}`;
  const named = (template: Template): Template => {
    return { ...template, id: nameOf(template.id), ...(owner !== undefined && { owner }) };
  };
  const renamed = ({ template, files }: TemplateSource) => ({ template: named(template), files });
  return { nameOf, named, renamed };
}

/**
 * That there is no such template, and which there are.
 *
 * @param faults why others could not be read
 */
export function missingTemplate(id: string, ids: readonly string[], faults: readonly string[] = []): Problem {
  const message = `${notFound(`The template ${id}`).message} There are: ${ids.join(', ')}.`;
  return new Problem('not-found', message, { faults });
}

function fulfilled<T>(readings: readonly PromiseSettledResult<T>[]): T[] {
  return readings.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

function faultsOf(readings: readonly PromiseSettledResult<unknown>[]): readonly string[] {
  const faults = readings.flatMap((one) => {
    if (one.status === 'fulfilled') return [];
    if (one.reason instanceof Problem)
      return one.reason.faults.length > 0 ? one.reason.faults : [one.reason.message];
    throw one.reason;
  });
  return [...new Set(faults)];
}
