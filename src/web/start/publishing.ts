import type { Publisher } from '../../forge/forge.ts';

/** What pages need to put a service on GitHub. */
export interface Publishing {
  publisher: Pick<Publisher, 'planService' | 'publishService'>;
  /** Whether the hub has a token of its own to lend. */
  lends: boolean;
  /** The hub's own token, for somebody who knows the administrator's; undefined for everybody else. */
  lend: (administratorsToken: string) => string | undefined;
}
