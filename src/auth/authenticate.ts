import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { limitRequests } from '../http/limits.ts';
import { administrator, type Actor } from './actor.ts';

/** How pages and the API learn who asks. */
export interface Auth {
  /** False: this hub has no administrator, so nobody can start or change anything. */
  hasAdministrator: boolean;
  /**
   * Who sent a request. A wrong token makes nobody of them, and counts as a guess.
   *
   * @param typed the token, where a form has it; otherwise that of `Authorization: Bearer …`
   */
  authenticate(req: Request, typed?: string): Actor;
  /** Stops an address that has guessed too often, on pages and the API together. */
  limitGuesses: RequestHandler;
}

const guessesAnHour = 20;

/** @param options.adminToken undefined where none is configured: then everybody is anonymous */
export function createAuth({ adminToken }: { adminToken: string | undefined }): Auth {
  return {
    hasAdministrator: adminToken !== undefined,
    authenticate(req, typed = bearerToken(req)) {
      if (adminToken === undefined) return { kind: 'anonymous', because: 'no-administrator' };
      if (typed === undefined || typed === '') return { kind: 'anonymous', because: 'no-token' };
      if (isSameSecret(typed, adminToken)) return administrator;
      noteGuess(req.res);
      return { kind: 'anonymous', because: 'wrong-token' };
    },
    limitGuesses: limitRequests({
      limit: guessesAnHour,
      per: 'hour',
      detail: 'You have tried many times. Try again in an hour.',
      counts: (res) => res.locals[guessed] === true || res.statusCode === 401,
    }),
  };
}

const guessed = 'guessedToken';

function noteGuess(res: Response | undefined): void {
  if (res) res.locals[guessed] = true;
}

function bearerToken(req: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(req.get('Authorization') ?? '')?.[1];
}

/** Digests have one length, so that neither the time taken nor a length tells how much of a guess was right. */
function isSameSecret(given: string, token: string): boolean {
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
