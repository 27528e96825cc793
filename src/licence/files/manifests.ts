import type { EvidenceFile } from '../../domain/evidence.ts';
import type { DeclaredLicence } from '../../domain/licence-verdict.ts';
import { declaredExpression } from '../../spdx/declared-expression.ts';
import { citation, codemeta, composer, npm, publiccode } from './structured-manifests.ts';
import {
  cargo,
  description,
  gemspec,
  pom,
  project,
  pyproject,
  setupCfg,
  setupPy,
} from './textual-manifests.ts';

/** Reads what a manifest writes about its licence: the words as written; empty when it says nothing. */
export type ReadManifest = (text: string) => string[];

const readers: readonly (readonly [RegExp, ReadManifest])[] = [
  [/^package\.json$/i, npm],
  [/^composer\.json$/i, composer],
  [/^codemeta\.json$/i, codemeta],
  [/^publiccode\.ya?ml$/i, publiccode],
  [/^citation\.cff$/i, citation],
  [/^pyproject\.toml$/i, pyproject],
  [/^setup\.cfg$/i, setupCfg],
  [/^setup\.py$/i, setupPy],
  [/^cargo\.toml$/i, cargo],
  [/^description$/i, description],
  [/\.(?:cs|fs|vb)proj$/i, project],
  [/^pom\.xml$/i, pom],
  [/\.gemspec$/i, gemspec],
];

/** No manifest is read beyond this many characters. */
const maxCharacters = 200_000;

function readerOf(path: string): ReadManifest | undefined {
  const name = path.split('/').at(-1) ?? '';
  const atRoot = !path.includes('/');
  return readers.find(([pattern]) => pattern.test(name) && (atRoot || pattern.source.includes('proj')))?.[1];
}

/** Whether a file is a manifest that may declare a licence, by its path from the root. */
export function isManifest(path: string): boolean {
  return readerOf(path) !== undefined;
}

/** What a manifest declares; nothing when it is no manifest, cannot be read, or leaves the licence out. */
export function declaredIn(file: EvidenceFile): DeclaredLicence[] {
  const read = readerOf(file.path);
  if (!read || typeof file.text !== 'string') return [];
  const written = read(file.text.slice(0, maxCharacters).replace(/^\ufeff/, ''));
  return [...new Set(written.map((raw) => raw.trim()))]
    .filter((raw) => raw !== '' && raw.length <= 500)
    .map((raw) => ({ path: file.path, spdx: declaredExpression(raw) ?? null, raw }));
}
