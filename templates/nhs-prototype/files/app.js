import './lib/require-node.js';
[% if (kit === 'own') { -%]
import { createApp } from './lib/server/create-app.js';
import { failedStart } from './lib/server/failed-start.js';

const { NODE_ENV, PORT[% if (passwordGate) { %], PROTOTYPE_PASSWORD = ''[% } %] } = process.env;
const production = NODE_ENV === 'production';

[% if (passwordGate) { -%]
if (production && PROTOTYPE_PASSWORD === '') {
  console.error('Set PROTOTYPE_PASSWORD before you put the prototype online, so that nobody takes it for a real service.');
  process.exit(1);
}

const app = await createApp({ production, watch: !production, password: PROTOTYPE_PASSWORD }).catch((error) => failedStart(error, { production }));
[% } else { -%]
const app = await createApp({ production, watch: !production }).catch((error) => failedStart(error, { production }));
[% } -%]
const port = Number(PORT ?? app.get('port'));

const server = app.listen(port, (error) => {
  if (error) {
    console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use. Try: PORT=${port + 1} npm start` : error.message);
    process.exit(1);
  }
  console.log(`Open http://localhost:${port}`);
});

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
[% } else { -%]
import express from 'express';
import { development } from './lib/development.js';
import { headers } from './lib/headers.js';
import { kitShare } from './lib/kit-share.js';
import { loadSite } from './lib/load-site.js';
import { createSession } from './lib/session.js';
import { publicRoutes, siteRoutes } from './lib/site.js';
import { filtersOf, globalsOf, viewFolders } from './lib/views.js';

const { default: NHSPrototypeKit } = await import('nhsuk-prototype-kit').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  console.error('The package nhsuk-prototype-kit is not installed: your package registry may not have it. See README.md.');
  process.exit(1);
});

const production = process.env.NODE_ENV === 'production';
const site = await loadSite();

// The kit looks after the server: restarts, the password (PROTOTYPE_PASSWORD, when NODE_ENV is production) and errors.
const app = express();
app.set('port', Number(process.env.PORT ?? site.settings.port));
// Files of app may be of either kind of module, and Node.js need not say so when the kit starts it again.
process.env.NODE_OPTIONS ??= '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';
// The kit starts this file twice while it watches: once to watch, once to show pages. Only the second needs to look at files.
if (!production && process.env.PROXY) app.use(development(site));
const { PROTOTYPE_PASSWORD = '' } = process.env;
const share = production && PROTOTYPE_PASSWORD !== '' ? kitShare(PROTOTYPE_PASSWORD) : undefined;
if (share) app.use(share.routes);
app.use(publicRoutes(site, { production }));

const prototype = await NHSPrototypeKit.init({
  serviceName: site.settings.serviceName,
  app,
  viewsPath: viewFolders(site),
  filters: filtersOf(site),
  globals: globalsOf(site),
  session: createSession({ secure: production, framed: site.online.framedBy.length > 0 }),
  // The kit sets a policy of its own, so ours comes after it.
  routes: express.Router().use(headers(site, { production }), siteRoutes(site, { production, sharePath: share?.sharePath })),
});
await prototype.start();
[% } -%]
