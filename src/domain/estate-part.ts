import type { Catalogue } from './catalogue.ts';
import type { BodyType, Nation } from './organisation.ts';

/** A part of the estate. What is empty or not given narrows nothing. */
export interface EstatePart {
  /** A login, in any case. */
  organisation?: string | undefined;
  nation?: Nation | '' | undefined;
  bodyType?: BodyType | '' | undefined;
}

/** Logins of the organisations in a part of the estate, in lower case; undefined for all of it. */
export function loginsIn(
  { organisation = '', nation = '', bodyType = '' }: EstatePart,
  { organisations }: Pick<Catalogue, 'organisations'>,
): string[] | undefined {
  const login = organisation.toLowerCase();
  if (nation === '' && bodyType === '') return login === '' ? undefined : [login];
  return organisations
    .filter(
      (one) => (nation === '' || one.nation === nation) && (bodyType === '' || one.bodyType === bodyType),
    )
    .map((one) => one.login.toLowerCase())
    .filter((one) => login === '' || one === login);
}
