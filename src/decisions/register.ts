import type { Clock } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import type { Decision, RecordedDecision } from '../domain/decision.ts';

/** A decision as the store keeps it: the newest revision of each id. */
export interface StoredDecision {
  id: string;
  /** null: it was withdrawn. */
  decision: Decision | null;
  /** ISO 8601. */
  recordedAt: string;
  recordedBy: string;
}

/** What the register asks of the store. */
export interface DecisionStore {
  decisions(): Promise<StoredDecision[]>;
  saveDecision(revision: StoredDecision): Promise<void>;
}

/** All decisions: those of the catalogue and those that administrators wrote down here. */
export interface DecisionRegister {
  /** As last read; of two with one id the catalogue's. The same list as long as nothing changed. */
  current(): readonly RecordedDecision[];
  /** Reads again what other processes may have written. */
  refresh(): Promise<void>;
  /**
   * Writes a decision down, or a new revision of one.
   *
   * @param by name of who does
   * @throws Problem `conflict` where the catalogue has a decision of that id
   */
  record(decision: Decision, by: string): Promise<RecordedDecision>;
  /**
   * Takes a decision back: it counts no more, and its revisions stay on record.
   *
   * @throws Problem `not-found` where administrators wrote down none of that id
   */
  withdraw(id: string, by: string): Promise<void>;
}

interface RegisterOptions {
  store: DecisionStore;
  /** The catalogue's decisions, at this moment. */
  listed: () => readonly Decision[];
  clock: Clock;
  /** Called with the repositories of a decision that was written down or taken back. */
  onChange: (repositories: readonly string[]) => void;
}

/** Opens the register and reads what is stored. */
export async function openRegister(options: RegisterOptions): Promise<DecisionRegister> {
  const register = new Register(options);
  await register.refresh();
  return register;
}

class Register implements DecisionRegister {
  readonly #options: RegisterOptions;
  #stored: readonly RecordedDecision[] = [];
  /** The catalogue's list that `#all` was made of. */
  #listed: readonly Decision[] | undefined;
  #all: readonly RecordedDecision[] = [];

  constructor(options: RegisterOptions) {
    this.#options = options;
  }

  current(): readonly RecordedDecision[] {
    const listed = this.#options.listed();
    if (listed !== this.#listed) this.#all = merge(listed, this.#stored);
    this.#listed = listed;
    return this.#all;
  }

  async refresh(): Promise<void> {
    const read = (await this.#options.store.decisions()).flatMap(toRecorded);
    if (JSON.stringify(read) === JSON.stringify(this.#stored)) return;
    this.#stored = read;
    this.#listed = undefined;
  }

  async record(decision: Decision, by: string): Promise<RecordedDecision> {
    const { listed, clock, onChange } = this.#options;
    if (listed().some(({ id }) => id === decision.id))
      throw new Problem('conflict', `The catalogue has a decision ${decision.id}. Change it there.`);
    const at = clock().toISOString();
    const before = this.#stored.find(({ id }) => id === decision.id);
    await this.#save({ id: decision.id, decision, recordedAt: at, recordedBy: by });
    onChange([...decision.repositories, ...(before?.repositories ?? [])]);
    return { ...decision, source: 'administrator', recordedAt: at, recordedBy: by };
  }

  async withdraw(id: string, by: string): Promise<void> {
    await this.refresh();
    const found = this.#stored.find((each) => each.id === id);
    if (!found) throw new Problem('not-found', `There is no decision ${id} that was recorded here.`);
    const recordedAt = this.#options.clock().toISOString();
    await this.#save({ id, decision: null, recordedAt, recordedBy: by });
    this.#options.onChange(found.repositories);
  }

  async #save(revision: StoredDecision): Promise<void> {
    await this.#options.store.saveDecision(revision);
    await this.refresh();
  }
}

function toRecorded({ decision, recordedAt, recordedBy }: StoredDecision): RecordedDecision[] {
  return decision ? [{ ...decision, source: 'administrator', recordedAt, recordedBy }] : [];
}

function merge(listed: readonly Decision[], stored: readonly RecordedDecision[]): RecordedDecision[] {
  const ids = new Set(listed.map(({ id }) => id));
  const own = listed.map((each): RecordedDecision => ({
    ...each,
    source: 'catalogue',
    recordedAt: null,
    recordedBy: null,
  }));
  return [...own, ...stored.filter(({ id }) => !ids.has(id))];
}
