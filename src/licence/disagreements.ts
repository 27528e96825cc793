import type { DeclaredLicence, LicenceFile } from '../domain/licence-verdict.ts';
import { identifiersOf } from '../spdx/identifiers.ts';
import { sameLicence, type Part } from './parts.ts';

/** Declarations that hold back every right. */
const withheld = /^(?:unlicensed|proprietary|none|all rights reserved|private)\b/i;

/** GPL-1.0-or-later and LGPL-2.0-or-later also stand for one that is named without its version. */
function isSame(its: string, id: string): boolean {
  return (
    sameLicence(its, id) || (/^L?GPL-[12]\.0-or-later$/.test(id) && its.startsWith(`${id.split('-')[0]}-`))
  );
}

/** Each source that names a licence which the verdict leaves out, in a sentence. */
export function disagreementsWith(
  parts: readonly Part[],
  verdict: string,
  files: readonly LicenceFile[],
  declared: readonly DeclaredLicence[],
): string[] {
  const known = parts.flatMap(({ spdx }) => identifiersOf(spdx));
  // The LGPL version 3 adds to the GPL, whose text stands beside it.
  if (known.some((id) => id.startsWith('LGPL-3.0'))) known.push('GPL-3.0-only');
  const differs = (spdx: string) =>
    identifiersOf(spdx).some((id) => id !== 'NOASSERTION' && !known.some((its) => isSame(its, id)));
  const [first] = files;
  const base =
    first && !differs(first.spdx) ? `${first.path} says ${first.spdx}` : `The verdict is ${verdict}`;
  const fromFiles = files
    .filter(({ spdx }) => differs(spdx))
    .map(({ path, spdx }) => `${base}, ${path} says ${spdx}.`);
  const fromManifests = declared
    .filter(({ spdx, raw }) => (spdx === null ? withheld.test(raw) : differs(spdx)))
    .map(({ path, spdx, raw }) => `${base}, ${path} says ${spdx ?? `“${raw}”`}.`);
  return [...new Set([...fromFiles, ...fromManifests])];
}
