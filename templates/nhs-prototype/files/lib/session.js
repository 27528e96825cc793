import { randomBytes } from 'node:crypto';
import session from 'express-session';

const fourHours = 4 * 60 * 60 * 1000;

/** Sessions in the memory of the server: answers are gone after four hours or a restart, and never reach a disk. */
class MemorySessions extends session.Store {
  #sessions = new Map();
  #most;

  constructor(most) {
    super();
    this.#most = most;
  }

  get(id, done) {
    const found = this.#sessions.get(id);
    if (found !== undefined && found.until < Date.now()) this.#sessions.delete(id);
    done(null, this.#sessions.has(id) ? JSON.parse(found.text) : null);
  }

  set(id, value, done = () => {}) {
    this.#sessions.delete(id);
    this.#sessions.set(id, { text: JSON.stringify(value), until: Date.now() + fourHours });
    // A Map remembers the order of insertion, so the first is the one that was used longest ago.
    if (this.#sessions.size > this.#most) this.#sessions.delete(this.#sessions.keys().next().value);
    done(null);
  }

  touch(id, value, done) {
    this.set(id, value, done);
  }

  destroy(id, done = () => {}) {
    this.#sessions.delete(id);
    done(null);
  }
}

/**
 * The cookie holds a signed random number only. A new secret each start is right: the sessions are new as well.
 * `framed` says that other sites show the prototype inside theirs, where browsers send only cookies that say so.
 */
export function createSession({ secure, framed = false, most = 2000 }) {
  return session({
    name: 'prototype',
    secret: randomBytes(32).toString('base64url'),
    store: new MemorySessions(most),
    resave: false,
    saveUninitialized: false,
    cookie: {
      httpOnly: true,
      sameSite: secure && framed ? 'none' : 'lax',
      partitioned: secure && framed,
      secure: secure ? 'auto' : false,
      maxAge: fourHours,
    },
  });
}
