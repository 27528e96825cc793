import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { frontendViews } from './assets.js';
import { kitFilters } from './filters.js';
import { kitGlobals } from './globals.js';
import { root } from './load-site.js';

/**
 * Where pages and what they include are looked for, in this order. Folders of app/views whose names begin with _ hold
 * layouts and parts, as in many prototypes of the kit.
 */
export function viewFolders({ folder }) {
  const pages = join(folder, 'app/views');
  const parts = existsSync(pages) ? readdirSync(pages, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name.startsWith('_')) : [];
  return [
    pages,
    ...parts.map(({ name }) => join(pages, name)),
    ...['versions', 'app/components', 'app'].map((path) => join(folder, path)),
    fileURLToPath(new URL('views', import.meta.url)),
    ...frontendViews,
    join(root, 'node_modules'),
    folder,
  ];
}

/** Nunjucks with the components of nhsuk-frontend. Pages are read afresh each time unless `cached`. */
export function createViews(app, site, { cached }) {
  const views = nunjucks.configure(viewFolders(site), {
    autoescape: true,
    express: app,
    lstripBlocks: true,
    noCache: !cached,
    trimBlocks: true,
  });
  for (const [name, filter] of Object.entries(filtersOf(site)(views))) views.addFilter(name, filter);
  for (const [name, value] of Object.entries(globalsOf(site)(views))) views.addGlobal(name, value);
  app.set('view engine', 'html');
  return views;
}

/** The filters of the kit and those of app/filters.js, which win. */
export function filtersOf(site) {
  return (views) => functionsOnly({ ...kitFilters, ...site.filters(views) });
}

/** The globals of the kit and those of app/globals.js, which win. */
export function globalsOf(site) {
  return (views) => ({ ...kitGlobals, ...site.globals(views) });
}

function functionsOnly(named) {
  return Object.fromEntries(Object.entries(named).filter(([, value]) => typeof value === 'function'));
}
