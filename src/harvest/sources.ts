import { accountsOf, type ForgeAccount } from '../domain/account.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { forgeNames, type ForgeName } from '../domain/forges.ts';
import type { Forge } from '../forge/forge.ts';

/** A forge, and the accounts to read there. */
export interface Source {
  forge: Forge;
  name: ForgeName;
  accounts: readonly SourceAccount[];
}

export interface SourceAccount {
  /** On the forge, in lower case. */
  login: string;
  /** Login of the organisation it belongs to, in lower case. */
  organisation: string;
  /** Under which its cursor is stored. */
  key: string;
}

/** The accounts of a catalogue, by forge. */
export function sourcesOf(
  forges: Record<ForgeName, Forge>,
  { organisations, repositories }: Pick<Catalogue, 'organisations' | 'repositories'>,
): Source[] {
  const accounts = organisations.flatMap((organisation) =>
    accountsOf(organisation).map((account, index) => toSource(account, organisation.login, index)),
  );
  const listed = new Set(repositories.map(({ organisation }) => organisation.toLowerCase()));
  for (const login of listed) accounts.push(toSource({ forge: 'git', login }, login, 1));
  return forgeNames.map((name) => ({
    forge: forges[name],
    name,
    accounts: accounts.filter(({ forge }) => forge === name).map(({ forge: _, ...account }) => account),
  }));
}

/** The first account's cursor is kept under its organisation: pages show by it how fresh an organisation is. */
function toSource(
  { forge, login }: ForgeAccount,
  organisation: string,
  index: number,
): SourceAccount & { forge: ForgeName } {
  const [account, owner] = [login.toLowerCase(), organisation.toLowerCase()];
  return { forge, login: account, organisation: owner, key: index === 0 ? owner : `${forge}/${account}` };
}
