import type { ReadRepository } from '../../domain/template-repository.ts';
import type { ServiceRecord } from '../../domain/template.ts';
import type { UpgradeVersions } from '../upgrades/upgrade-plan.ts';
import { withMine } from '../upgrades/mine.ts';
import type { CopyWarning } from './safe-files.ts';
import { planCopy } from './plan-copy.ts';

interface RepositoryVersionsInput {
  record: ServiceRecord;
  /** Where the template is now, as given on the command line; undefined: where the record says. */
  from: string | undefined;
  /** ISO date of today: for a record that does not say when the service was started. */
  date: string;
  /** As for `planVersions`. */
  mine?: readonly string[] | undefined;
}

/**
 * Both versions of a service that was made from a template repository: the commit its record names and the newest one.
 * Nothing was filled in when it was made, so the files of the commits are the versions.
 *
 * @returns also what of the newest commit is left out or not whole, and was not so before
 * @throws Problem as `ReadRepository` and `planCopy` do
 */
export async function repositoryVersions(
  { record, from, date, mine }: RepositoryVersionsInput,
  { readRepository, signal }: { readRepository: ReadRepository; signal: AbortSignal },
): Promise<{ versions: UpgradeVersions; warnings: CopyWarning[] }> {
  const place = { address: from ?? record.from ?? '', typed: from !== undefined };
  const newest = await readRepository(place, signal);
  const same = newest.head === record.version;
  const then = same ? newest : await readRepository({ ...place, commit: record.version }, signal);
  const on = { date: record.started ?? date, hub: record.hub };
  const [before, after] = [planCopy(then, on), planCopy(newest, on)];
  const known = new Set(before.warnings.map(({ path, why }) => `${path}\n${why}`));
  return {
    versions: {
      from: before.plan,
      to: after.plan,
      ...withMine({ ...record, ...after.record, started: record.started }, mine),
      changelog: [],
      renames: [],
    },
    warnings: after.warnings.filter(({ path, why }) => !known.has(`${path}\n${why}`)),
  };
}
