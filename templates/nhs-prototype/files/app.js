[% if (kit === 'own') { -%]
import { settings } from './app/config.js';
import { createApp } from './lib/server/create-app.js';

const { NODE_ENV, PORT[% if (passwordGate) { %], PROTOTYPE_PASSWORD = ''[% } %] } = process.env;
const production = NODE_ENV === 'production';

[% if (passwordGate) { -%]
if (production && PROTOTYPE_PASSWORD === '') {
  console.error('Set PROTOTYPE_PASSWORD before you put the prototype online, so that nobody takes it for a real service.');
  process.exit(1);
}

const app = await createApp({ production, password: PROTOTYPE_PASSWORD });
[% } else { -%]
const app = await createApp({ production });
[% } -%]
const port = Number(PORT ?? settings.port);

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
import { settings } from './app/config.js';
import { createSession } from './lib/session.js';
import { publicRoutes, siteRoutes, viewFolders } from './lib/site.js';
import { addFilters } from './lib/views.js';

const { default: NHSPrototypeKit } = await import('nhsuk-prototype-kit').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  console.error('The package nhsuk-prototype-kit is not installed: your package registry may not have it. See README.md.');
  process.exit(1);
});

// The kit looks after the server: hot reload, the password (PROTOTYPE_PASSWORD, when NODE_ENV is production) and errors.
const app = express();
app.set('port', settings.port);
app.use(publicRoutes());

const prototype = await NHSPrototypeKit.init({
  serviceName: settings.serviceName,
  app,
  viewsPath: viewFolders,
  session: createSession({ secure: process.env.NODE_ENV === 'production' }),
  routes: await siteRoutes(),
});
// While it watches files, another process shows the pages.
if (prototype.nunjucks) addFilters(prototype.nunjucks);
await prototype.start();
[% } -%]
