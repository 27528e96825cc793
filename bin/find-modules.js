// Half of a short command's time goes into finding and loading modules. Those of the hub name each other by their files, so that
// there is nothing to look up; and of the languages of zod's messages, a file each, only English is used.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { URL } from 'node:url';

// In the published package the code is JavaScript: Node strips no types beneath node_modules.
const inSource = existsSync(new URL('../src/main.ts', import.meta.url));
const own = new URL(inSource ? '../src/' : '../dist/src/', import.meta.url).href;
const ending = inSource ? '.ts' : '.js';
const format = inSource ? 'module-typescript' : 'module';

/** Address of the module that runs a command line. */
export const main = `${own}main${ending}`;

registerHooks({
  resolve(name, context, next) {
    const { parentURL = '' } = context;
    if (name.startsWith('.') && name.endsWith(ending) && parentURL.startsWith(own))
      return { url: new URL(name, parentURL).href, format, shortCircuit: true };
    if (name === '../locales/index.js' && parentURL.includes('/node_modules/zod/'))
      return next('../locales/en.js', context);
    return next(name, context);
  },
});
