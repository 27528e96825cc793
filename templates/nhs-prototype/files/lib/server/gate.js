import { createHash, timingSafeEqual } from 'node:crypto';
import express from 'express';

const mostAttempts = 10;
const quarterOfAnHour = 15 * 60 * 1000;

/** Asks for the password once in each session; nobody sees a page of the prototype before. */
export function gate(password) {
  const router = express.Router();

  router.get('/password', (req, res) => res.render('password', { error: '', to: localPath(req.query.to) }));

  const attempts = createAttempts();

  router.post('/password', (req, res, next) => {
    const to = localPath(req.body?.to);
    const refuse = (status, error) => res.status(status).render('password', { error, to });
    if (attempts.tooMany(req.ip)) return refuse(429, 'Wait 15 minutes before you try again');
    if (!same(req.body?.password, password)) {
      attempts.add(req.ip);
      return refuse(422, 'Enter the right password');
    }
    // A new session, so that a cookie which somebody else knew from before opens nothing.
    req.session.regenerate((error) => {
      if (error) return next(error);
      req.session.allowed = true;
      res.redirect(303, to);
    });
  });

  router.use((req, res, next) => {
    if (req.session.allowed === true) return next();
    res.redirect(303, `/password?to=${encodeURIComponent(req.method === 'GET' ? req.originalUrl : '/')}`);
  });

  return router;
}

/** Wrong passwords of each address within a quarter of an hour. All are forgotten together, so the list cannot grow for ever. */
function createAttempts() {
  const counts = new Map();
  let since = Date.now();
  const count = (address) => {
    if (Date.now() - since > quarterOfAnHour) {
      counts.clear();
      since = Date.now();
    }
    return counts.get(address) ?? 0;
  };
  return {
    tooMany: (address) => count(address) >= mostAttempts,
    add: (address) => counts.set(address, count(address) + 1),
  };
}

/** Takes as long for a password that is almost right as for one that is all wrong. */
function same(given, wanted) {
  const digest = (value) => createHash('sha256').update(String(value ?? '')).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

/** A path of this site, or the first page: never a link that leads somewhere else. */
function localPath(to) {
  try {
    const { host, pathname, search } = new URL(String(to ?? '/'), 'http://prototype.invalid');
    return host === 'prototype.invalid' ? `/${pathname.replace(/^\/+/, '')}${search}` : '/';
  } catch {
    return '/';
  }
}
