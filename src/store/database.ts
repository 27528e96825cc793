import type { Db } from './schema.ts';
import type { Spelling } from './migrations/spelling.ts';

/** An open database of one kind, as `openStore` needs it. */
export interface Database {
  write: Db;
  /** Another connection where readers need not wait for a writer; may be the same. */
  read: Db;
  spelling: Spelling;
  /** Keeps other processes from changing tables until this transaction ends. */
  claimTables: (transaction: Db) => Promise<void>;
  /** The `Problem` that a vendor's error means, or the error itself when it was not foreseen. */
  problemFrom: (error: unknown) => unknown;
  /** Leaves nothing of what was deleted in the files, as far as that is in our hands. */
  scrub: () => Promise<void>;
  close: () => Promise<void>;
}

/** Opens a database; throws the vendor's own errors translated to `unreachable` Problems. */
export type Dialect = () => Promise<Database>;
