import { Problem } from '../../base/problem.ts';
import type { ServiceRecord } from '../../domain/template.ts';
import type { UpgradeVersions } from './upgrade-plan.ts';

/**
 * Whether a file is one that the team keeps for itself. Patterns are paths from the folder of the service: of a file, of a
 * folder with all in it, with `*` for any part of a name and `**` for any number of folders.
 *
 * Takes time in proportion to pattern and path, whatever they are: a record may be a stranger's.
 */
export function isMine(path: string, patterns: readonly string[] = []): boolean {
  const names = path.normalize('NFC').split('/');
  return patterns.some((pattern) => matchesNames(partsOf(pattern), names));
}

function partsOf(pattern: string): string[] {
  const parts = pattern.normalize('NFC').split('/');
  return parts.filter((part) => part !== '' && part !== '.');
}

/** Follows all ways through the pattern at once; a way that is at its end has matched a folder above. */
function matchesNames(parts: readonly string[], names: readonly string[]): boolean {
  if (parts.length === 0) return false;
  let ways = withSkipped(new Set([0]), parts);
  for (const name of names) {
    const next = new Set<number>();
    for (const at of ways) {
      const part = parts[at];
      if (part === '**') next.add(at);
      else if (part !== undefined && matchesName(part, name)) next.add(at + 1);
    }
    ways = withSkipped(next, parts);
    if (ways.has(parts.length)) return true;
  }
  return false;
}

/** `**` may also stand for nothing. */
function withSkipped(ways: Set<number>, parts: readonly string[]): Set<number> {
  for (const at of ways) if (parts[at] === '**') ways.add(at + 1);
  return ways;
}

/** Goes back to the last `*` only: what came before it has its shortest match, which leaves most room for the rest. */
function matchesName(pattern: string, name: string): boolean {
  let [at, star, resume] = [0, -1, 0];
  for (let index = 0; index < name.length;) {
    if (pattern[at] === '*') {
      [star, resume] = [at, index];
      at += 1;
    } else if (pattern[at] === name[index]) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      index = resume;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

/**
 * Refuses a pattern that keeps nothing, such as one with a slip of the pen: its files would be changed, and nobody warned.
 *
 * @param paths of the service and of its template
 * @throws Problem `invalid` with each
 */
export function requireKept(patterns: readonly string[] = [], paths: readonly string[]): void {
  const idle = patterns.filter((pattern) => !paths.some((path) => isMine(path, [pattern])));
  if (idle.length === 0) return;
  const message =
    'These patterns of “mine” match no file of the service or its template. Paths begin at the folder of the service. Nothing was changed.';
  throw new Problem('invalid', message, { faults: idle.map((pattern) => JSON.stringify(pattern)) });
}

/** A record that also names `mine`, and whether it did not before. */
export function withMine(
  record: ServiceRecord,
  mine: readonly string[] = [],
): Pick<UpgradeVersions, 'record' | 'recordChanged'> {
  const before = record.mine ?? [];
  const added = [...new Set(mine)].filter((pattern) => !before.includes(pattern));
  if (added.length === 0) return { record, recordChanged: false };
  return { record: { ...record, mine: [...before, ...added] }, recordChanged: true };
}
