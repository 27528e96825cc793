import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/base/problem.ts';
import { anApi } from './an-api.ts';

describe('manners of the API', () => {
  test('answers unknown addresses as problems, not as pages', async () => {
    for (const path of [
      '/api/v1',
      '/api/v1/nothing',
      '/api/v1/repositories/only-an-owner',
      '/api/v1/harvests/a/b',
    ]) {
      const { status, type, body } = await anApi().client.get(path).set('Accept', 'text/html');
      expect([status, type]).toEqual([404, 'application/problem+json']);
      expect(body).toMatchObject({ title: 'Not found', status: 404, instance: path });
    }
  });

  test.each([
    ['delete', '/api/v1/repositories', 'GET, HEAD, OPTIONS'],
    ['put', '/api/v1/organisations/sample-trust', 'GET, HEAD, OPTIONS'],
    ['patch', '/api/v1/harvests', 'GET, HEAD, POST, OPTIONS'],
  ] as const)('answers 405 to %s %s and says what is allowed', async (method, path, allow) => {
    const { status, headers, type } = await anApi().client[method](path);
    expect([status, headers['allow'], type]).toEqual([405, allow, 'application/problem+json']);
  });

  test('answers HEAD like GET, without the body', async () => {
    const { client } = anApi();
    const get = await client.get('/api/v1/organisations');
    const head = await client.head('/api/v1/organisations');
    expect(head.status).toBe(200);
    expect(head.text ?? '').toBe('');
    expect(head.headers['etag']).toBe(get.headers['etag']);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  });

  test('lets every site read, and none do more', async () => {
    const { client } = anApi();
    const get = await client.get('/api/v1/policies').set('Origin', 'https://other.example');
    expect(get.headers['access-control-allow-origin']).toBe('*');
    expect(get.headers['access-control-expose-headers']).toContain('Link');
    const ask = await client
      .options('/api/v1/harvests')
      .set('Origin', 'https://other.example')
      .set('Access-Control-Request-Method', 'POST');
    expect(ask.status).toBe(204);
    expect(ask.headers['access-control-allow-methods']).toBe('GET, HEAD');
    expect(ask.headers).not.toHaveProperty('access-control-allow-headers');
    expect(ask.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  test('lets answers be kept for a short time, and problems not at all', async () => {
    const { client } = anApi();
    expect((await client.get('/api/v1/repositories')).headers['cache-control']).toBe('public, max-age=30');
    expect((await client.get('/api/v1/repositories?page=0')).headers['cache-control']).toBe('no-store');
    const policies = await client.get('/api/v1/policies');
    expect(
      (await client.get('/api/v1/policies').set('If-None-Match', policies.headers['etag'] ?? '')).status,
    ).toBe(304);
  });

  test('answers addresses that cannot be read with 400', async () => {
    expect((await anApi().client.get('/api/v1/repositories/%E0%A4%A/x')).body).toMatchObject({ status: 400 });
    expect((await anApi().client.get(`/api/v1/organisations/${'a'.repeat(201)}`)).body.detail).toBe(
      'login must not be longer than 200 characters.',
    );
  });

  test('tells nothing of a bug but logs it, and tells what was foreseen', async () => {
    const logged: unknown[] = [];
    const log = { debug() {}, info() {}, warn() {}, error: (details: unknown) => void logged.push(details) };
    const failing = (error: Error) =>
      anApi({}, { log, search: { search: () => Promise.reject(error), suggest: async () => [] } }).client.get(
        '/api/v1/repositories',
      );
    const bug = await failing(new TypeError('secret of the inside'));
    expect(bug.status).toBe(500);
    expect(bug.text).not.toContain('secret');
    expect(logged).toEqual([{ err: expect.any(TypeError), path: '/repositories', reference: '' }]);
    expect(
      (await failing(new Problem('unreachable', 'The search engine does not answer.'))).body,
    ).toMatchObject({ status: 502, detail: 'The search engine does not answer.' });
  });
});
