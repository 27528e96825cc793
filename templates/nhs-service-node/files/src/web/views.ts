import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import nunjucks from 'nunjucks';
import { site } from '../site.ts';
import { frontendViews } from './assets.ts';

const folder = fileURLToPath(new URL('../../views', import.meta.url));

/** Nunjucks with the components of nhsuk-frontend. Whatever a page prints is escaped. */
export function createViews(app: Express, { cached }: { cached: boolean }): void {
  const views = nunjucks.configure([folder, ...frontendViews], {
    autoescape: true,
    express: app,
    lstripBlocks: true,
    noCache: !cached,
    trimBlocks: true,
  });
  views.addGlobal('site', site);
  views.addFilter('longDate', longDate);
  app.set('view engine', 'njk');
}

/** A date as people write it: 2026-12-31 becomes 31 December 2026. */
function longDate(iso: string): string {
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}
