import { Store, type SessionData } from 'express-session';

interface Kept {
  text: string;
  until: number;
}

/** Sessions in the memory of this process. They never reach a disk, and cannot fill the memory: the oldest make way. */
export class MemorySessions extends Store {
  readonly #kept = new Map<string, Kept>();
  readonly #most: number;
  readonly #lifetime: number;
  readonly #now: () => number;

  /** @param options.lifetime in milliseconds since a session was last used */
  constructor({ most, lifetime, now = Date.now }: { most: number; lifetime: number; now?: () => number }) {
    super();
    this.#most = most;
    this.#lifetime = lifetime;
    this.#now = now;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    const found = this.#kept.get(id);
    if (found === undefined || found.until <= this.#now()) {
      this.#kept.delete(id);
      return done(null, null);
    }
    done(null, JSON.parse(found.text) as SessionData);
  }

  override set(id: string, data: SessionData, done?: (error?: unknown) => void): void {
    // A Map keeps the order of insertion, so the first is the one that was used longest ago.
    this.#kept.delete(id);
    this.#kept.set(id, { text: JSON.stringify(data), until: this.#now() + this.#lifetime });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
    done?.();
  }

  override touch(id: string, data: SessionData, done?: () => void): void {
    this.set(id, data, done);
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    this.#kept.delete(id);
    done?.();
  }
}
