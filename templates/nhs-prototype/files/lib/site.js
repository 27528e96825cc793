import { fileURLToPath } from 'node:url';
import express from 'express';
import { defaults } from '../app/data/defaults.js';
import { settings } from '../app/config.js';
import { ownRoutes } from '../app/routes.js';
import { assetsRouter } from './assets.js';
import { fakePerson } from './fake-people.js';
import { journeyRouter } from './journey.js';
import { madeUpAnswers } from './made-up-answers.js';
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

/** The list of versions, the journeys, and what the team needs to look after answers. They need a session. */
export async function siteRoutes() {
  const versions = await readVersions(folder('../versions'));
  const router = express.Router();

  router.use((req, res, next) => {
    req.session.data ??= structuredClone(defaults);
    res.locals.notice = req.session.notice ?? '';
    if (req.method === 'GET') delete req.session.notice;
    next();
  });

  router.use(refuseOtherSites);

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

  router.get('/manage/data', (req, res) => {
    res.render('data', {
      versions: versions.map(({ id, journey }) => ({ id, title: journey.title, answers: Object.entries(req.session.data[id] ?? {}) })),
    });
  });
  router.post('/manage/data', (req, res, next) => {
    const version = versions.find(({ id }) => id === req.body?.version);
    if (version === undefined) return next();
    req.session.data[version.id] = madeUpAnswers(version.journey, fakePerson());
    res.redirect(303, `/${version.id}/check-answers`);
  });

  router.use(ownRoutes());
  for (const version of versions) router.use(`/${version.id}`, journeyRouter(version));
  return router;
}

/** Forms are taken from pages of this prototype only. Browsers say where a form was; other programs have no cookie to misuse. */
function refuseOtherSites(req, res, next) {
  const site = req.get('Sec-Fetch-Site') ?? 'none';
  if (req.method === 'GET' || req.method === 'HEAD' || site === 'same-origin' || site === 'none') return next();
  next(Object.assign(new Error('This form was sent from another site.'), { status: 403 }));
}
