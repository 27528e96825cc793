import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadTemplates, planService, readAnswers } from '../../src/templates/templates.ts';

/** Where the templates of this project are. */
export const templatesFolder = new URL('../../templates', import.meta.url).pathname;

/** The ids of all templates. */
export async function templateIds(): Promise<string[]> {
  return (await loadTemplates(templatesFolder).list()).map(({ id }) => id);
}

/** The text of a service's files, by path, for the default answers. */
export async function filesOfDefaultService(id: string): Promise<Map<string, string>> {
  const source = await loadTemplates(templatesFolder).find(id);
  const { answers = {} } = readAnswers(source.template, {});
  const { files } = planService(source, answers, { date: new Date().toISOString().slice(0, 10) });
  return new Map([...files].map(([path, { content }]) => [path, new TextDecoder().decode(content)]));
}

/** The text of a template's own file as it is stored; undefined where there is none. */
export async function storedFile(id: string, path: string): Promise<string | undefined> {
  return readFile(storedPath(id, path), 'utf8').catch(() => undefined);
}

/** Where a template's own file is stored. */
export function storedPath(id: string, path: string): string {
  return join(templatesFolder, id, 'files', path);
}
