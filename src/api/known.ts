import type { Catalogue } from '../registry/catalogue.ts';
import type { Policy } from '../registry/policy.ts';
import { invalid } from './read-input.ts';

/**
 * Refuses a parameter that names an organisation the catalogue does not cover: an empty answer would look like news
 * about it.
 *
 * @throws Problem `invalid`
 */
export function requireOrganisation({ organisations, repositories }: Catalogue, login: string): void {
  const asked = login.toLowerCase();
  const covered =
    organisations.some((one) => one.login.toLowerCase() === asked) ||
    repositories.some((one) => one.organisation.toLowerCase() === asked);
  if (!covered) throw invalid([`organisation: ${login} is not in the catalogue of this hub.`]);
}

/** @throws Problem `invalid` for a parameter that names no policy */
export function requirePolicy(policies: readonly Policy[], id: string): void {
  if (policies.some((policy) => policy.id === id)) return;
  throw invalid([`policy: ${id} is not one of ${policies.map((policy) => policy.id).join(', ')}.`]);
}
