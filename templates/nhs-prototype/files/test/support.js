import { JSDOM } from 'jsdom';
import request from 'supertest';
[% if (kit === 'own') { -%]
import { createApp } from '../lib/server/create-app.js';

/** Somebody who tries the prototype: one browser, with its cookies. */
export async function visitor(options) {
  return request.agent(await createApp(options));
}
[% } else { -%]
import express from 'express';
import { createSession } from '../lib/session.js';
import { publicRoutes, siteRoutes, viewFolders } from '../lib/site.js';
import { createViews } from '../lib/views.js';

/** Somebody who tries the pages, without the package that serves them: one browser, with its cookies. */
export async function visitor() {
  const app = express();
  createViews(app, { folders: viewFolders, cached: false });
  app.use(publicRoutes(), createSession({ secure: false }), express.urlencoded({ extended: false }), await siteRoutes());
  return request.agent(app);
}
[% } -%]

export function pageOf(response) {
  return new JSDOM(response.text).window.document;
}

export const answers = {
  name: { fullName: 'Rowan Sample' },
  'date-of-birth': { 'dateOfBirth-day': '31', 'dateOfBirth-month': '3', 'dateOfBirth-year': '1984' },
  'nhs-number': { knowsNhsNumber: 'yes', nhsNumber: '999 000 0018' },
  help: { help: ['interpreter', 'longer'] },
  contact: { contact: 'email', email: 'rowan.sample@example.nhs.uk' },
};

/** Sends the form of a page, and gives the answer of the server. */
export function send(browser, path, values) {
  return browser.post(path).type('form').send(values);
}
