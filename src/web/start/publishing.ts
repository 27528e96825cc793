import type { TokenLender } from '../../auth/lend-token.ts';
import type { Publisher, SignIn } from '../../forge/forge.ts';

/** What pages need to put a service on GitHub. */
export interface Publishing extends TokenLender {
  publisher: Pick<Publisher, 'planService' | 'publishService'>;
  /** Undefined: people give a token of their own. */
  signIn?: SignIn | undefined;
  /** Whether a public repository of this name is there already. Undefined: nobody can tell before the last step. */
  isNameTaken?: (place: { owner: string; name: string }) => Promise<boolean>;
}
