import type { Dataset } from '../estate/estate.ts';
import type { SampleRepository } from '../estate/repository.ts';

const activityStepMs = 3_600_000;

/** What answering as GitLab needs. */
export interface GitLabState {
  /** Where people and git go; the API is at its `/api/v4`. */
  readonly url: string;
  readonly estate: Dataset;
  /** Whether listings page by key (`id_after`) when they are asked to; else by offset, as they do without being asked. */
  readonly keyset: boolean;
  /** Milliseconds since 1970, by project id. */
  readonly activity: Map<number, number>;
}

/** GitLab moves the date of the last activity at most once an hour. */
export function lastActivity(
  { id, pushedAt, updatedAt }: SampleRepository,
  { activity }: GitLabState,
): number {
  const known = activity.get(id);
  const newest = Math.max(pushedAt, updatedAt);
  if (known !== undefined && newest - known < activityStepMs) return known;
  activity.set(id, newest);
  return newest;
}

/** Projects of a group and its subgroups, or of a person, by id. Private ones only for who may see them. */
export function projectsOf(
  path: string,
  { kind, subgroups, mayPrivate }: { kind: 'organisation' | 'user'; subgroups: boolean; mayPrivate: boolean },
  { estate }: GitLabState,
): SampleRepository[] {
  const wanted = path.toLowerCase();
  const isIn = (login: string) => login === wanted || (subgroups && login.startsWith(`${wanted}/`));
  return [...estate.repositories]
    .filter(({ account }) => account.kind === kind && isIn(account.login.toLowerCase()))
    .filter(({ visibility }) => mayPrivate || visibility === 'public')
    .sort((one, other) => one.id - other.id);
}
