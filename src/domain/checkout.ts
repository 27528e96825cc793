/** A folder in a git repository. */
export interface Checkout {
  /** Id of the commit it is at. */
  head: string;
  /** From the root of the repository to the folder, with a slash at its end; empty for the root. */
  prefix: string;
}
