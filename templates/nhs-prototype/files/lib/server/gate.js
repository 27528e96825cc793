import { createHash, timingSafeEqual } from 'node:crypto';
import express from 'express';

/** Asks for the password once in each session; nobody sees a page of the prototype before. */
export function gate(password) {
  const router = express.Router();

  router.get('/password', (req, res) => res.render('password', { error: false, to: localPath(req.query.to) }));

  router.post('/password', (req, res) => {
    const to = localPath(req.body?.to);
    if (!same(req.body?.password, password)) return res.status(422).render('password', { error: true, to });
    req.session.allowed = true;
    res.redirect(303, to);
  });

  router.use((req, res, next) => {
    if (req.session.allowed === true) return next();
    res.redirect(303, `/password?to=${encodeURIComponent(req.method === 'GET' ? req.originalUrl : '/')}`);
  });

  return router;
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
