import express, { type Express } from 'express';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { healthRoutes, type Health } from './health.ts';
import { journeyRoutes } from './journey/journey-routes.ts';
import type { Requests } from './requests/requests.ts';
import { nhsFont } from './site.ts';
import { assetRoutes } from './web/assets.ts';
import { csrf } from './web/csrf.ts';
import { failed, notFound } from './web/faults.ts';
import { pageRoutes } from './web/page-routes.ts';
import { noticeHttps } from './web/notice-https.ts';
import { requestLog } from './web/request-log.ts';
import { security } from './web/security.ts';
import { sessions } from './web/sessions.ts';
import { createViews } from './web/views.ts';

export interface Dependencies {
  config: Config;
  log: Logger;
  requests: Requests;
  health: Health;
}

/** Everything a request goes through, in this order. */
export function createApp({ config, log, requests, health }: Dependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.proxies);
  createViews(app, { cached: config.production });

  app.use(requestLog(log));
  app.use(noticeHttps({ https: config.production, log }));
  app.use(security({ https: config.production, nhsFont }));
  app.use('/health', healthRoutes({ requests, health }));
  const assets = fileURLToPath(new URL('../assets', import.meta.url));
  app.use('/assets', assetRoutes(assets, { cached: config.production, nhsFont }));
  app.use(sessions({ secret: config.sessionSecret, https: config.production }));
  app.use(express.urlencoded({ extended: false, limit: '20kb', parameterLimit: 50 }));
  app.use(csrf());

  app.use(pageRoutes({ https: config.production }));
  app.use(journeyRoutes({ requests }));

  app.use(notFound);
  app.use(failed);
  return app;
}
