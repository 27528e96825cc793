import type { Catalogue } from './catalogue.ts';

/** A part of the estate that figures are kept for: everything, a nation, a kind of body, or an organisation. */
export type Scope = 'estate' | `nation:${string}` | `bodyType:${string}` | `organisation:${string}`;

/** The parts of the estate that an organisation counts in; none for one that the catalogue does not have. */
export function scopesOf({ organisations }: Pick<Catalogue, 'organisations'>): (login: string) => Scope[] {
  const known = new Map(organisations.map((one) => [one.login.toLowerCase(), one]));
  return (login) => {
    const organisation = known.get(login.toLowerCase());
    if (organisation === undefined) return [];
    const { nation, bodyType } = organisation;
    return ['estate', `nation:${nation}`, `bodyType:${bodyType}`, `organisation:${login.toLowerCase()}`];
  };
}
