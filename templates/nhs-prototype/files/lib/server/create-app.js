import express from 'express';
import { createSession } from '../session.js';
import { publicRoutes, siteRoutes, viewFolders } from '../site.js';
import { createViews } from '../views.js';
import { faults } from './faults.js';
[% if (passwordGate) { -%]
import { gate } from './gate.js';
[% } -%]
import { headers } from './headers.js';

/**
 * The prototype as an Express app.
 *
 * @param {{ production?: boolean[% if (passwordGate) { %], password?: string[% } %] }} options
 */
export async function createApp({ production = false[% if (passwordGate) { %], password = ''[% } %] } = {}) {
  const app = express();
  app.disable('x-powered-by');
  // Hosts put one proxy in front, which says whether the browser came over HTTPS.
  if (production) app.set('trust proxy', 1);
  createViews(app, { folders: viewFolders, cached: production });
  app.use(headers());
  app.use(publicRoutes());
  app.use(createSession({ secure: production }));
  app.use(express.urlencoded({ extended: false, limit: '100kb', parameterLimit: 500 }));
[% if (passwordGate) { -%]
  if (password !== '') app.use(gate(password));
[% } -%]
  app.use(await siteRoutes());
  app.use(...faults({ helpful: !production }));
  return app;
}
