import type { Log } from '../base/log.ts';
import { actorName, type Actor } from './actor.ts';
import { isPermitted } from './require-permission.ts';

/** The hub’s own GitHub token, for those who may use it. */
export interface TokenLender {
  /** Whether there is a token, and an administrator to lend it to. */
  lends: boolean;
  /** The token; undefined for everybody who may not have it. */
  lend(actor: Actor): string | undefined;
}

export function createTokenLender(options: {
  github: string | undefined;
  hasAdministrator: boolean;
  log: Log;
}): TokenLender {
  const { github, hasAdministrator, log } = options;
  const lends = hasAdministrator && github !== undefined;
  return {
    lends,
    lend(actor) {
      if (!lends || !isPermitted(actor, 'lend-token')) return undefined;
      log.info({ actor: actorName(actor) }, 'The GitHub token of this hub was lent');
      return github;
    },
  };
}
