import { describe, expect, test } from 'vitest';
import { forgeOf } from './support.ts';
import type { SampleForge } from '../../simulator/simulator.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests reach into answers of every shape
type Got = { status: number; headers: Headers; body: any };

async function get(forge: SampleForge, path: string, headers: Record<string, string> = {}): Promise<Got> {
  const response = await fetch(new URL(path, forge.apiUrl), { headers, redirect: 'manual' });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

describe('REST listings', () => {
  test('come in pages with links that lead through all of them', async () => {
    await using forge = await forgeOf(5);
    let path: string | undefined = '/orgs/sample-org/repos?per_page=2&sort=full_name';
    const names: string[] = [];
    while (path !== undefined) {
      const { body, headers } = await get(forge, path);
      names.push(...(body as { name: string }[]).map(({ name }) => name));
      path = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
    expect(names).toEqual(['r1', 'r2', 'r3', 'r4', 'r5']);
    expect(forge.requests.byKind).toEqual({ 'rest:orgs/repos': 3 });
  });

  test('page by offset, so that a deletion skips one, as at GitHub', async () => {
    await using forge = await forgeOf(4);
    const page = (number: number) =>
      get(forge, `/orgs/sample-org/repos?per_page=2&sort=full_name&page=${number}`);
    await page(1);
    forge.estate.delete('sample-org/r1');
    expect((await page(2)).body).toMatchObject([{ name: 'r4' }]);
  });

  test('hold at most a hundred, thirty unless asked', async () => {
    await using forge = await forgeOf(120);
    expect((await get(forge, '/orgs/sample-org/repos')).body).toHaveLength(30);
    expect((await get(forge, '/orgs/sample-org/repos?per_page=500')).body).toHaveLength(100);
  });

  test('unchanged, are answered with 304, free of charge with a token', async () => {
    await using forge = await forgeOf(2);
    const authorization = 'Bearer one';
    const first = await get(forge, '/orgs/sample-org/repos', { authorization });
    const etag = first.headers.get('etag') ?? '';
    const again = await get(forge, '/orgs/sample-org/repos', { authorization, 'if-none-match': etag });
    expect([again.status, again.body, again.headers.get('x-ratelimit-used')]).toEqual([304, undefined, '1']);
    const other = await get(forge, '/orgs/sample-org/repos', {
      authorization: 'Bearer two',
      'if-none-match': etag,
    });
    expect(other.status).toBe(200);
    forge.estate.push('sample-org/r1', { 'NEW.md': 'new' });
    const changed = await get(forge, '/orgs/sample-org/repos', { authorization, 'if-none-match': etag });
    expect(changed.status).toBe(200);
  });
});

describe('REST repositories', () => {
  test('have the members that GitHub gives', async () => {
    await using forge = await forgeOf(1);
    const { body } = await get(forge, '/repos/sample-org/R1');
    expect(body).toMatchObject({
      name: 'r1',
      full_name: 'sample-org/r1',
      private: false,
      visibility: 'public',
      owner: { login: 'sample-org', type: 'Organization' },
      html_url: `${forge.url}/sample-org/r1`,
      clone_url: `${forge.url}/sample-org/r1.git`,
      license: null,
      topics: ['health', 'sample'],
      default_branch: 'main',
      pushed_at: '2026-06-01T11:00:00Z',
      is_template: false,
      archived: false,
    });
  });

  test('redirect after a rename', async () => {
    await using forge = await forgeOf(1);
    const { id } = forge.estate.rename('sample-org/r1', 'renamed');
    const { status, headers } = await get(forge, '/repos/sample-org/r1');
    expect([status, headers.get('location')]).toEqual([301, `${forge.url}/repositories/${id}`]);
    expect((await get(forge, `/repositories/${id}`)).body.full_name).toBe('sample-org/renamed');
  });

  test('that are gone or private are not found', async () => {
    await using forge = await forgeOf(2);
    forge.estate.delete('sample-org/r1');
    forge.estate.makePrivate('sample-org/r2');
    for (const name of ['r1', 'r2']) {
      const { status, body } = await get(forge, `/repos/sample-org/${name}`);
      expect([status, body.message, body.status]).toEqual([404, 'Not Found', '404']);
    }
  });

  test('what GitHub may have and this forge has not is recorded', async () => {
    await using forge = await forgeOf(1);
    expect((await get(forge, '/repos/sample-org/r1/languages')).status).toBe(404);
    expect(forge.requests.unexpected).toEqual(['GET /repos/sample-org/r1/languages']);
  });

  test('without a token the budget is small, and asking about it is free', async () => {
    await using forge = await forgeOf(1, { limits: { anonymous: 2 } });
    await get(forge, '/orgs/sample-org');
    await get(forge, '/users/sample-org');
    const { status, body, headers } = await get(forge, '/repos/sample-org/r1');
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
    expect(body.message).toContain('API rate limit exceeded');
    expect((await get(forge, '/rate_limit')).body.rate).toMatchObject({ limit: 2, used: 2, remaining: 0 });
  });
});

describe('pages for people', () => {
  test('the address of a repository and of its files lead somewhere, as plain text', async () => {
    await using forge = await forgeOf(1);
    const read = async (path: string) => {
      const response = await fetch(forge.url + path);
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      return response.text();
    };
    expect(await read('/sample-org/r1')).toContain(`git clone ${forge.url}/sample-org/r1.git`);
    expect(await read('/sample-org/r1/blob/HEAD/src/main.py')).toBe('print("hello")\n');
    expect(forge.requests.unexpected).toEqual([]);
  });
});
