import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';

const manifest = createRequire(import.meta.url).resolve('nhsuk-frontend/package.json');
const frontend = join(dirname(manifest), 'dist/nhsuk');
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

/** Where Nunjucks finds the components of nhsuk-frontend. */
export const frontendViews = [frontend, dirname(frontend)];

/** Styles, scripts and icons, all from this server. The NHS font alone comes from its own, where pages may show it. */
export function assetRoutes(folder: string, { cached, nhsFont }: { cached: boolean; nhsFont: boolean }): Router {
  const whole = readFileSync(join(frontend, `nhsuk-frontend-${version}.min.css`), 'utf8');
  const styles = (nhsFont ? whole : withoutNhsFont(whole)).replaceAll(/\/\*# sourceMappingURL=.*?\*\//g, '');
  const script = readFileSync(join(frontend, `nhsuk-frontend-${version}.min.js`), 'utf8').replace(/\/\/# sourceMappingURL=.*/, '');
  const files = { maxAge: cached ? '1h' : 0, index: false } as const;
  const router = Router();
  router.use((_req, res, next) => {
    res.removeHeader('Cache-Control');
    next();
  });
  router.get('/nhsuk-frontend.css', (_req, res) => {
    res.type('css').set('Cache-Control', cached ? 'public, max-age=3600' : 'no-cache').send(styles);
  });
  router.get('/nhsuk-frontend.js', (_req, res) => {
    res.type('js').set('Cache-Control', cached ? 'public, max-age=3600' : 'no-cache').send(script);
  });
  router.use(express.static(folder, files));
  router.use(express.static(join(frontend, 'assets'), files));
  return router;
}

/** Frutiger is licensed for services of the NHS alone. Arial is next in line. */
function withoutNhsFont(css: string): string {
  return css.replaceAll(/@font-face\s*\{[^}]*\}/g, '');
}
