import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Pictures } from '../../../src/pictures/pictures.ts';
import type { Repository } from '../../../src/domain/repository.ts';
import { createWeb } from '../../../src/web/web.ts';
import { aBlob, aRepository, oidOf } from '../../builders.ts';
import { emptyStore, fakeTools, stored } from '../fake-tools.ts';

const text = '![Board](docs/board.png) ![Drawing](drawing.svg) ![Badge](https://img.shields.io/x.svg)';
const oid = oidOf(text);
const tree = [{ path: 'README.md', type: 'file' as const, oid, size: text.length }];
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

function aHub(repository: Repository, pictures: Pick<Pictures, 'read'> | undefined) {
  return createWeb(
    fakeTools({
      pictures,
      store: emptyStore({
        findRepository: async () => repository,
        readBlobs: async () => new Map([[oid, aBlob({ oid, text })]]),
      }),
    }),
  );
}

function remembering() {
  const asked: [repository: string, address: string][] = [];
  const read: Pictures['read'] = async (repository, address) => {
    asked.push([repository, address]);
    return address.endsWith('.svg') ? { type: 'image/svg+xml', bytes: svg } : undefined;
  };
  return { asked, read };
}

const board = stored(aRepository({ evidence: { tree } }));
const page = '/repositories/sample-trust/ward-board';

async function sources(hub: ReturnType<typeof aHub>): Promise<string[]> {
  const { text: html } = await request(hub).get(page).set('Accept', 'text/html');
  return Array.from(html.matchAll(/<img src="([^"]*)"/g), ([, src]) => src ?? '');
}

describe('pictures of a README', () => {
  test('are those of the forge, and come from this hub', async () => {
    const { asked, read } = remembering();
    const hub = aHub(board, { read });
    const [png, drawing, ...others] = await sources(hub);
    expect(others).toEqual([]);
    expect(png).toMatch(/^\/repositories\/sample-trust\/ward-board\/pictures\/[0-9a-f]{32}$/);
    const answer = await request(hub).get(drawing ?? '');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('image/svg+xml');
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect((await request(hub).get(png ?? '')).status).toBe(404);
    const head = board.evidence.head ?? '';
    expect(asked).toEqual([
      [board.evidence.id, `https://raw.githubusercontent.com/sample-trust/ward-board/${head}/drawing.svg`],
      [board.evidence.id, `https://raw.githubusercontent.com/sample-trust/ward-board/${head}/docs/board.png`],
    ]);
  });

  test('that the README does not name are never asked for', async () => {
    const { asked, read } = remembering();
    const hub = aHub(board, { read });
    for (const name of ['0'.repeat(32), 'https:%2F%2F127.0.0.1%2Fa.png', '..%2f..%2fetc'])
      expect((await request(hub).get(`${page}/pictures/${name}`)).status).toBe(404);
    expect(asked).toEqual([]);
  });

  test.each([
    ['private', stored(aRepository({ evidence: { tree, visibility: 'private' } }))],
    ['withdrawn', stored(aRepository({ evidence: { tree } }), { withdrawnAt: '2026-11-20T00:00:00Z' })],
  ])('of a repository that is %s are not served', async (_, repository) => {
    const { asked, read } = remembering();
    const [png = ''] = await sources(aHub(board, { read }));
    expect((await request(aHub(repository, { read })).get(png)).status).toBe(404);
    expect(asked).toEqual([]);
  });

  test('are links where this hub serves none', async () => {
    expect(await sources(aHub(board, undefined))).toEqual([]);
  });
});
