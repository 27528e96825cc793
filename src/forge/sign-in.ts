/** Signing in at a forge by a code that people type there, so that they paste no token here. */
export interface SignIn {
  /** What is asked for, by the names that the forge shows. */
  scopes: readonly string[];
  /** Begins: the code is typed at the address. @throws Problem when the forge cannot be asked */
  start(signal: AbortSignal): Promise<SignInCode>;
  /**
   * The token, once the code was typed. It is given out once, for one use, and is kept nowhere.
   *
   * @returns undefined while the code has not been typed
   * @throws Problem `invalid` for a sign-in that has run out, was turned down, or never was
   */
  finish(id: string, signal: AbortSignal): Promise<string | undefined>;
}

export interface SignInCode {
  /** Stands for this sign-in on our own pages. */
  id: string;
  code: string;
  address: string;
}
