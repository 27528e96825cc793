import type { DeclaredDependency, FileReading } from '../file-reading.ts';
import { Unreadable } from '../file-reading.ts';
import { linesOf } from '../formats.ts';
import { packageKeyOf } from '../package-key.ts';

/**
 * `yarn.lock` of Yarn 1 and later. Later ones are YAML, which a parser takes half a second for at the size that is read;
 * Yarn writes one shape only, so lines are read.
 */
export function readYarnLock(text: string): FileReading {
  const dependencies: DeclaredDependency[] = [];
  let name: string | undefined;
  for (const line of linesOf(text)) {
    if (/^[^\s#]/.test(line)) name = nameOf(line);
    const version = /^ {2}"?version"?:? +"?([^"\s]+)"?\s*$/.exec(line)?.[1];
    if (name === undefined || version === undefined) continue;
    if (!version.startsWith('0.0.0-use.local'))
      dependencies.push({ package: packageKeyOf('npm', name), version });
    name = undefined;
  }
  if (dependencies.length === 0 && !/^# (?:yarn lockfile|This file is generated)|^__metadata:/m.test(text))
    throw new Unreadable('It does not hold what a file of this name should hold.');
  return { dependencies };
}

/** The name of `"@nhs/a@^1.0", "@nhs/a@~1.1":` or `"a@npm:^1":`; undefined for what lies in the repository itself. */
function nameOf(line: string): string | undefined {
  const [, alias, range = ''] = /^"?((?:@[^@/"]+\/)?[^@"\s]+)@([^"]*)/.exec(line) ?? [];
  if (alias === undefined || /^(?:workspace|file|link|portal|patch):/.test(range)) return undefined;
  return /^npm:((?:@[^@/"]+\/)?[^@"\s,]+)@/.exec(range)?.[1] ?? alias;
}

/** `pnpm-lock.yaml` of formats 5 to 9, by lines for the reason that `readYarnLock` gives. */
export function readPnpmLock(text: string): FileReading {
  if (!/^lockfileVersion:/m.test(text))
    throw new Unreadable('It does not hold what a file of this name should hold.');
  const dependencies: DeclaredDependency[] = [];
  let section = '';
  for (const line of linesOf(text)) {
    section = /^([\w-]+):/.exec(line)?.[1] ?? section;
    if (section !== 'packages') continue;
    const last = dependencies.at(-1);
    if (last && /^ {4}dev: true/.test(line)) last.scope = 'development';
    if (last && /^ {4}optional: true/.test(line)) last.scope = 'optional';
    const [, name, version] =
      /^ {2}'?\/?((?:@[^@/'\s]+\/)?[^@/'\s]+)[@/]([^@'\s(:_/]+)[^\s]*?:\s*(?:\{.*)?$/.exec(line) ?? [];
    if (name !== undefined && version !== undefined && /^\d/.test(version))
      dependencies.push({ package: packageKeyOf('npm', name), version });
  }
  return { dependencies };
}
