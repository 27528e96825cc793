import { Router, type Response } from 'express';
import type { Clock } from '../../base/clock.ts';
import { notFound } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { ownAddress } from '../../http/own-address.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { addresses } from '../components/addresses.ts';

interface SitemapServices {
  store: Pick<PublicStore, 'publicOn'>;
  catalogue: () => Catalogue;
  clock: Clock;
}

/** Repositories in one sitemap; the protocol allows 50,000 (https://www.sitemaps.org/protocol.html). */
const perMap = 10_000;
const pages = [
  '/',
  '/search',
  '/organisations',
  '/compliance',
  '/policies',
  '/licences',
  '/templates',
  '/about',
];

/** What search engines may not read: endless combinations of filters, files of results, and what is not for the public to find. */
const closed = [
  '/search?',
  '/search.',
  '/search/filters/',
  '/search/why/',
  '/reuse/',
  '/api/',
  '/history?',
  '/dependents?',
];

/** `/robots.txt`, and `/sitemap.xml` with the maps it names: the pages, and the public repositories by name. */
export function sitemaps({ store, catalogue, clock }: SitemapServices): Router {
  const router = Router();
  const repositories = (window: { limit: number; offset: number }) =>
    store.publicOn({ day: clock().toISOString().slice(0, 10), ...window });

  router.get('/robots.txt', (req, res) => {
    const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`)];
    const address = ownAddress(req);
    const map = address === undefined ? [] : ['', `Sitemap: ${address}/sitemap.xml`];
    res.type('text/plain').send(`${[...lines, ...map].join('\n')}\n`);
  });
  router.get('/sitemap.xml', async (req, res) => {
    const { total } = await repositories({ limit: 1, offset: 0 });
    const maps = Array.from(
      { length: Math.ceil(total / perMap) },
      (_, at) => `/sitemap-repositories-${at + 1}.xml`,
    );
    sendMap(res, 'sitemapindex', ['/sitemap-pages.xml', ...maps], ownAddress(req));
  });
  router.get('/sitemap-pages.xml', (req, res) => {
    const bodies = catalogue().organisations.map(({ login }) => addresses.organisation(login));
    sendMap(res, 'urlset', [...pages, ...bodies], ownAddress(req));
  });
  router.get('/sitemap-repositories-:page.xml', async (req, res) => {
    const page = /^[1-9]\d{0,3}$/.test(req.params.page) ? Number(req.params.page) : 0;
    if (page === 0) throw notFound('This sitemap');
    const { rows } = await repositories({ limit: perMap, offset: (page - 1) * perMap });
    const paths = rows
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ owner, name }) => addresses.repository(owner, name));
    sendMap(res, 'urlset', paths, ownAddress(req));
  });
  return router;
}

/** Paths are escaped as addresses already, which leaves an apostrophe and an ampersand as the only signs that XML reads. */
function sendMap(
  res: Response,
  kind: 'urlset' | 'sitemapindex',
  paths: readonly string[],
  address: string | undefined,
): void {
  if (address === undefined) throw notFound('The address of this hub');
  const one = kind === 'urlset' ? 'url' : 'sitemap';
  const entries = paths.map(
    (path) => `<${one}><loc>${address}${path.replaceAll('&', '&amp;')}</loc></${one}>`,
  );
  res
    .type('application/xml')
    .send(
      `<?xml version="1.0" encoding="UTF-8"?>\n<${kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</${kind}>\n`,
    );
}
