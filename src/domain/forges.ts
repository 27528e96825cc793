/** What an account may be called on a forge, with the end of a sentence that says so: "the login …". */
interface LoginRule {
  pattern: RegExp;
  message: string;
}

/** Where a forge shows one file to people, below the address of its repository. */
interface FilePages {
  /** Before the object id of a commit. */
  atCommit: string;
  /** Before the name of a branch. */
  onBranch: string;
  /** The query that shows a file as its lines, where the forge would make a page of it. */
  asLines: string;
}

/** What the hub must know of a forge before it asks it anything. */
interface ForgeDefinition {
  /** What people call it; null where that differs from host to host. */
  title: string | null;
  /** The API that accounts are read by, unless the environment names another; null where there are no accounts. */
  api: { address: string; login: LoginRule } | null;
  /** Hosts that are known to be this forge, whichever way their repositories are read; null for none. */
  hosts: RegExp | null;
  files: FilePages | null;
}

/**
 * Every forge, under the name that ids of its repositories begin with. The settings of the environment
 * (`<NAME>_API_URL`, `<NAME>_TOKEN`), the accounts of the catalogue and the addresses of files follow from this;
 * its adapter is in `src/forge/forges.ts`.
 */
const definitions = {
  github: {
    title: 'GitHub',
    api: {
      address: 'https://api.github.com',
      login: {
        pattern: /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/,
        message: 'must be an account name: letters, digits and hyphens',
      },
    },
    hosts: /^(?:www\.)?github\.com$/i,
    files: { atCommit: '/blob/', onBranch: '/blob/', asLines: '?plain=1' },
  },
  gitlab: {
    title: 'GitLab',
    api: {
      address: 'https://gitlab.com/api/v4',
      login: {
        pattern: /^[A-Za-z0-9_][\w.-]*(?:\/[A-Za-z0-9_][\w.-]*)*$/,
        message: 'must be the path of a group, such as group/subgroup',
      },
    },
    hosts: /^(?:www\.)?gitlab\.[\w.-]+$/i,
    files: { atCommit: '/-/blob/', onBranch: '/-/blob/', asLines: '?plain=1' },
  },
  git: { title: null, api: null, hosts: null, files: null },
} as const satisfies Record<string, ForgeDefinition>;

type Definitions = typeof definitions;

export type ForgeName = keyof Definitions;

/** Forges that hold accounts: all but those whose repositories are listed by their address. */
export type AccountForgeName = {
  [Name in ForgeName]: Definitions[Name]['api'] extends null ? never : Name;
}[ForgeName];

/** Where the API of a forge is, and the token to use, if any. */
export interface ForgeApi {
  apiUrl: string;
  token: string | undefined;
}

export const forgeNames = Object.keys(definitions) as ForgeName[];

export const accountForges = forgeNames.filter(
  (name): name is AccountForgeName => definitions[name].api !== null,
);

/** The API of a forge that holds accounts. */
export function apiOf(name: AccountForgeName): NonNullable<ForgeDefinition['api']> {
  return definitions[name].api;
}

/** What people call a forge; null where that differs from host to host. */
export function titleOf(name: ForgeName): string | null {
  return definitions[name].title;
}

/** The forge that an id belongs to; undefined for an id of another form. */
export function forgeOf(id: string): ForgeName | undefined {
  return forgeNames.find((name) => id.startsWith(`${name}:`));
}

/** The forge that a host is known to be; undefined for any other host. */
export function forgeAt(hostname: string): ForgeName | undefined {
  return forgeNames.find((name) => definitions[name].hosts?.test(hostname));
}

/** Where files of a repository are shown, whether it was read through the forge or by its address; null if not known. */
export function filePagesOf(name: ForgeName, hostname: string): FilePages | null {
  const own: FilePages | null = definitions[name].files;
  if (own !== null) return own;
  const host = forgeAt(hostname);
  return host === undefined ? null : definitions[host].files;
}
