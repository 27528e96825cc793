import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base/problem.ts';
import type { ServiceRecord } from '../../domain/template.ts';
import { maxRecordLength, readServiceRecord, recordPath } from '../planning/service-record.ts';

/** UTF-8 takes four bytes for a character at most. */
const maxRecordBytes = 4 * maxRecordLength;

/** @throws Problem `not-found` where there is none, `invalid` for one that cannot be read */
export async function readRecord(directory: string): Promise<ServiceRecord> {
  const place = join(directory, recordPath);
  const found = await lstat(place).catch(() => undefined);
  if (!found) {
    const message = `${directory} has no ${recordPath}, so it is not known which template it was made from. Give the folder of a service that “codehub new” made.`;
    throw new Problem('not-found', message);
  }
  if (!found.isFile() || found.size > maxRecordBytes)
    throw new Problem('invalid', `${place} is no record of a service.`);
  const { value, faults } = readServiceRecord(await readFile(place, 'utf8'));
  if (value) return value;
  throw new Problem('invalid', `Invalid service record in ${directory}.`, { faults });
}

/** Whether there is anything under the name of a record. */
export async function hasRecord(directory: string): Promise<boolean> {
  return lstat(join(directory, recordPath)).then(
    () => true,
    () => false,
  );
}

/** What is in a folder and in the folders there: enough to tell which languages it is written in. */
export async function pathsIn(directory: string): Promise<string[]> {
  const inside = async (path: string) => {
    const entries = await readdir(join(directory, path), { withFileTypes: true }).catch(() => []);
    return entries.filter(({ name }) => name !== '.git' && name !== 'node_modules');
  };
  const top = await inside('.');
  const folders = top.filter((entry) => entry.isDirectory());
  const below = await Promise.all(
    folders.map(async ({ name: folder }) =>
      (await inside(folder)).filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`),
    ),
  );
  return [...top.filter((entry) => entry.isFile()).map(({ name }) => name), ...below.flat()].sort();
}
