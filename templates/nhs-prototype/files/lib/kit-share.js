import { createHash } from 'node:crypto';
import express from 'express';
import { localPath } from './local-path.js';
import { createPassword } from './password.js';

const days30 = 30 * 24 * 60 * 60 * 1000;

/**
 * The link to share, which opens the prototype as if somebody had typed the password of nhsuk-prototype-kit: its cookie is
 * the SHA-256 of the password.
 *
 * @param {string} password
 */
export function kitShare(password) {
  const { sharePath } = createPassword(password);
  const value = createHash('sha256').update(password).digest('hex');
  const routes = express.Router();
  routes.get(sharePath, (req, res) => {
    res.cookie('authentication', value, { httpOnly: true, maxAge: days30, sameSite: 'none', secure: true });
    res.redirect(303, localPath(req.query.to));
  });
  return { sharePath, routes };
}
