import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import express from 'express';

const require = createRequire(import.meta.url);
const frontend = join(dirname(require.resolve('nhsuk-frontend/package.json')), 'dist/nhsuk');
const { version } = JSON.parse(readFileSync(require.resolve('nhsuk-frontend/package.json'), 'utf8'));

/** Where Nunjucks finds the components of nhsuk-frontend. */
export const frontendViews = [frontend, dirname(frontend)];

/** Styles, scripts and icons, all from this server: pages ask no other site for anything. */
export function assetsRouter(folder) {
  const styles = withoutWebFonts(readFileSync(join(frontend, `nhsuk-frontend-${version}.min.css`), 'utf8'));
  const script = readFileSync(join(frontend, `nhsuk-frontend-${version}.min.js`), 'utf8').replace(/\/\/# sourceMappingURL=.*/, '');
  const router = express.Router();
  router.get('/nhsuk-frontend.css', (req, res) => res.type('css').send(styles));
  router.get('/nhsuk-frontend.js', (req, res) => res.type('js').send(script));
  router.use(express.static(folder));
  router.use(express.static(join(frontend, 'assets')));
  return router;
}

/** The Frutiger font is licensed for NHS websites alone and lives on another site. Arial is next in line. */
function withoutWebFonts(css) {
  return css.replaceAll(/@font-face\s*\{[^}]*\}/g, '').replaceAll(/\/\*# sourceMappingURL=.*?\*\//g, '');
}
