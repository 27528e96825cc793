import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { builtAssets } from './built-assets.js';

const require = createRequire(import.meta.url);
const frontend = join(dirname(require.resolve('nhsuk-frontend/package.json')), 'dist/nhsuk');

export const frontendVersion = JSON.parse(readFileSync(require.resolve('nhsuk-frontend/package.json'), 'utf8')).version;

/** Where Nunjucks finds the components of nhsuk-frontend, by the names that pages of this template and of the kit use. */
export const frontendViews = [frontend, dirname(frontend), join(frontend, 'components'), join(frontend, 'macros'), ...appViews()];

const unchecked = fileURLToPath(new URL('browser/unchecked.js', import.meta.url));

/**
 * Styles, scripts and icons that pages need before anybody is let in, that of the password too. Pages ask no other site for anything, but for the font of the NHS where it
 * may be used.
 */
export function assetsRouter(site, { production }) {
  const { folder, nhsFonts } = site;
  const read = (name) => readFileSync(join(frontend, name), 'utf8').replace(/\/[*/]# sourceMappingURL=.*/, '');
  const style = read(`nhsuk-frontend-${frontendVersion}.min.css`);
  const styles = nhsFonts ? style : withoutWebFonts(style);
  const script = read(`nhsuk-frontend-${frontendVersion}.min.js`);
  const router = express.Router();
  router.get('/assets/nhsuk-frontend.css', (req, res) => res.type('css').send(styles));
  router.get('/assets/nhsuk-frontend.js', (req, res) => res.type('js').send(script));
  router.get('/assets/unchecked.js', (req, res) => res.sendFile(unchecked));
  const app = appStyles();
  if (app !== undefined) router.get('/assets/nhsapp-frontend.css', (req, res) => res.type('css').send(app));
  router.use(builtAssets(site, { production }));
  router.use('/assets', express.static(join(folder, 'assets')));
  router.use('/assets', express.static(join(frontend, 'assets')));

  // Addresses that pages of the NHS prototype kit use.
  router.get('/nhsuk-frontend/nhsuk-frontend.min.css', (req, res) => res.type('css').send(styles));
  router.use('/nhsuk-frontend', express.static(frontend));
  router.get('/nhsuk-prototype-kit/javascripts/send-unchecked-checkboxes.js', (req, res) => res.sendFile(unchecked));
  return router;
}

/** Pictures and other files of a team, which are seen by those alone who may see its pages. */
export function filesRouter({ folder }) {
  const router = express.Router();
  router.use('/assets', express.static(join(folder, 'app/assets')));
  // Addresses that older prototypes of the kit use.
  router.use('/js', express.static(join(folder, 'app/assets/javascript')));
  router.use('/images', express.static(join(folder, 'app/assets/images')), express.static(join(folder, 'app/images')));
  router.use('/', express.static(join(folder, 'public'), { index: false }));
  return router;
}

/** The Frutiger font is licensed for services of the NHS alone and lives on another site. Arial is next in line. */
function withoutWebFonts(css) {
  return css.replaceAll(/@font-face\s*\{[^}]*\}/g, '');
}

/** The components of nhsapp-frontend: {% from "nhsapp/components/card/macro.njk" import nhsappCard %}. */
function appViews() {
  const folder = appFolder();
  return folder === undefined ? [] : [join(folder, 'dist')];
}

function appStyles() {
  const folder = appFolder();
  if (folder === undefined) return undefined;
  const { version } = require('nhsapp-frontend/package.json');
  return readFileSync(join(folder, `dist/nhsapp-${version}.min.css`), 'utf8');
}

/** Where nhsapp-frontend is, unless a team has taken it out. */
function appFolder() {
  try {
    return dirname(require.resolve('nhsapp-frontend/package.json'));
  } catch {
    return undefined;
  }
}
