import { isCovered, type Catalogue } from '../domain/catalogue.ts';
import type { Policy } from '../domain/policy.ts';
import { invalid } from './read-input.ts';

/**
 * Refuses a parameter that names an organisation the catalogue does not cover: an empty answer would look like news
 * about it.
 *
 * @throws Problem `invalid`
 */
export function requireOrganisation(catalogue: Catalogue, login: string): void {
  if (!isCovered(catalogue, login))
    throw invalid([`organisation: ${login} is not in the catalogue of this hub.`]);
}

/** @throws Problem `invalid` for a parameter that names no policy */
export function requirePolicy(policies: readonly Policy[], id: string): void {
  if (policies.some((policy) => policy.id === id)) return;
  throw invalid([`policy: ${id} is not one of ${policies.map((policy) => policy.id).join(', ')}.`]);
}
