import type { ForgeName } from './forges.ts';

/** Where an organisation keeps code: an account on GitHub, or a group on GitLab with its subgroups. */
export interface ForgeAccount {
  forge: ForgeName;
  /** Its name on that forge; compared without regard to case. On GitLab a path, such as `group/subgroup`. */
  login: string;
}

/** What is needed of an organisation. */
interface Holder {
  login: string;
  accounts?: readonly ForgeAccount[] | undefined;
}

/** The accounts of an organisation: the one on GitHub that it is named after, unless the catalogue lists others. */
export function accountsOf({ login, accounts }: Holder): readonly ForgeAccount[] {
  return accounts ?? [{ forge: 'github', login }];
}

/** Finds the login, in lower case, of the organisation that an owner on a forge belongs to; undefined for none. */
export type FindOrganisation = (account: { forge: ForgeName; owner: string }) => string | undefined;

/** Looks owners up among the accounts of organisations: an account itself, or the nearest group above it. */
export function organisationFinder(organisations: Iterable<Holder>): FindOrganisation {
  const byAccount = new Map<string, string>();
  for (const organisation of organisations)
    for (const { forge, login } of accountsOf(organisation))
      byAccount.set(`${forge}:${login.toLowerCase()}`, organisation.login.toLowerCase());
  return ({ forge, owner }) => {
    for (
      let path = owner.toLowerCase();
      path !== '';
      path = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    ) {
      const found = byAccount.get(`${forge}:${path}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}
