import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newestAllowed, pinsIn, withVersion, type Pin, type Release, type Rules } from './pins.ts';
import { RegistryError, releasesOf } from './registries.ts';

/** This project's own packages go with its own releases. */
const ownScope = '@open-code-hub/';

/** A version that can be brought up to date, and where. */
export interface Update {
  pin: Pin;
  release: Release;
  /** The file, from the folder of templates. */
  path: string;
}

export interface Survey {
  updates: Update[];
  /** Newer versions that may break something, where those are not taken. */
  held: Update[];
  /** What could not be looked up, each with the reason. */
  unknown: string[];
  /** How many versions were looked at. */
  pins: number;
}

/** Looks at every version that files of templates name, and at what their registries have. Writes nothing. */
export async function findUpdates(folder: string, rules: Rules, ask = releasesOf): Promise<Survey> {
  const before = new Date(rules.now.getTime() - rules.coolDown * 86_400_000);
  const answers = new Map<string, Promise<Release[] | string>>();
  const survey: Survey = { updates: [], held: [], unknown: [], pins: 0 };
  for await (const path of glob('*/files/**', { cwd: folder })) {
    const text = await readFile(join(folder, path), 'utf8').catch(() => '');
    for (const pin of pinsIn(path, text)) {
      if (pin.name.startsWith(ownScope)) continue;
      survey.pins += 1;
      const key = `${pin.registry} ${pin.name}`;
      const asked = answers.get(key) ?? askFor(pin, before, ask);
      answers.set(key, asked);
      const releases = await asked;
      if (typeof releases === 'string') {
        if (!survey.unknown.includes(releases)) survey.unknown.push(releases);
        continue;
      }
      const release = newestAllowed(pin, releases, rules);
      if (release) survey.updates.push({ pin, release, path });
      const newest = newestAllowed(pin, releases, { ...rules, majors: true });
      if (newest && newest.version !== release?.version) survey.held.push({ pin, release: newest, path });
    }
  }
  return survey;
}

/** A registry that fails is told of, and does not stop the others. */
async function askFor(
  { registry, name }: Pin,
  before: Date,
  ask: typeof releasesOf,
): Promise<Release[] | string> {
  try {
    return await ask(registry, name, before);
  } catch (error) {
    if (error instanceof RegistryError) return error.message;
    throw error;
  }
}

/** Writes updates into the files. */
export async function writeUpdates(folder: string, updates: readonly Update[]): Promise<void> {
  for (const { pin, release, path } of updates) {
    const file = join(folder, path);
    await writeFile(file, withVersion(await readFile(file, 'utf8'), pin, release));
  }
}
