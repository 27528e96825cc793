import { compareVersions } from '../../dependencies/dependencies.ts';
import { isSameJson } from '../../base/same-json.ts';
import { styleOf, writtenAs } from './json-style.ts';
import { isRecord, neededPlaces, needFields, type LockedPackage, type LockedPackages } from './npm-lock.ts';
import { mapSides, settled, type Sides } from './sides.ts';

interface NpmLock {
  text: string;
  whole: Record<string, unknown>;
  packages: LockedPackages;
}

/**
 * Merges package-lock.json files: never as text. Each package comes from the side that has the newer version of it; where
 * what comes of that fits together, and fits the manifest, it is taken, then ours if it fits, then theirs.
 *
 * @param manifest the package.json that both sides come to
 * @returns undefined where nothing fits, or a side is no lock file of npm 7 or later
 */
export function mergeNpmLock(sides: Sides<string | undefined>, manifest: string): string | undefined {
  const { base, ours, theirs } = mapSides(sides, (text) => (text === undefined ? undefined : readLock(text)));
  const root = readRecord(manifest);
  if (!ours || !theirs || !root || (sides.base !== undefined && !base)) return undefined;
  // What one side has removed the other may still need.
  for (const removal of [true, false]) {
    const text = merged({ base, ours, theirs }, { root, removal });
    if (text !== undefined) return text;
  }
  return [ours, theirs].find((lock) => isFor(lock, root))?.text;
}

/** Whether `npm ci` would take this lock file with this package.json; undefined where it cannot be read. */
export function fitsNpm(lock: string, manifest: string): boolean | undefined {
  const [read, root] = [readLock(lock), readRecord(manifest)];
  return read && root ? isFor(read, root) : undefined;
}

function readLock(text: string): NpmLock | undefined {
  const whole = readRecord(text);
  const packages = whole?.['packages'];
  if (!whole || !isRecord(packages)) return undefined;
  const entries = Object.entries(packages).filter((entry): entry is [string, LockedPackage] =>
    isRecord(entry[1]),
  );
  return { text, whole, packages: Object.fromEntries(entries) };
}

function readRecord(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** npm refuses a lock file that was made from other needs, or in which something is missing. */
function isFor({ packages }: NpmLock, root: LockedPackage): boolean {
  const isOf = needFields.every((field) => isSameJson(packages['']?.[field] ?? {}, root[field] ?? {}));
  return isOf && neededPlaces(packages, root) !== undefined;
}

function merged(
  { base, ours, theirs }: { base: NpmLock | undefined; ours: NpmLock; theirs: NpmLock },
  { root, removal }: { root: LockedPackage; removal: boolean },
): string | undefined {
  // Workspaces lie outside node_modules, and npm 6 wrote everything twice: those are for npm.
  if (root['workspaces'] !== undefined || ours.whole['dependencies'] !== undefined) return undefined;
  const places = new Set([...Object.keys(ours.packages), ...Object.keys(theirs.packages)]);
  places.delete('');
  const all: Record<string, LockedPackage> = {};
  for (const place of places) {
    const [was, our, their] = [base?.packages[place], ours.packages[place], theirs.packages[place]];
    const one = newer({ base: was, ours: our, theirs: their });
    const isRemoved = removal && was !== undefined && (!our || !their) && isSameJson(was, our ?? their);
    if (one && !isRemoved) all[place] = one;
  }
  const needed = neededPlaces(all, root);
  const inProduction = neededPlaces(all, { ...root, devDependencies: {} });
  if (!needed || !inProduction) return undefined;
  const inOrder = [...needed].sort((one, other) => one.localeCompare(other, 'en'));
  const packages = { '': withNeeds(ours.packages[''] ?? {}, root), ...pick(all, inOrder, inProduction) };
  const style = styleOf(ours.text);
  const text = writtenAs({ ...ours.whole, packages }, { style, depth: 0 });
  return text + (/\r?\n$/.exec(ours.text)?.[0] ?? '');
}

/** The package that a side changed; the newer one where both did. */
function newer({ base, ours, theirs }: Sides<LockedPackage | undefined>): LockedPackage | undefined {
  if (!ours || !theirs) return ours ?? theirs;
  const texts = mapSides({ base: base ?? null, ours, theirs }, (one) => JSON.stringify(one));
  const done = settled(texts)?.value;
  if (done !== undefined) return done === texts.ours ? ours : theirs;
  return compareVersions(String(ours.version), String(theirs.version)) >= 0 ? ours : theirs;
}

function withNeeds(own: LockedPackage, root: LockedPackage): LockedPackage {
  const kept = Object.entries(own).filter(([field]) => !needFields.some((need) => need === field));
  const needs = needFields.flatMap((field) => (isRecord(root[field]) ? [[field, root[field]] as const] : []));
  return Object.fromEntries([...kept, ...needs]);
}

/** npm trusts what a lock file says of which packages are for development only. */
function pick(
  all: LockedPackages,
  places: readonly string[],
  inProduction: ReadonlySet<string>,
): Record<string, LockedPackage> {
  const flagged = places.map((place): [string, LockedPackage] => {
    const { dev: _dev, devOptional, ...rest } = all[place] ?? {};
    if (inProduction.has(place)) return [place, rest];
    return [place, devOptional === undefined ? { ...rest, dev: true } : { ...rest, devOptional }];
  });
  return Object.fromEntries(flagged);
}
