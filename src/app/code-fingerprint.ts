import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('..', import.meta.url));

/** Modules whose code or data can change a verdict. */
const modules = ['assessment', 'base', 'documents', 'domain', 'licence', 'lineage', 'policy', 'spdx'];

let known: string | undefined;

/**
 * Stands for the code and data that judge, the lists of licences they take from packages included: it changes with any of
 * them, so that a hub that was brought up to date makes its verdicts anew.
 */
export function codeFingerprint(): string {
  known ??= digestOf([
    ...globSync(`{${modules.join(',')}}/**/*.{ts,json}`, { cwd: source })
      .sort()
      .map((file) => join(source, file)),
    join(source, '..', 'package.json'),
  ]);
  return known;
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(source.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}
