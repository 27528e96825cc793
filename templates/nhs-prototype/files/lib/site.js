import express from 'express';
import { assetsRouter, filesRouter, frontendVersion } from './assets.js';
import { createPages } from './find-pages.js';
import { journeyRouter } from './journey.js';
import { manageRoutes } from './manage.js';
import { storeData } from './store-data.js';

/** Everything that a page can need before anybody is let in: styles, scripts and the names to show. */
export function publicRoutes(site, { production }) {
  const router = express.Router();
  router.use(assetsRouter(site, { production }));
  router.get('/robots.txt', (req, res) => res.type('text').send('User-agent: *\nDisallow: /\n'));
  router.use((req, res, next) => {
    Object.assign(res.locals, {
      settings: site.settings,
      serviceName: site.settings.serviceName,
      nhsukFrontendVersion: `v${frontendVersion}`,
      notice: '',
      currentPage: req.originalUrl,
    });
    next();
  });
  return router;
}

/**
 * The pages, the journeys, and what the team needs to look after answers. They need a session and the body of forms.
 *
 * @param {object} site what `loadSite` read
 * @param {{ production: boolean, sharePath?: string }} options `sharePath` opens the prototype without its password
 */
export function siteRoutes(site, { production, sharePath }) {
  const { versions } = site;
  const pages = createPages(site, { cached: production });
  const router = express.Router();

  router.use(filesRouter(site));
  router.use(startData(site));
  router.use(refuseOtherSites);
  router.use(manageRoutes(site, { sharePath }));
  router.use(keepData(versions));
  if (site.locals) router.use(site.locals);
  if (site.routes) router.use(site.routes);
  for (const version of versions) if (version.journey) router.use(version.start, journeyRouter(version));

  router.use((req, res, next) => {
    const page = pages.find(req.path);
    if (page === undefined) {
      res.locals.missingFile = pages.fileFor(req.path);
      return next();
    }
    // A form that was sent is kept by now. Loading the page again must not send it again.
    if (req.method === 'POST') return res.redirect(303, req.originalUrl);
    res.render(page.view, { errors: {}, errorList: [], versions });
  });
  return router;
}

function startData({ defaults }) {
  return (req, res, next) => {
    req.session.data = { ...structuredClone(defaults), ...req.session.data };
    req.flash = flashOf(req.session);
    res.locals.notice = req.session.notice ?? '';
    if (req.method === 'GET') delete req.session.notice;
    next();
  };
}

/** Messages for the next page, as prototypes of the kit use them: flash('success', 'Saved') keeps, flash('success') takes. */
function flashOf(session) {
  return (kind, message) => {
    const kept = session.flash ?? {};
    if (message !== undefined) {
      session.flash = { ...kept, [kind]: [...(kept[kind] ?? []), message].flat() };
      return session.flash[kind];
    }
    if (kind === undefined) {
      delete session.flash;
      return kept;
    }
    const { [kind]: messages = [], ...rest } = kept;
    session.flash = rest;
    return messages;
  };
}

/**
 * Keeps what forms and links send: for the whole prototype, and for pages of a version apart. `req.answers` are those of
 * the version. Pages see both as `data`. Questions of a journey are left to it, because it keeps right answers only.
 */
function keepData(versions) {
  return (req, res, next) => {
    const [first = '', ...rest] = safelyDecoded(req.path).toLowerCase().split('/').filter((part) => part !== '');
    const version = versions.find(({ id }) => id.toLowerCase() === first);
    const { data } = req.session;
    if (version === undefined) {
      storeData(data, req.body);
      storeData(data, req.query);
      res.locals.data = data;
      return next();
    }
    data[version.id] = { ...data[version.id] };
    req.answers = data[version.id];
    const declared = ['', 'check-answers', ...(version.journey?.pages ?? []).map(({ path }) => path.toLowerCase())];
    if (version.journey === undefined || !declared.includes(rest.join('/'))) {
      storeData(req.answers, req.body);
      storeData(req.answers, req.query);
    }
    res.locals.version = { id: version.id, title: version.title, start: version.start };
    res.locals.sent = version.journey?.sent;
    res.locals.data = { ...data, ...req.answers };
    next();
  };
}

function safelyDecoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Forms are taken from pages of this prototype only. Browsers say where a form was; other programs have no cookie to misuse. */
function refuseOtherSites(req, res, next) {
  const site = req.get('Sec-Fetch-Site') ?? 'none';
  if (req.method === 'GET' || req.method === 'HEAD' || site === 'same-origin' || site === 'none') return next();
  next(Object.assign(new Error('This form was sent from another site.'), { status: 403 }));
}
