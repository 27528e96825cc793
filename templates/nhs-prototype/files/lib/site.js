import { fileURLToPath } from 'node:url';
import express from 'express';
import { defaults } from '../app/data/defaults.js';
import { ownRoutes } from '../app/routes.js';
import { settings } from '../app/settings.js';
import { assetsRouter } from './assets.js';
import { journeyRouter } from './journey.js';
import { readVersions } from './versions.js';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where pages are looked for, in this order. */
export const viewFolders = [folder('../app/views'), folder('../versions')];

/** Everything that a page can need before anybody is let in: styles, scripts and the names to show. */
export function publicRoutes() {
  const router = express.Router();
  router.use('/assets', assetsRouter(folder('../assets')));
  router.get('/robots.txt', (req, res) => res.type('text').send('User-agent: *\nDisallow: /\n'));
  router.use((req, res, next) => {
    res.locals.settings = settings;
    res.locals.notice = '';
    next();
  });
  return router;
}

/** The list of versions, the journeys, and "Reset data". They need a session. */
export async function siteRoutes() {
  const versions = await readVersions(folder('../versions'));
  const router = express.Router();

  router.use((req, res, next) => {
    req.session.data ??= structuredClone(defaults);
    res.locals.notice = req.session.notice ?? '';
    if (req.method === 'GET') delete req.session.notice;
    next();
  });

  router.get('/', (req, res) => {
    res.render('index', { versions: versions.map(({ id, journey }) => ({ id, title: journey.title, about: journey.about })) });
  });

  router.get('/manage/reset', (req, res) => res.render('reset'));
  router.post('/manage/reset', (req, res) => {
    delete req.session.data;
    delete req.session.reference;
    req.session.notice = 'Your answers have been cleared';
    res.redirect(303, '/');
  });

  router.use(ownRoutes());
  for (const version of versions) router.use(`/${version.id}`, journeyRouter(version));
  return router;
}
