import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readSettings } from './settings.js';
import { readVersions } from './versions.js';

/** The folder of this prototype. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Everything that a team writes, from the folders `app` and `versions` of `folder`. Each file of `app` may be missing.
 * Files may be ES modules or CommonJS, and may name what they export as this template does or as the NHS prototype kit.
 */
export async function loadSite(folder = root) {
  const read = async (path) => {
    const file = join(folder, 'app', path);
    return existsSync(file) ? await import(pathToFileURL(file).href) : {};
  };
  const { settings, online, untested, nhsFonts } = readSettings(await read('config.js'));
  const [routes, locals, filters, globals] = await Promise.all(['routes.js', 'locals.js', 'filters.js', 'globals.js'].map(read));
  const [defaults, kitDefaults, madeUp] = await Promise.all(
    ['data/defaults.js', 'data/session-data-defaults.js', 'data/made-up.js'].map(read),
  );
  return {
    folder,
    settings,
    online,
    untested,
    nhsFonts,
    routes: routes.ownRoutes?.() ?? routes.routes ?? routes.default,
    locals: middlewareOf(locals, settings),
    filters: namedFunctions(filters, 'filters'),
    globals: namedFunctions(globals, 'globals'),
    defaults: { ...(kitDefaults.sessionDataDefaults ?? kitDefaults.default), ...defaults.defaults },
    madeUp: madeUp.madeUp ?? {},
    versions: await readVersions(join(folder, 'versions')),
  };
}

/** Middleware, or a function that makes it from the settings. */
function middlewareOf(module, settings) {
  const given = module.locals ?? module.default;
  if (typeof given !== 'function') return undefined;
  return given.length === 1 ? given(settings) : given;
}

/**
 * Functions by name, given the Nunjucks environment: from `export const filters = {…}`, from functions exported one by
 * one, from `module.exports = {…}` or from `module.exports = (env) => ({…})`.
 */
function namedFunctions(module, name) {
  return (env) => {
    const given = module[name] ?? module.default ?? module;
    const found = typeof given === 'function' ? given(env) : given;
    return Object.fromEntries(Object.entries(found ?? {}).filter(([key]) => key !== 'default' && key !== 'module.exports'));
  };
}
