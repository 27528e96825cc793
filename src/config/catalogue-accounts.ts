import { z } from 'zod';
import { accountsOf, type ForgeAccount } from '../domain/account.ts';
import { accountForges, apiOf, type AccountForgeName } from '../domain/forges.ts';

/** Text that is not empty. */
export const text = z.string({ error: 'must be text' }).trim().min(1, 'must not be empty');

const loginOn = (forge: AccountForgeName) =>
  text.regex(apiOf(forge).login.pattern, apiOf(forge).login.message);

/** An organisation is named after its account on GitHub, unless it lists others. */
export const login = loginOn('github');

const accountOn = (forge: AccountForgeName) =>
  z.strictObject({ forge: z.literal(forge), login: loginOn(forge) });

const account = z.discriminatedUnion(
  'forge',
  accountForges.map(accountOn) as [ReturnType<typeof accountOn>],
  { error: `must have a forge, which is one of: ${accountForges.join(', ')}` },
);

/** How an organisation names its accounts: in a list, or one by its forge alone, such as `gitlab: group`. */
export const accountFields = {
  accounts: z.array(account).min(1, 'must name at least one account').optional(),
  ...(Object.fromEntries(accountForges.map((forge) => [forge, loginOn(forge).optional()])) as Record<
    AccountForgeName,
    z.ZodOptional<typeof login>
  >),
};

type AccountFields = z.infer<z.ZodObject<typeof accountFields>>;

/** The accounts that are named by their forge alone. */
function shortAccounts(fields: AccountFields): ForgeAccount[] {
  return accountForges.flatMap((forge) => {
    const login = fields[forge];
    return login === undefined ? [] : [{ forge, login }];
  });
}

/** An entry with its accounts as one list, or with none where it names none. */
export function withAccounts<Entry extends AccountFields>(
  entry: Entry,
): Omit<Entry, keyof AccountFields> & { accounts?: ForgeAccount[] } {
  const facts = Object.entries(entry).filter(([key]) => !(key in accountFields));
  const short = shortAccounts(entry);
  const accounts = short.length > 0 ? short : entry.accounts;
  return {
    ...(Object.fromEntries(facts) as Omit<Entry, keyof AccountFields>),
    ...(accounts && { accounts }),
  };
}

/** Each account belongs to one organisation, on its own forge. */
export function reportAccounts(
  organisations: readonly (AccountFields & { login: string })[],
  context: z.RefinementCtx,
): void {
  const owners = new Map<string, string>();
  organisations.forEach((entry, index) => {
    const [short] = shortAccounts(entry);
    const path = ['organisations', index, short?.forge ?? 'accounts'];
    if (short && entry.accounts)
      context.addIssue({ code: 'custom', path, message: 'cannot be given together with accounts' });
    const { accounts } = withAccounts(entry);
    for (const { forge, login } of accountsOf({ login: entry.login, accounts })) {
      const key = `${forge} ${login.toLowerCase()}`;
      const owner = owners.get(key);
      owners.set(key, entry.login);
      if (owner === undefined || owner.toLowerCase() === entry.login.toLowerCase()) continue;
      const message = `${login} on ${forge} already belongs to ${owner}`;
      context.addIssue({ code: 'custom', path, message });
    }
  });
}
