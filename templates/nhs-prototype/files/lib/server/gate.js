import express from 'express';
import { localPath } from '../local-path.js';

const mostWrong = 10;
const quarterOfAnHour = 15 * 60 * 1000;
const name = 'prototype-password';

/**
 * Asks for the password, and remembers for 30 days that somebody knew it; nobody sees a page of the prototype before.
 * The link to share does the same without asking.
 *
 * @param {ReturnType<import('../password.js').createPassword>} password
 * @param {{ framed?: boolean }} options whether other sites show the prototype inside theirs
 */
export function gate(password, { framed = false }) {
  const router = express.Router();
  const wrong = countWrong();
  const letIn = (req, res) => {
    const { value, maxAge } = password.cookie();
    const inside = req.secure && framed;
    res.cookie(name, value, { httpOnly: true, maxAge, sameSite: inside ? 'none' : 'lax', partitioned: inside, secure: req.secure });
  };

  router.get('/password', (req, res) => res.render('prototype/password', { error: '', to: localPath(req.query.to) }));

  router.post('/password', (req, res) => {
    const to = localPath(req.body?.to);
    // Many people share one address in the NHS, so the right password counts whatever others have tried.
    if (password.isRight(req.body?.password)) {
      letIn(req, res);
      return res.redirect(303, to);
    }
    const tooMany = wrong.add(req.ip) > mostWrong;
    const error = tooMany ? 'Too many wrong passwords were tried. Check the password with the team' : 'Enter the right password';
    // What guesses by program is slowed down; a person does not notice.
    setTimeout(() => res.status(tooMany ? 429 : 422).render('prototype/password', { error, to }), tooMany ? 1000 : 0);
  });

  router.get(password.sharePath, (req, res) => {
    letIn(req, res);
    res.redirect(303, localPath(req.query.to));
  });

  router.use((req, res, next) => {
    if (password.isCookie(cookieOf(req))) return next();
    res.redirect(303, `/password?to=${encodeURIComponent(req.method === 'GET' ? req.originalUrl : '/')}`);
  });

  return router;
}

function cookieOf(req) {
  const found = (req.get('cookie') ?? '').split(';').find((each) => each.trim().startsWith(`${name}=`));
  return found?.trim().slice(name.length + 1);
}

/** Wrong passwords of each address within a quarter of an hour. All are forgotten together, so the list cannot grow for ever. */
function countWrong() {
  const counts = new Map();
  let since = Date.now();
  return {
    add(address) {
      if (Date.now() - since > quarterOfAnHour) {
        counts.clear();
        since = Date.now();
      }
      counts.set(address, (counts.get(address) ?? 0) + 1);
      return counts.get(address);
    },
  };
}
