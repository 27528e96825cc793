import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Every folder of `versions`, newest first (v10 before v9): { id, start, title, about, journey }, where `start` is its
 * address. A version without a
 * journey.js has pages only.
 */
export async function readVersions(folder) {
  if (!existsSync(folder)) return [];
  const ids = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(entry.name))
    .map((entry) => entry.name)
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return Promise.all(ids.map((id) => readVersion(join(folder, id), id)));
}

async function readVersion(folder, id) {
  const file = join(folder, 'journey.js');
  const { journey } = existsSync(file) ? await import(pathToFileURL(file).href) : {};
  if (journey !== undefined) journey.pages ??= [];
  return { id, start: `/${encodeURIComponent(id)}`, journey, title: journey?.title ?? id, about: journey?.about ?? '' };
}
