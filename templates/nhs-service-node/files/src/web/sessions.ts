import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Answers } from '../journey/answers.ts';
import { MemorySessions } from './memory-sessions.ts';

declare module 'express-session' {
  interface SessionData {
    answers: Answers;
    /** Of the request that was sent last. */
    reference: string;
  }
}

const halfAnHour = 30 * 60 * 1000;

/** The prefix makes browsers refuse a cookie of this name from a neighbouring site, or without HTTPS. */
export function cookieName({ https }: { https: boolean }): string {
  return https ? '__Host-session' : 'session';
}

/** Answers stay on the server for half an hour after the last page; the cookie holds a signed random number. */
export function sessions({ secret, https }: { secret: string; https: boolean }): RequestHandler {
  return session({
    name: cookieName({ https }),
    secret,
    store: new MemorySessions({ most: 10_000, lifetime: halfAnHour }),
    resave: false,
    rolling: true,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: https, maxAge: halfAnHour, path: '/' },
  });
}
