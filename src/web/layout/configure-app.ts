import { fileURLToPath } from 'node:url';
import type express from 'express';
import { setOwnAddress } from '../../http/own-address.ts';
import { viewEngine } from './server/views.ts';

const views = fileURLToPath(new URL('../../../views', import.meta.url));

interface AppSettings {
  /** Proxies whose word on the client's address is believed; none unless given. */
  proxies?: readonly string[];
  /** Where people reach this hub; where it is asked unless given. */
  publicUrl?: string | undefined;
}

/** How Express reads requests and draws views. */
export function configureApp(app: express.Express, { proxies, publicUrl }: AppSettings): void {
  app.disable('x-powered-by');
  app.set('trust proxy', proxies ?? false);
  setOwnAddress(app, publicUrl);
  app.set('query parser', 'simple');
  app.set('views', views);
  app.engine('ejs', viewEngine(views));
  app.set('view engine', 'ejs');
  app.enable('view cache');
}
