import { coveredLogins, type Catalogue } from '../domain/catalogue.ts';

/** What the catalogue covers. */
export type Covers = Pick<Catalogue, 'organisations' | 'repositories'>;

/** Some organisations of the catalogue, or all of them; none of those that are not in the catalogue. */
export function loginsWithin(catalogue: () => Covers) {
  return (organisation: string | readonly string[] | undefined): readonly string[] => {
    const logins = coveredLogins(catalogue());
    if (organisation === undefined) return logins;
    const wanted = new Set([organisation].flat().map((login) => login.toLowerCase()));
    return logins.filter((login) => wanted.has(login));
  };
}
