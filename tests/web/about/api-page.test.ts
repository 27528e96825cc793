import request from 'supertest';
import { expect, test } from 'vitest';
import { describeApi } from '../../../src/api/api.ts';
import { createWeb } from '../../../src/web/web.ts';
import { fakeTools } from '../fake-tools.ts';
import { sampleTools } from '../sample-site.ts';

test('the footer leads to a page that tells people what the API answers', async () => {
  const client = request(createWeb(sampleTools()));
  expect((await client.get('/')).text).toContain('href="/api"');
  const { text } = await client.get('/api');
  expect(text).toContain('GET /api/v1/repositories');
  expect(text).toContain('href="/api/v1/openapi.json"');
  expect(text).toContain('(for administrators)');
  expect(text).not.toContain('href="/api/v1/decisions/{id}"');
});

test('the page reads the description of the real API whole', async () => {
  const dependencies = { catalogue: () => ({ title: 'Hub' }), version: '1' } as never;
  const description = describeApi(dependencies);
  const { status, text } = await request(createWeb(fakeTools({ apiDescription: () => description }))).get(
    '/api',
  );
  expect(status).toBe(200);
  const operations = Object.values(description['paths'] as Record<string, object>).flatMap(Object.values);
  expect(text.match(/<h3 /g)).toHaveLength(operations.length);
  expect(operations.length).toBeGreaterThan(30);
});
