import type { SoftwareUser, UsedSoftware } from '../../domain/collection.ts';
import { addresses } from '../components/addresses.ts';

/** Software with the bodies that run it, by name. */
export function softwareRows(software: readonly UsedSoftware[]) {
  return [...software]
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'))
    .map(({ name, repository, url, usedBy }) => ({
      name,
      href: repository === null ? (url ?? '') : repositoryAddress(repository),
      external: repository === null,
      users: usedBy.map(userText),
    }));
}

/** `Example Trust: bed planning, since 2024`. */
export function userText({ body, purpose, since }: SoftwareUser): string {
  const more = [purpose ?? '', since === null ? '' : `since ${since}`].filter((text) => text !== '');
  return more.length === 0 ? body : `${body}: ${more.join(', ')}`;
}

function repositoryAddress(fullName: string): string {
  const at = fullName.lastIndexOf('/');
  return addresses.repository(fullName.slice(0, at), fullName.slice(at + 1));
}
