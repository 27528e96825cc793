import type { DeclaredLicence, LicenceFile, LicenceVerdict } from '../domain/licence-verdict.ts';
import { classesOf } from '../spdx/classes.ts';
import { disagreementsWith } from './disagreements.ts';
import { identifiersOf } from '../spdx/identifiers.ts';
import {
  expressionOf,
  forContent,
  orLater,
  sameLicence,
  type FileReading,
  type Part,
} from './files/read-licence-file.ts';
import { asLicenceFile, partsOf, type ReadmeReading } from './files/readme.ts';
import type { ReusePart } from './files/reuse.ts';

/** All that a repository says about its licence. */
export interface Said {
  licences: readonly FileReading[];
  readmes: readonly ReadmeReading[];
  declared: readonly DeclaredLicence[];
  reuse: readonly ReusePart[];
}

interface Basis {
  parts: Part[];
  choice: boolean;
  decidedBy: string;
  confidence: number;
}

const unfree = /^(?:unlicensed|proprietary|none|all rights reserved|private)\b/i;

/** Weighs texts before notices, those before the README, and that before manifests; null when nothing is said. */
export function decide(said: Said): LicenceVerdict | null {
  const basis = fromLicences(said) ?? fromReadmes(said) ?? fromManifests(said);
  if (!basis) return null;
  const parts = upgraded(withReuse(withReadme(basis, said.readmes), said.reuse), said);
  const choice =
    parts.filter(({ scope }) => scope === null || scope === 'code').length > 1 &&
    (basis.choice || choiceSaid(parts, said));
  const spdx = expressionOf(parts, choice);
  const files: LicenceFile[] = [...said.licences.map(({ file }) => file), ...said.readmes.map(asLicenceFile)];
  const disagreements = disagreementsWith(parts, spdx, files, said.declared);
  const scopes = parts.flatMap(({ spdx: id, scope }) => (scope === null ? [] : [{ spdx: id, scope }]));
  const beside = scopes.filter(({ scope }) => scope !== 'code').map(({ spdx: id }) => id);
  const confidence = Math.round(basis.confidence * (disagreements.length > 0 ? 0.85 : 1) * 100) / 100;
  return {
    spdx,
    confidence,
    decidedBy: basis.decidedBy,
    files,
    declared: [...said.declared],
    scopes,
    disagreements,
    classes: classesOf(spdx, beside),
  };
}

function fromLicences({ licences, declared }: Said): Basis | undefined {
  const ranked = licences.toSorted((a, b) => strength(b) - strength(a));
  const [first] = ranked;
  if (!first) return undefined;
  const level = ranked.filter(
    ({ place, file }) =>
      place.rank < 3 && file.fullText === first.file.fullText && file.spdx !== 'NOASSERTION',
  );
  const used = level.length > 0 && first.place.rank < 3 ? mainOf(level) : [first];
  const parts = besideCode(used.flatMap((reading) => reading.parts));
  return {
    parts,
    choice:
      used.some(({ choice }) => choice) ||
      isPair(used) ||
      declared.some(({ spdx }) => coversAll(spdx, parts)),
    decidedBy: first.file.path,
    confidence: Math.min(...used.map(({ file }) => file.confidence)),
  };
}

/** Texts before notices; plain names before others; text we know before text we do not. */
function strength({ file, place }: FileReading): number {
  const known = file.spdx === 'NOASSERTION' ? 0 : 8;
  const name = /^(?:un)?licen[cs]e(?:\.\w+)?$|^copying/i.test(file.path) ? 1 : 0;
  return known + (file.fullText ? 4 : 0) + (4 - place.rank) * 16 + name + file.confidence / 2;
}

/** In a folder of licences (not REUSE's) the file called LICENSE is the repository's; others belong to components. */
function mainOf(level: readonly FileReading[]): readonly FileReading[] {
  const atRoot = level.filter(({ file }) => !file.path.includes('/'));
  const rest = level.filter(({ file, place }) => file.path.startsWith('LICENSES/') || place.scope !== null);
  if (atRoot.length > 0)
    return [...atRoot, ...level.filter(({ place }) => place.rank === 2 && place.scope !== null)];
  const plain = level.filter(
    ({ file }) =>
      /\/(?:licen[cs]e|copying)(?:\.\w+)?$/i.test(file.path) && !file.path.startsWith('LICENSES/'),
  );
  return plain.length > 0 ? [...plain, ...rest] : level;
}

/** `LICENSE-MIT` beside `LICENSE-APACHE`: by custom the reader may choose. */
function isPair(used: readonly FileReading[]): boolean {
  const code = used.filter(({ parts }) => parts.every(({ spdx }) => !forContent.test(spdx)));
  return (
    code.length > 1 &&
    code.every(({ file }) =>
      /^licen[cs]e[-_.](?:mit|apache|bsd|[al]?gpl|mpl|isc|unlicense|zlib|boost)/i.test(file.path),
    )
  );
}

/** A manifest that offers exactly these as alternatives. */
function coversAll(spdx: string | null, parts: readonly Part[]): boolean {
  if (spdx === null || !spdx.includes(' OR ') || parts.length < 2) return false;
  const ids = identifiersOf(spdx);
  return parts.every((part) => ids.some((id) => sameLicence(id, part.spdx)));
}

/** The LGPL swallows the GPL it builds on; a licence for content beside one for code covers the documentation. */
function besideCode(parts: readonly Part[]): Part[] {
  const unique = parts.filter(
    (part, at) => parts.findIndex(({ spdx }) => sameLicence(spdx, part.spdx)) === at,
  );
  const lesser = unique.some(({ spdx }) => spdx.startsWith('LGPL-3.0'));
  return lesser ? unique.filter(({ spdx }) => !/^GPL-3\.0-/.test(spdx)) : unique;
}

function fromReadmes({ readmes }: Said): Basis | undefined {
  const [first] = readmes;
  if (!first) return undefined;
  return {
    parts: besideCode(partsOf(first.statements)),
    choice: first.statements.some(({ choice }) => choice),
    decidedBy: first.path,
    confidence: first.statements.every(({ certain }) => certain) ? 0.8 : 0.65,
  };
}

function fromManifests({ declared }: Said): Basis | undefined {
  const known = declared.filter(({ spdx }) => spdx !== null);
  const withheld = declared.some(({ raw }) => unfree.test(raw));
  const first = known.find(({ path, spdx }) => !isDefault(path, spdx)) ?? known[0];
  if (!first?.spdx) return undefined;
  const onlyDefault = isDefault(first.path, first.spdx);
  if (withheld)
    return {
      parts: [{ spdx: 'NOASSERTION', scope: null }],
      choice: false,
      decidedBy: first.path,
      confidence: 0.2,
    };
  const agree = known.length > 1 && known.every(({ spdx }) => spdx === first.spdx);
  return {
    parts: [{ spdx: first.spdx, scope: null }],
    choice: false,
    decidedBy: first.path,
    confidence: onlyDefault ? 0.3 : agree ? 0.7 : 0.6,
  };
}

/** `npm init` writes ISC when nobody chooses. */
function isDefault(path: string, spdx: string | null): boolean {
  return path === 'package.json' && spdx === 'ISC';
}

/** Adds what the README says beyond the files: parts for documentation or data, alternatives, and scopes. */
function withReadme({ parts }: Basis, readmes: readonly ReadmeReading[]): Part[] {
  const result = parts.map((part) => ({ ...part }));
  const statements = readmes.flatMap((readme) => readme.statements);
  const about = (id: string, certain: boolean) => result.find(({ spdx }) => sameLicence(spdx, id, certain));
  const unfit = result.some(({ spdx }) => /-modified$|^NOASSERTION$/.test(spdx));
  // A README that contradicts the licence file about the code adds nothing to it; the disagreement is reported.
  const contradicts = statements.some(
    ({ ids, scope, certain }) =>
      (scope === null || scope === 'code') && !ids.some((id) => about(id, certain)),
  );
  if (unfit || contradicts) return result;
  for (const { ids, scope, choice, certain } of statements) {
    for (const id of ids) {
      const known = about(id, certain);
      // A choice for the code outweighs what was said of one of its licences elsewhere.
      if (known && choice) known.scope = scope === 'code' ? 'code' : null;
      else if (known && ids.length === 1) known.scope ??= scope;
    }
    const joins =
      scope === 'documentation' || scope === 'data' || (choice && ids.some((id) => about(id, certain)));
    if (joins)
      for (const id of ids) if (!about(id, certain)) result.push({ spdx: id, scope: choice ? null : scope });
  }
  return result;
}

function withReuse(parts: Part[], reuse: readonly ReusePart[]): Part[] {
  for (const part of parts)
    part.scope ??= reuse.find(({ spdx }) => sameLicence(spdx, part.spdx))?.scope ?? null;
  return parts;
}

/** `-only` is what the text alone comes to; where a manifest or the README says "or later", that holds. */
function upgraded(parts: Part[], { declared, readmes, licences }: Said): Part[] {
  if (licences.some(({ settled, file }) => settled && file.fullText)) return parts;
  const said = new Set([
    ...declared.flatMap(({ spdx }) => (spdx === null ? [] : identifiersOf(spdx))),
    ...readmes.flatMap(({ statements }) => statements.flatMap(({ ids }) => ids)),
    ...licences.flatMap(({ file, parts: its }) => (file.fullText ? [] : its.map(({ spdx }) => spdx))),
  ]);
  return parts.map((part) => (said.has(orLater(part.spdx)) ? { ...part, spdx: orLater(part.spdx) } : part));
}

function choiceSaid(parts: readonly Part[], { readmes }: Said): boolean {
  return readmes.some(({ statements }) =>
    statements.some(
      ({ choice, ids, certain }) =>
        choice && parts.some(({ spdx }) => ids.some((id) => sameLicence(spdx, id, certain))),
    ),
  );
}
