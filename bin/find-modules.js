// Half of a short command's time goes into finding and loading modules. Those of the hub name each other by their files, so that
// there is nothing to look up; and of the languages of zod's messages, a file each, only English is used.
import { registerHooks } from 'node:module';
import { URL } from 'node:url';

const own = new URL('../src/', import.meta.url).href;

registerHooks({
  resolve(name, context, next) {
    const { parentURL = '' } = context;
    if (name.startsWith('.') && name.endsWith('.ts') && parentURL.startsWith(own))
      return { url: new URL(name, parentURL).href, format: 'module-typescript', shortCircuit: true };
    if (name === '../locales/index.js' && parentURL.includes('/node_modules/zod/'))
      return next('../locales/en.js', context);
    return next(name, context);
  },
});
