import type { Organisation } from '../../src/domain/organisation.ts';
import type { SampleAccount } from './repository.ts';

/** Accounts as a hub's catalogue lists them, bound by these policies. */
export function catalogueOf(accounts: readonly SampleAccount[], policies: readonly string[]): Organisation[] {
  const none = { homepage: null, parent: null };
  return accounts.map(({ login, name, body }) => ({
    login,
    name,
    ...body,
    ...none,
    policies: [...policies],
  }));
}
