import type { DeclaredLicence } from '../domain/licence-verdict.ts';
import { identifiersOf } from '../spdx/identifiers.ts';
import type { LicenceFileReading } from './files/read-licence-file.ts';
import { isNamedAfterLicence, plainLicenceName } from './licence-names.ts';
import { forContent, sameLicence, samePart, type Part } from './parts.ts';

/** A manifest that offers the one licence whose text is there, among others: each of those that it offers. */
export function offeredBeyond(
  declared: readonly DeclaredLicence[],
  parts: readonly Part[],
): Part[] | undefined {
  const [only] = parts;
  if (parts.length !== 1 || only === undefined || (only.scope !== null && only.scope !== 'code'))
    return undefined;
  const offer = declared.find(
    ({ spdx }) =>
      spdx !== null && / OR /.test(spdx) && !/[()]| AND /.test(spdx) && coversOne(spdx, only.spdx),
  );
  return offer?.spdx?.split(' OR ').map((spdx) => ({ spdx, scope: only.scope }));
}

function coversOne(offer: string, spdx: string): boolean {
  return offer.split(' OR ').some((id) => samePart(id, spdx));
}

/** R offers what stands before `| file LICENSE` instead of that file; `+ file LICENSE` only adds its terms (Writing R Extensions, 1.1.2). */
export function offeredInstead(declared: readonly DeclaredLicence[]): Part[] {
  return declared.flatMap(({ spdx, raw }) =>
    spdx !== null && /\|\s*file\s+licen[cs]e\s*$/i.test(raw) ? [{ spdx, scope: null }] : [],
  );
}

/** `LICENSE-MIT` beside `LICENSE-APACHE`: by custom the reader may choose. Empty where there is no such pair. */
export function pairAmong(used: readonly LicenceFileReading[]): readonly LicenceFileReading[] {
  const code = used.filter(({ parts }) => parts.every(({ spdx }) => !forContent.test(spdx)));
  const pair = code.filter(
    ({ file }) =>
      (/^licen[cs]e[-_]/i.test(file.path) && isNamedAfterLicence(file.path)) || /^unlicense/i.test(file.path),
  );
  const others = code.filter((one) => !pair.includes(one) && plainLicenceName.test(one.file.path));
  if (isPerls(code)) return code;
  const isCovered = ({ parts }: LicenceFileReading) =>
    parts.every((part) => pair.some((its) => its.parts.some(({ spdx }) => samePart(spdx, part.spdx))));
  return pair.length > 1 && others.every(isCovered) ? pair : [];
}

/** `Artistic` beside `Copying`, or `BSDL` beside `COPYING`: as Perl and Ruby lay out the two that one may choose from. */
function isPerls(code: readonly LicenceFileReading[]): boolean {
  const isNamed = (name: RegExp, licence: RegExp) =>
    code.some(({ file }) => name.test(file.path) && licence.test(file.spdx));
  return (
    code.length === 2 &&
    ((isNamed(/^artistic/i, /^Artistic-/) && isNamed(/^copying/i, /^GPL-/)) ||
      (isNamed(/^bsdl$/i, /^BSD-2-Clause$/) && isNamed(/^copying|^licen[cs]e/i, /^Ruby$/)))
  );
}

/** A licence that is none of the pair applies in addition. */
export function besidePair(pair: readonly LicenceFileReading[]): (part: Part) => Part {
  if (pair.length === 0) return (part) => part;
  return (part) =>
    pair.some(({ parts }) => parts.some(({ spdx }) => samePart(spdx, part.spdx))) ||
    forContent.test(part.spdx)
      ? part
      : { ...part, isExtra: true };
}

/** Whether an expression offers the licences of the code, and only these, to choose from. */
export function coversAll(spdx: string | null, parts: readonly Part[]): boolean {
  if (spdx === null || !spdx.includes(' OR ') || parts.length < 2) return false;
  const ids = identifiersOf(spdx);
  const isOffered = (part: Part) => ids.some((id) => sameLicence(id, part.spdx));
  return (
    parts.filter(isOffered).length > 1 && parts.every((part) => isOffered(part) || forContent.test(part.spdx))
  );
}

/** A licence for content that is not among those offered covers what is not code. */
export function besideOffer(offered: readonly (string | null)[]): (part: Part) => Part {
  const ids = offered.flatMap((spdx) => (spdx?.includes(' OR ') ? identifiersOf(spdx) : []));
  return (part) =>
    ids.some((id) => sameLicence(id, part.spdx)) ? part : { ...part, scope: part.scope ?? 'documentation' };
}
