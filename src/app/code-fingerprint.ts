import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('..', import.meta.url));

/** Modules whose code or data can change a verdict. */
const modules = ['assessment', 'base', 'documents', 'domain', 'licence', 'lineage', 'policy', 'spdx'];

/** Modules whose code or data can change what is read of packages. */
const packageModules = ['dependencies', 'domain', 'projections'];

const known = new Map<readonly string[], string>();

/**
 * Stands for the code and data that judge, the lists of licences they take from packages included: it changes with any of
 * them, so that a hub that was brought up to date makes its verdicts anew.
 */
export function codeFingerprint(): string {
  return fingerprintOf(modules);
}

/** The same for what is read of packages. */
export function packageFingerprint(): string {
  return fingerprintOf(packageModules);
}

function fingerprintOf(wanted: readonly string[]): string {
  const before = known.get(wanted);
  if (before !== undefined) return before;
  const files = globSync(`{${wanted.join(',')}}/**/*.{ts,js,json}`, { cwd: source }).sort();
  const made = digestOf([...files.map((file) => join(source, file)), join(source, '..', 'package.json')]);
  known.set(wanted, made);
  return made;
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(source.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}
