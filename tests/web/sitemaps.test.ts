import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createWeb } from '../../src/web/web.ts';
import { aPublicStore } from '../a-public-store.ts';
import { aCatalogue, fakeTools } from './fake-tools.ts';

const row = { organisation: 'sample-trust', firstSeenAt: '2026-01-01T00:00:00Z', withdrawnAt: null };

function aHub(total: number, publicUrl?: string) {
  const store = aPublicStore(
    {
      publicOn: async ({ limit, offset }) => ({
        total,
        rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => ({
          ...{ ...row, owner: 'sample-trust', name: `r&${offset + at}'` },
          withdrawnAt: at === 1 ? '2026-11-23T10:00:00Z' : null,
        })),
      }),
    },
    aCatalogue,
  );
  const client = request(createWeb(fakeTools({ store, publicUrl })));
  return async (path: string, host = 'hub.example') => {
    const { status, text, body, headers } = await client.get(path).set('Host', host).buffer(true);
    return { status, text: text ?? String(body), type: headers['content-type'] };
  };
}

describe('the sitemap', () => {
  test('names the address that the hub was told, whatever host is asked for', async () => {
    const { text } = await aHub(1, 'https://code.example')('/sitemap.xml', 'elsewhere.example');
    expect(text).toContain('<loc>https://code.example/sitemap-pages.xml');
    expect(text).not.toContain('elsewhere');
  });

  test('names a map of the pages and as many of repositories as there are', async () => {
    const { text, type } = await aHub(20_001)('/sitemap.xml');
    expect(type).toContain('application/xml');
    expect([...text.matchAll(/<loc>([^<]+)/g)].map(([, address]) => address)).toEqual([
      'http://hub.example/sitemap-pages.xml',
      ...[1, 2, 3].map((page) => `http://hub.example/sitemap-repositories-${page}.xml`),
    ]);
  });

  test('lists the repositories that are public, with their names escaped', async () => {
    const { text } = await aHub(3)('/sitemap-repositories-1.xml');
    expect([...text.matchAll(/<loc>([^<]+)/g)].map(([, address]) => address)).toEqual([
      "http://hub.example/repositories/sample-trust/r%260'",
      "http://hub.example/repositories/sample-trust/r%262'",
    ]);
  });

  test.each(['/sitemap-repositories-0.xml', '/sitemap-repositories-x.xml'])(
    '%s is not found',
    async (path) => {
      expect((await aHub(3)(path)).status).toBe(404);
    },
  );

  test('names no host that is none', async () => {
    const ask = aHub(3);
    expect((await ask('/sitemap.xml', '"><x>')).status).toBe(404);
    expect((await ask('/robots.txt', '"><x>')).text).not.toContain('Sitemap');
  });
});

test('robots read pages, and no combinations of filters', async () => {
  const { text } = await aHub(1)('/robots.txt');
  expect(text).toMatch(/^User-agent: \*\nDisallow: \/search\?\n/);
  expect(text).toContain('Sitemap: http://hub.example/sitemap.xml');
});
