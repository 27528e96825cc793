/**
 * Where an upgrade holds new files until all are there, and old ones until all are replaced. It also keeps two upgrades
 * apart. No template may write there.
 */
export const stagingFolder = '.codehub-upgrade';

/** Where a folder without git keeps what the last upgrade replaced. No template may write there either. */
export const undoFolder = '.codehub-undo';

const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i;
const maxLength = 200;

/** The path of a file in a new service, before names are put in: `dot-` at the start of a segment is a full stop. */
export function restoreDots(path: string): string {
  return path.replace(/(^|\/)dot-/g, '$1.');
}

/** Puts the names into a path. */
export function namedPath(
  path: string,
  names: Readonly<Record<'packageName' | 'pythonName', string>>,
): string {
  return path.replace(/__(packageName|pythonName)__/g, (_all, name: keyof typeof names) => names[name]);
}

/**
 * Why a path must not be written, as the end of a sentence; undefined for one that stays inside its folder and can be
 * written on every machine.
 */
export function wrongWithPath(path: string): string | undefined {
  if (path === '' || path.length > maxLength) return `is empty or longer than ${maxLength} characters`;
  if (!/^[\w.@+,=()~ /-]+$/.test(path))
    return 'holds characters other than letters, digits, spaces and .@+,=()~_-';
  return wrongWithNames(path);
}

/** Why the names in a path must not be written, as `wrongWithPath` words it; any characters are allowed. */
export function wrongWithNames(path: string): string | undefined {
  const segments = path.split('/').map((segment) => segment.normalize('NFKC'));
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..'))
    return 'is absolute, or leaves its folder';
  if (segments.some((segment) => /^\.git$|^git~\d+$/i.test(segment))) return 'reaches into .git';
  if (segments.some((segment) => reserved.test(segment))) return 'is a name that Windows keeps for devices';
  if (segments.some((segment) => /^ |[ .]$/.test(segment)))
    return 'has a name that begins with a space, or ends with a space or a full stop';
  return undefined;
}

/** What is the same for two paths that some machine takes for one: case and the forms of a character do not count. */
export function keyOf(path: string): string {
  return path.normalize('NFKC').toLowerCase();
}

/** Paths that would be one file, or a file and a folder, where case does not count; the first such pair. */
export function clash(paths: readonly string[]): [string, string] | undefined {
  const files = new Map(paths.toReversed().map((path) => [keyOf(path), path]));
  for (const path of paths) {
    const lower = keyOf(path);
    const same = files.get(lower);
    if (same !== path) return [same ?? path, path];
    for (let slash = lower.indexOf('/'); slash !== -1; slash = lower.indexOf('/', slash + 1)) {
      const parent = files.get(lower.slice(0, slash));
      if (parent !== undefined) return [parent, path];
    }
  }
  return paths.length === files.size ? undefined : duplicate(paths);
}

function duplicate(paths: readonly string[]): [string, string] | undefined {
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  return twice === undefined ? undefined : [twice, twice];
}

/** The folders a path lies in, outermost first. */
export function foldersOf(path: string): string[] {
  const folders: string[] = [];
  // Slices share their text: a path made to be deep costs a few bytes for each folder, and not a copy of itself.
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1))
    folders.push(path.slice(0, slash));
  return folders;
}
