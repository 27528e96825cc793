import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/base/problem.ts';
import type { ReadRepository } from '../../src/domain/template-repository.ts';
import { aRepository } from '../builders.ts';
import { anApi, aStoredRepository } from './an-api.ts';

const head = 'a'.repeat(40);
const url = 'https://github.com/sample-trust/starter';

function aTemplate(evidence: object = {}) {
  const { evidence: whole } = aRepository({
    evidence: { name: 'starter', url, template: true, ...evidence },
  });
  return aStoredRepository({ evidence: whole });
}

function reading() {
  const places: unknown[] = [];
  const readRepository: ReadRepository = async (place) => {
    places.push(place);
    const file = { content: Buffer.from('# Starter\n'), kind: 'file' as const };
    return {
      from: place.address,
      head,
      files: new Map([['README.md', file]]),
      submodules: [],
      unnameable: [],
    };
  };
  return { places, readRepository };
}

const path = '/api/v1/repositories/sample-trust/starter/render';

describe('a service from a template repository, over the API', () => {
  test('is an archive of its files with a record, read from where the harvest saw it', async () => {
    const { places, readRepository } = reading();
    const { client } = anApi({ repositories: [aTemplate()] }, { readRepository });
    const answer = await client.post(path).responseType('blob');
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="starter.zip"',
      'cache-control': 'no-store',
    });
    const files = unzipSync(answer.body as Uint8Array);
    expect(Object.keys(files)).toEqual(['.codehub.yml', 'README.md']);
    const record = Buffer.from(files['.codehub.yml'] ?? []).toString();
    expect(record).toContain(`template: "sample-trust/starter"\nversion: "${head}"\nfrom: "${url}"\n`);
    expect(places).toEqual([{ address: url, typed: false }]);
  });

  test.each([
    ['no template', aTemplate({ template: false }), 409],
    ['not known to be one', aTemplate({ template: undefined }), 409],
    ['empty', aTemplate({ empty: true }), 409],
    ['not public', aTemplate({ visibility: 'private' }), 404],
    ['not there', undefined, 404],
  ])('is refused of a repository that is %s, and nothing is read', async (_what, repository, status) => {
    const { places, readRepository } = reading();
    const { client } = anApi({ repositories: repository ? [repository] : [] }, { readRepository });
    expect((await client.post(path)).status).toBe(status);
    expect(places).toEqual([]);
  });

  test('is refused of a repository that was withdrawn', async () => {
    const gone = { ...aTemplate(), withdrawnAt: '2026-11-01T00:00:00Z' };
    expect((await anApi({ repositories: [gone] }).client.post(path)).status).toBe(404);
  });

  test('says so when the forge does not answer, and after too many', async () => {
    const readRepository = () => Promise.reject(new Problem('unreachable', 'The server may be down.'));
    const { client } = anApi({ repositories: [aTemplate()] }, { readRepository });
    const first = await client.post(path);
    expect([first.status, first.body]).toMatchObject([502, { detail: 'The server may be down.' }]);
    for (let time = 1; time < 20; time += 1) await client.post(path);
    expect((await client.post(path)).status).toBe(429);
    expect((await client.get('/api/v1/repositories/sample-trust/starter')).status).toBe(200);
  });
});
