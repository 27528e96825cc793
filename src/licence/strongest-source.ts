import type { DeclaredLicence } from '../domain/licence-verdict.ts';
import { isOpen } from '../spdx/classification.ts';
import { identifiersOf } from '../spdx/identifiers.ts';
import type { LicenceDecision, LicenceEvidence } from './decision.ts';
import type { LicenceFileReading } from './files/read-licence-file.ts';
import { partsOf } from './files/readme.ts';
import { isNamedAfterLicence, plainLicenceName } from './licence-names.ts';
import { besideOffer, besidePair, coversAll, offeredBeyond, offeredInstead, pairAmong } from './offers.ts';
import { sameLicence, samePart, type Part } from './parts.ts';

/** How sure we are of a file that only shows that there are terms. */
const vague = 0.1;

const unfree = /^(?:(?:other\/)?proprietary|unlicensed|proprietary|none|all rights reserved|private)\b/i;

/** What the strongest source says: texts before notices, those before the README, and that before manifests. */
export function strongestSource(said: LicenceEvidence): LicenceDecision | undefined {
  // A file that we cannot read, or do not understand at all, decides where nothing else says anything.
  const readable = said.licences.filter(({ file }) => file.spdx !== 'NOASSERTION' || file.confidence > vague);
  const licences = readable.filter(({ isWithheld }) => !isWithheld);
  const elsewhere = fromReadmes(said) ?? fromManifests(said);
  const [withheld] = said.licences.filter(({ isWithheld }) => isWithheld);
  const own = fromLicences({ ...said, licences });
  const coversCode = own?.parts.some(({ scope }) => scope === null || scope === 'code') ?? false;
  const [unclear] = said.licences.filter((one) => !readable.includes(one));
  if (unclear && !own && !elsewhere && !withheld) return notAsserted(unclear.file.path);
  if (coversCode || !elsewhere) return own && !coversCode && isOfFolders(licences) ? undefined : own;
  // A file that withholds rights is no licence; what a badge or a manifest says beside it is no grant either.
  if (withheld) return notAsserted(withheld.file.path);
  return own ? { ...elsewhere, parts: besideCode([...elsewhere.parts, ...own.parts]) } : elsewhere;
}

/** Whether all licence files are those of folders for documentation or data, which say nothing about the repository. */
function isOfFolders(licences: readonly LicenceFileReading[]): boolean {
  return licences.every(({ file, place }) => place.scope !== null && file.path.includes('/'));
}

function fromLicences({ licences, declared, reuse }: LicenceEvidence): LicenceDecision | undefined {
  const ranked = licences.toSorted((a, b) => strength(b) - strength(a));
  const [first] = ranked;
  if (!first) return undefined;
  const opaque = ranked.find((reading) => isOpaque(reading) && !isDeclared(reading, first, declared));
  if (opaque) return notAsserted(opaque.file.path);
  const level = ranked.filter(
    ({ place, file }) =>
      place.rank < 3 &&
      (file.fullText === first.file.fullText || isNamedAfterLicence(file.path)) &&
      file.spdx !== 'NOASSERTION',
  );
  const used = level.length > 0 && first.place.rank < 3 ? mainOf(level) : [first];
  const pair = pairAmong(used);
  const parts = besideCode(used.flatMap((reading) => asserted(reading, declared)));
  const offered = [...declared.map(({ spdx }) => spdx), ...reuse.map(({ expression }) => expression)];
  const isByPart = used.some((one) => one.isByPart);
  const isOffered = !isByPart && offered.some((spdx) => coversAll(spdx, parts));
  const beyond = isByPart ? undefined : offeredBeyond(declared, parts);
  const instead = offeredInstead(declared);
  if (instead.length > 0 && parts.length > 1) return undefined;
  return {
    parts: besideCode([
      ...instead,
      ...(beyond ?? []),
      ...(isOffered ? parts.map(besideOffer(offered)) : parts.map(besidePair(pair))),
    ]),
    choice:
      used.some(({ choice, place }) => choice && place.scope === null) ||
      pair.length > 0 ||
      isOffered ||
      beyond !== undefined ||
      instead.length > 0,
    decidedBy: first.file.path,
    confidence: Math.min(...used.map(({ file }) => file.confidence)),
  };
}

/** The parts of a file; where its text asserts nothing, a manifest that names the licence it is most like settles it. */
function asserted({ parts, nearest }: LicenceFileReading, declared: readonly DeclaredLicence[]): Part[] {
  const agreed =
    nearest !== undefined &&
    parts.every(({ spdx }) => spdx === 'NOASSERTION') &&
    declared.some(({ spdx }) => spdx !== null && sameLicence(spdx, nearest)) &&
    !isOpen(nearest);
  return agreed ? [{ spdx: nearest, scope: null }] : parts;
}

/** Texts before notices; plain names before others; text we know before text we do not. */
function strength({ file, place }: LicenceFileReading): number {
  const known = file.spdx === 'NOASSERTION' ? 0 : 8;
  const name = /^(?:un)?licen[cs]e(?:\.\w+)?$|^copying/i.test(file.path) ? 1 : 0;
  return known + (file.fullText ? 4 : 0) + (4 - place.rank) * 16 + name + file.confidence / 2;
}

/** In a folder of licences (not REUSE's) the file called LICENSE is the repository's; others belong to components. */
function mainOf(level: readonly LicenceFileReading[]): readonly LicenceFileReading[] {
  const atRoot = withoutComponents(level.filter(({ file }) => !file.path.includes('/')));
  const rest = level.filter(({ file, place }) => file.path.startsWith('LICENSES/') || place.scope !== null);
  if (atRoot.length > 0)
    return [...atRoot, ...level.filter(({ place }) => place.rank === 2 && place.scope !== null)];
  const plain = level.filter(
    ({ file }) =>
      /\/(?:licen[cs]e|copying)(?:\.\w+)?$/i.test(file.path) && !file.path.startsWith('LICENSES/'),
  );
  return plain.length > 0 ? [...plain, ...rest] : level;
}

/** Beside the file called LICENSE, others that are named after neither a licence nor a part are of what comes with it. */
function withoutComponents(atRoot: readonly LicenceFileReading[]): readonly LicenceFileReading[] {
  if (!atRoot.some(({ file }) => plainLicenceName.test(file.path))) return atRoot;
  const isComponent = ({ file, place }: LicenceFileReading) =>
    place.scope === null &&
    /^licen[cs]es?[-_.]/i.test(file.path) &&
    !plainLicenceName.test(file.path) &&
    !isNamedAfterLicence(file.path);
  return atRoot.filter((one) => !isComponent(one));
}

/** Whether the file that people read first holds terms that we do not know, so that those beside it do not count alone. */
function isOpaque({ file, place }: LicenceFileReading): boolean {
  return (
    place.rank === 1 &&
    place.scope === null &&
    file.spdx === 'NOASSERTION' &&
    plainLicenceName.test(file.path)
  );
}

/** Whether a manifest names the licence that a text is most like, or that of the file beside it. */
function isDeclared(
  { nearest }: LicenceFileReading,
  first: LicenceFileReading,
  declared: readonly DeclaredLicence[],
): boolean {
  const known = [nearest, ...first.parts.map(({ spdx }) => spdx)].filter((id) => id !== undefined);
  return declared.some(
    ({ spdx }) =>
      spdx !== null && identifiersOf(spdx).some((id) => known.some((its) => sameLicence(its, id))),
  );
}

/** The LGPL swallows the GPL it builds on; a licence for content beside one for code covers the documentation. */
function besideCode(parts: readonly Part[]): Part[] {
  const unique = parts.filter((part, at) => parts.findIndex(({ spdx }) => samePart(spdx, part.spdx)) === at);
  const lesser = unique.some(({ spdx }) => spdx.startsWith('LGPL-3.0'));
  return lesser ? unique.filter(({ spdx }) => !/^GPL-3\.0-/.test(spdx)) : unique;
}

function fromReadmes({ readmes, declared }: LicenceEvidence): LicenceDecision | undefined {
  const first = readmes.find(({ statements }) => statements.length > 0);
  if (!first) return undefined;
  // A badge comes with many templates; npm's UNLICENSED is somebody's word that nothing is granted.
  const unlicensed = declared.find(({ raw }) => /^unlicensed$/i.test(raw));
  if (first.isBadge && unlicensed) return notAsserted(unlicensed.path);
  return {
    parts: besideCode(partsOf(first.statements)),
    choice: first.statements.some(({ choice }) => choice),
    decidedBy: first.path,
    confidence: first.statements.every(({ certain }) => certain) ? 0.8 : 0.65,
  };
}

function fromManifests({ declared, paths }: LicenceEvidence): LicenceDecision | undefined {
  const known = declared.filter(({ spdx }) => spdx !== null);
  const withheld = declared.some(({ raw }) => unfree.test(raw));
  const elsewhere = declared.find(({ spdx, raw }) => {
    const [, file = ''] = /^see licen[cs]e in (.+)$/i.exec(raw.trim()) ?? [];
    return spdx === null && paths.includes(file);
  });
  if (known.length === 0 && elsewhere) return notAsserted(elsewhere.path);
  const first = known.find(({ path, spdx }) => !isDefault(path, spdx)) ?? known[0];
  if (!first?.spdx) return undefined;
  const onlyDefault = isDefault(first.path, first.spdx);
  if (withheld) return notAsserted(first.path);
  const agree = known.length > 1 && known.every(({ spdx }) => spdx === first.spdx);
  return {
    parts: besideCode(
      known.flatMap(({ path, spdx }) => (path === first.path && spdx ? [{ spdx, scope: null }] : [])),
    ),
    choice: false,
    decidedBy: first.path,
    confidence: onlyDefault ? 0.3 : agree ? 0.7 : 0.6,
  };
}

/** Terms that are somewhere, and were not understood. */
function notAsserted(path: string): LicenceDecision {
  return {
    parts: [{ spdx: 'NOASSERTION', scope: null }],
    choice: false,
    decidedBy: path,
    confidence: 0.2,
  };
}

/** `npm init` writes ISC when nobody chooses. */
function isDefault(path: string, spdx: string | null): boolean {
  return path === 'package.json' && spdx === 'ISC';
}
