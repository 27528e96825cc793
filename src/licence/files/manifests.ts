import type { EvidenceFile } from '../../domain/evidence.ts';
import type { DeclaredLicence } from '../../domain/licence-verdict.ts';
import { matchText } from '../matchers/match-text.ts';
import { currentIdentifier } from '../../spdx/identifiers.ts';
import { declaredExpression } from '../../spdx/declared-expression.ts';
import { citation, codemeta, composer, npm, publiccodeLicences } from './structured-manifests.ts';
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
  [/^publiccode\.ya?ml$/i, publiccodeLicences],
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
  return [...new Set(written.map((raw) => raw.trim()))].flatMap((raw): DeclaredLicence[] => {
    if (raw === '') return [];
    if (raw.length > maxExpression) return textOf(raw, file.path);
    return [{ path: file.path, spdx: declaredExpression(raw) ?? null, raw }];
  });
}

/** No expression is longer; a manifest may hold the whole text of a licence in its place. */
const maxExpression = 500;

function textOf(text: string, path: string): DeclaredLicence[] {
  const [match] = matchText(text).matches.filter(
    ({ altered, partial, isException }) => !altered && !partial && !isException,
  );
  const spdx = match?.ids[0];
  return spdx === undefined
    ? []
    : [{ path, spdx: currentIdentifier(spdx) ?? spdx, raw: `${text.slice(0, 60).trim()}…` }];
}

/** The file that a manifest names in place of a licence: npm's "SEE LICENSE IN x", R's "file x". */
export function filePointedAt(raw: string): string | undefined {
  return /^(?:see licen[cs]e in|file) +(?:\.\/)?(\S{1,200})$/i.exec(raw.trim())?.[1];
}
