import type { Template, TemplateRelease } from '../../domain/template.ts';
import { compareReleases } from '../definitions/validate-template.ts';

/** How far a service is behind its template. */
export interface VersionGap {
  /** Releases since the service's version. */
  behind: number;
  /** What they brought, newest first. */
  missing: TemplateRelease[];
  /** The changes among them that matter for security, newest first. */
  security: { version: string; text: string }[];
  /** Whether the service is of a newer version than this hub's template: it is the hub that is behind. */
  ahead: boolean;
}

/**
 * What a service of `version` lacks, by the template's changelog. A version the changelog does not name counts as all
 * releases after it by number.
 *
 * @param version as the service's record says
 */
export function versionGap(
  { version: newest, changelog }: Pick<Template, 'version' | 'changelog'>,
  version: string,
): VersionGap {
  const missing = releasesSince(changelog, version);
  const security = missing.flatMap((release) =>
    release.changes
      .filter((change) => change.security)
      .map(({ text }) => ({ version: release.version, text })),
  );
  return { behind: missing.length, missing, security, ahead: compareReleases(version, newest) > 0 };
}

/** Releases newer than `version`, newest first. */
export function releasesSince(changelog: readonly TemplateRelease[], version: string): TemplateRelease[] {
  return changelog.filter((release) => compareReleases(release.version, version) > 0);
}
