import type { LicenceCuration, LicenceVerdict } from '../domain/licence-verdict.ts';
import type { TreeEntry } from '../domain/evidence.ts';
import { classesOf } from '../spdx/classification.ts';

/**
 * Lays a person's verdict over what was read. It is in force while the file it was decided on is the same object;
 * when that changed or is gone, what was read counts again and the verdict says that the person's has lapsed.
 *
 * @param verdict what `detectLicence` said; null stays null where a lapsed verdict has nothing to be noted on
 */
export function curateLicence(
  verdict: LicenceVerdict | null | undefined,
  curation: LicenceCuration,
  tree: readonly TreeEntry[] | null | undefined,
): LicenceVerdict | null | undefined {
  if (tree === undefined) return verdict;
  const inForce = tree?.some(({ path, oid }) => path === curation.path && oid === curation.blob) ?? false;
  return inForce ? declared(verdict, curation) : lapsed(verdict, curation);
}

function declared(verdict: LicenceVerdict | null | undefined, curation: LicenceCuration): LicenceVerdict {
  const { expression, path } = curation;
  const { files = [], declared = [], scopes = [], disagreements = [] } = verdict ?? {};
  const read = verdict ? verdict.spdx : 'no licence';
  return {
    spdx: expression,
    confidence: 1,
    decidedBy: null,
    files,
    declared,
    scopes,
    disagreements:
      read === expression
        ? disagreements
        : [...disagreements, `Read as ${read}; a person decided ${expression} on ${path}.`],
    classes: classesOf(expression),
    curation: { ...curation, state: 'in-force' },
  };
}

function lapsed(
  verdict: LicenceVerdict | null | undefined,
  curation: LicenceCuration,
): LicenceVerdict | null | undefined {
  if (!verdict) return verdict;
  const note = `A person decided ${curation.expression} on ${curation.on}; that has lapsed, because ${curation.path} has changed since.`;
  return {
    ...verdict,
    disagreements: [...verdict.disagreements, note],
    curation: { ...curation, state: 'lapsed' },
  };
}
