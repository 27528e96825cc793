import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { makeSite } from './make-site.ts';
import { readSiteSettings } from './site-settings.ts';

const root = join(import.meta.dirname, '..');
const port = Number(process.env['PORT'] ?? 4000);
const { pathname: base } = new URL((await readSiteSettings(join(root, 'site.yml'))).address);
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
};

/** Makes the site anew for every page, so that what you wrote is there when you load it again. */
const server = createServer(async (request, response) => {
  try {
    const path = decodeURI((request.url ?? '/').split('?')[0] ?? '/');
    if (!path.startsWith(base)) return void response.writeHead(302, { Location: base }).end();
    const name = path.slice(base.length).replace(/(^|\/)$/, '$1index.html');
    const site = await makeSite(root);
    const found = site.get(name);
    const shown = found === undefined ? '404.html' : name;
    response.writeHead(found === undefined ? 404 : 200, {
      'Content-Type': types[extname(shown)] ?? 'application/octet-stream',
    });
    response.end(site.get(shown));
  } catch (error) {
    response
      .writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
      .end(error instanceof Error ? error.message : '');
  }
});
server.listen(port, '127.0.0.1', () => console.log(`The site is at http://localhost:${port}${base}`));
