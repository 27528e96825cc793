import { readmeAmong } from '../documents/readme-file.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import type { LicenceVerdict } from '../domain/licence-verdict.ts';
import { decide } from './decide.ts';
import { licencePlace } from './files/licence-files.ts';
import { declaredIn, filePointedAt, isManifest } from './files/manifests.ts';
import { restrictingNotice } from './files/notices.ts';
import { readLicenceFile } from './files/read-licence-file.ts';
import { readReadme } from './files/readme.ts';
import { readReuseFile } from './files/reuse.ts';

export { isLicenceFile } from './files/licence-files.ts';
export { curateLicence } from './curate.ts';
export { isExpression as isLicenceExpression } from '../spdx/identifiers.ts';
export { matchText } from './matchers/match-text.ts';
export { declaredExpression } from '../spdx/declared-expression.ts';

/**
 * Which licence a repository carries, and why.
 *
 * @param files every collected file of the repository; those that have nothing to say are ignored
 * @returns a verdict with proof; null when there is no licence; undefined when a file that could decide was not collected
 */
export function detectLicence(files: readonly EvidenceFile[]): LicenceVerdict | null | undefined {
  const readme = readmeAmong(files);
  const declared = files.flatMap((file) => declaredIn(file));
  const pointedAt = declared.flatMap(({ raw }) => filePointedAt(raw) ?? []);
  const verdict = decide({
    licences: files.flatMap(
      (file) =>
        readLicenceFile(file, pointedAt.includes(file.path) ? { rank: 1, scope: null } : undefined) ?? [],
    ),
    readmes: [readme && readReadme(readme)].filter((reading) => reading !== undefined),
    declared,
    reuse: files.flatMap((file) => readReuseFile(file)),
    notices: files.flatMap((file) => restrictingNotice(file)),
    paths: files.flatMap(({ path, text }) => (typeof text === 'string' ? [path] : [])),
  });
  return mayChange(files, readme?.path, verdict) ? undefined : verdict;
}

/** Whether a file that was not collected might weigh more than what decided. */
function mayChange(
  files: readonly EvidenceFile[],
  readme: string | undefined,
  verdict: LicenceVerdict | null,
): boolean {
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
    return path === readme ? weight < 2 : isManifest(path) && weight < 1;
  });
}
