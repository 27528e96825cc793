import nunjucks from 'nunjucks';
import { frontendViews } from './assets.js';
import { filters } from '../app/filters.js';

/** Nunjucks with the components of nhsuk-frontend. Pages are read afresh each time unless `cached`. */
export function createViews(app, { folders, cached }) {
  const views = nunjucks.configure([...folders, ...frontendViews], {
    autoescape: true,
    express: app,
    lstripBlocks: true,
    noCache: !cached,
    trimBlocks: true,
  });
  addFilters(views);
  app.set('view engine', 'html');
  return views;
}

/** Makes the filters of app/filters.js known to pages. */
export function addFilters(views) {
  for (const [name, filter] of Object.entries(filters)) views.addFilter(name, filter);
}
