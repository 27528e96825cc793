import semver from 'semver';

/** A package as package-lock.json keeps it, by its place (`node_modules/a/node_modules/b`). */
export interface LockedPackage {
  version?: unknown;
  link?: unknown;
  dependencies?: unknown;
  optionalDependencies?: unknown;
  peerDependencies?: unknown;
  peerDependenciesMeta?: unknown;
  [field: string]: unknown;
}

export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** What the package itself needs, as its package.json says. */
export const needFields = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
] as const;

/**
 * The places that are needed, each with the version that whoever needs it asks for.
 *
 * @param root the package itself, as its package.json has it
 * @returns undefined where something needed is missing, or is there in a version that will not do
 */
export function neededPlaces(packages: LockedPackages, root: LockedPackage): Set<string> | undefined {
  const needed = new Set<string>();
  const overridden = new Set(overriddenNames(root['overrides']));
  const waiting: { from: string; one: LockedPackage }[] = [{ from: '', one: root }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { from, one } = next;
    for (const need of needsOf(one, from === '')) {
      const place = placeOf(packages, from, need.name);
      const found = place === undefined ? undefined : packages[place];
      if (place === undefined || found === undefined) {
        if (need.optional) continue;
        return undefined;
      }
      if (!overridden.has(need.name) && !fits(found, need.range)) return undefined;
      if (needed.has(place)) continue;
      needed.add(place);
      waiting.push({ from: place, one: found });
    }
  }
  return needed;
}

interface Need {
  name: string;
  range: string;
  optional: boolean;
}

function needsOf(one: LockedPackage, isRoot: boolean): Need[] {
  const optional = rangesIn(one.optionalDependencies);
  const meta = one.peerDependenciesMeta;
  const isOptionalPeer = (name: string) =>
    isRecord(meta) && isRecord(meta[name]) && meta[name]['optional'] === true;
  const all = [
    ...rangesIn(one.dependencies).filter(([name]) => !optional.some(([other]) => other === name)),
    ...(isRoot ? rangesIn(one['devDependencies']) : []),
  ].map(([name, range]): Need => ({ name, range, optional: false }));
  const peers = rangesIn(one.peerDependencies).map(([name, range]): Need => ({
    name,
    range,
    optional: isOptionalPeer(name),
  }));
  return [...all, ...peers, ...optional.map(([name, range]): Need => ({ name, range, optional: true }))];
}

/** Where a package of that name is found from a place, as Node looks for it: there, or further out. */
function placeOf(packages: LockedPackages, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (Object.hasOwn(packages, place)) return place;
    if (folder === '') return undefined;
  }
}

/** Of what is no range (an address, a tag, an alias) the lock file itself is trusted. */
function fits({ version, link }: LockedPackage, range: string): boolean {
  if (link === true || typeof version !== 'string') return true;
  const read = semver.validRange(range);
  return read === null || semver.satisfies(version, read, { includePrerelease: true });
}

/** Packages whose version the root gives to all that need them, whatever they ask for. */
function overriddenNames(overrides: unknown): string[] {
  if (!isRecord(overrides)) return [];
  return Object.entries(overrides).flatMap(([name, inner]) => [
    name.replace(/(?<=.)@.*$/, ''),
    ...overriddenNames(inner),
  ]);
}

function rangesIn(field: unknown): [string, string][] {
  if (!isRecord(field)) return [];
  return Object.entries(field).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
