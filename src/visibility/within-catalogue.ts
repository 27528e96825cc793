import { coveredLogins, type Catalogue } from '../domain/catalogue.ts';

/** What the catalogue covers. */
export type Covers = Pick<Catalogue, 'organisations' | 'repositories'>;

/** One organisation of the catalogue, or all of them; none where it is not in the catalogue. */
export function loginsWithin(catalogue: () => Covers) {
  return (organisation: string | undefined): readonly string[] => {
    const logins = coveredLogins(catalogue());
    if (organisation === undefined) return logins;
    return logins.filter((login) => login === organisation.toLowerCase());
  };
}
