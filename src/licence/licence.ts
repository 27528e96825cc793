import type { EvidenceFile } from '../registry/evidence.ts';
import type { LicenceVerdict } from '../registry/licence-verdict.ts';
import { decide } from './decide.ts';
import { isReadme, licencePlace } from './licence-files.ts';
import { declaredIn, isManifest } from './manifests.ts';
import { readLicenceFile } from './read-licence-file.ts';
import { readReadme } from './readme.ts';
import { readReuse } from './reuse.ts';

export { isLicenceFile } from './licence-files.ts';
export { curateLicence } from './curate.ts';
export { isExpression as isLicenceExpression } from './identifiers.ts';
export { matchText } from './match-text.ts';
export { classesOf } from './classes.ts';
export { declaredExpression } from './declared-expression.ts';

/**
 * Which licence a repository carries, and why.
 *
 * @param files every collected file of the repository; those that have nothing to say are ignored
 * @returns a verdict with proof; null when there is no licence; undefined when a file that could decide was not collected
 */
export function detectLicence(files: readonly EvidenceFile[]): LicenceVerdict | null | undefined {
  const verdict = decide({
    licences: files.flatMap((file) => readLicenceFile(file) ?? []),
    readmes: files.filter(({ path }) => isReadme(path)).flatMap((file) => readReadme(file) ?? []),
    declared: files.flatMap((file) => declaredIn(file)),
    reuse: files.flatMap((file) => readReuse(file)),
  });
  return mayChange(files, verdict) ? undefined : verdict;
}

/** Whether a file that was not collected might weigh more than what decided. */
function mayChange(files: readonly EvidenceFile[], verdict: LicenceVerdict | null): boolean {
  const weight =
    verdict === null
      ? 0
      : verdict.files.length === 0
        ? 1
        : verdict.files.some(({ fullText }) => fullText)
          ? 3
          : 2;
  return files.some(({ path, text }) => {
    if (text !== undefined) return false;
    const place = licencePlace(path);
    if (place) return place.rank < 3 && weight < 3;
    return isReadme(path) ? weight < 2 : isManifest(path) && weight < 1;
  });
}
