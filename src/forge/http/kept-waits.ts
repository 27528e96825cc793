import { createHash } from 'node:crypto';

/** Keeps waits that forges asked for, so that another process obeys them too. */
export interface WaitStore {
  /** Until when no request may be sent; undefined when none was ever asked for under this name. */
  findWait(name: string): Promise<Date | undefined>;
  saveWait(name: string, until: Date): Promise<void>;
}

/** The waits of one forge as one reader of it. */
export interface KeptWaits {
  find: () => Promise<Date | undefined>;
  /** Keeps it, unless that is done already; no second is shorter than a request. */
  save: (until: Date) => Promise<void>;
}

interface Reader {
  forge: string;
  apiUrl: string;
  token: string | undefined;
}

/** For those whose waits end with them. */
export const unkeptWaits: KeptWaits = { find: async () => undefined, save: async () => {} };

/** Waits are of a token: another one has a budget of its own. Only a digest of it is kept. */
export function keptWaits(store: WaitStore | undefined, { forge, apiUrl, token }: Reader): KeptWaits {
  if (!store) return unkeptWaits;
  const digest = createHash('sha256').update(`${apiUrl}\n${token}`).digest('base64url').slice(0, 16);
  const name = `${forge} ${digest}`;
  let saved = 0;
  return {
    find: () => store.findWait(name),
    async save(until) {
      if (until.getTime() < saved + 1_000) return;
      saved = until.getTime();
      await store.saveWait(name, until);
    },
  };
}
