import express from 'express';
import { development } from '../development.js';
import { headers } from '../headers.js';
import { loadSite } from '../load-site.js';
[% if (passwordGate) { -%]
import { createPassword } from '../password.js';
[% } -%]
import { createSession } from '../session.js';
import { publicRoutes, siteRoutes } from '../site.js';
import { createViews } from '../views.js';
import { faults } from './faults.js';
[% if (passwordGate) { -%]
import { gate } from './gate.js';
[% } -%]

/**
 * The prototype as an Express app.
 *
 * @param {{ folder?: string, production?: boolean, watch?: boolean[% if (passwordGate) { %], password?: string[% } %] }} options
 *   `folder` is where `app` and `versions` are; `watch` loads pages again when their files change.
 */
export async function createApp({ folder, production = false, watch = false[% if (passwordGate) { %], password = ''[% } %] } = {}) {
  const site = await loadSite(folder);
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'extended');
  app.set('port', site.settings.port);
  // Hosts put one proxy in front, which says whether the browser came over HTTPS.
  if (production) app.set('trust proxy', 1);
  createViews(app, site, { cached: production });
  const framed = site.online.framedBy.length > 0;
  app.use(headers(site, { production }));
  if (watch) app.use(development(site));
  app.use(publicRoutes(site, { production }));
  app.use(createSession({ secure: production, framed }));
  app.use(express.urlencoded({ extended: true, limit: '2mb', parameterLimit: 10_000 }));
[% if (passwordGate) { -%]
  const known = password === '' ? undefined : createPassword(password);
  if (known !== undefined) app.use(gate(known, { framed }));
  app.use(siteRoutes(site, { production, sharePath: known?.sharePath }));
[% } else { -%]
  app.use(siteRoutes(site, { production }));
[% } -%]
  app.use(...faults(site, { helpful: !production }));
  return app;
}
