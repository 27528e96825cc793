import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import request from 'supertest';
[% if (kit === 'own') { -%]
import { createApp } from '../lib/server/create-app.js';
[% } else { -%]
import express from 'express';
import { headers } from '../lib/headers.js';
import { loadSite } from '../lib/load-site.js';
import { createSession } from '../lib/session.js';
import { publicRoutes, siteRoutes } from '../lib/site.js';
import { createViews } from '../lib/views.js';
[% } -%]

/** A small prototype that the tests of the engine try, so that your own pages can be as you like. */
export const fixture = fileURLToPath(new URL('fixture', import.meta.url));

[% if (kit === 'own') { -%]
/** Somebody who tries the prototype: one browser, with its cookies. `folder` is another prototype than this one. */
export async function visitor(options) {
  return request.agent(await createApp(options));
}
[% } else { -%]
/** Somebody who tries the pages, without the package that serves them: one browser, with its cookies. */
export async function visitor({ folder, production = false } = {}) {
  const site = await loadSite(folder);
  const app = express();
  app.set('query parser', 'extended');
  createViews(app, site, { cached: false });
  app.use(headers(site, { production }), publicRoutes(site, { production }), createSession({ secure: false }));
  app.use(express.urlencoded({ extended: true, limit: '2mb', parameterLimit: 10_000 }), siteRoutes(site, { production }));
  return request.agent(app);
}
[% } -%]

export function pageOf(response) {
  return new JSDOM(response.text).window.document;
}

/** Sends the form of a page, and gives the answer of the server. */
export function send(browser, path, values) {
  return browser.post(path).type('form').send(values);
}

/**
 * Goes through pages as somebody would who fills them in: each step is a path, and what is entered there. Says which step
 * led elsewhere than to the next.
 *
 * @param {[string, object?][]} steps
 * @returns {Promise<Document>} the last page
 */
export async function walk(browser, steps) {
  for (const [index, [path, values]] of steps.entries()) {
    const response = values === undefined ? await browser.get(path) : await send(browser, path, values);
    const next = steps[index + 1]?.[0];
    if (values === undefined) {
      if (response.status !== 200) throw new Error(`${path} does not open: ${response.status}`);
      if (next === undefined) return pageOf(response);
      continue;
    }
    const led = response.headers.location ?? `${path} again: ${pageOf(response).querySelector('.nhsuk-error-summary')?.textContent.trim().replaceAll(/\s+/g, ' ') ?? response.status}`;
    if (next !== undefined && led !== next) throw new Error(`${path} should lead to ${next}, but led to ${led}`);
    if (next === undefined) return pageOf(await browser.get(led));
  }
  return undefined;
}
