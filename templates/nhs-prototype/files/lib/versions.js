import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Every folder of `versions` that has a journey: { id, folder, journey }, newest first (v10 before v9). */
export async function readVersions(folder) {
  const ids = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z0-9-]+$/.test(entry.name))
    .map((entry) => entry.name)
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return Promise.all(
    ids.map(async (id) => {
      const { journey } = await import(pathToFileURL(join(folder, id, 'journey.js')).href);
      return { id, folder: join(folder, id), journey };
    }),
  );
}
