import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openMeilisearch } from '../../src/search/meilisearch/meilisearch.ts';
import { decodeFilterValue, documentKey, encode } from '../../src/search/meilisearch/codes.ts';
import { indexSettings } from '../../src/search/meilisearch/settings.ts';
import { stemOf } from '../../src/search/meilisearch/stems.ts';
import { aQuery } from './a-document.ts';
import { emptyIndex, openStandIn, send } from './stand-in.ts';

interface AskedQuery {
  q?: string;
  filter?: string;
  matchingStrategy?: string;
}

const asked = (questions: { body: Record<string, unknown> }[]) =>
  questions.flatMap(({ body }) => (body['queries'] ?? []) as AskedQuery[]);

describe('what is asked of Meilisearch', () => {
  test('is asked with the key that may only search', async () => {
    await using server = await openStandIn();
    const engine = openMeilisearch({ url: server.url, writeKey: 'write', searchKey: 'search' }, ['a', 'b']);
    await engine.search(aQuery('kidney care'));
    expect(new Set(server.questions.map(({ key }) => key))).toEqual(new Set(['Bearer search']));
  });

  test('holds no text as it was typed in its filters', async () => {
    await using server = await openStandIn();
    const engine = openMeilisearch({ url: server.url, searchTimeoutMs: 10_000 }, ['a', 'b']);
    const safe = /^(?:[\p{L}\p{N}_]+|[\s()[\],=<>:.-]|"[\p{L}\p{N}_:=-]*")*$/u;
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('topic:"a\\"', `"' OR live = 0 OR x = '"`, 'NOT "it\'s"', '-a\\ OR b', 'user:../x'),
    );
    await fc.assert(
      fc.asyncProperty(typed, typed, async (text, language) => {
        server.questions.length = 0;
        await engine.search(aQuery(text, { filters: { language: [language] } }));
        for (const { filter = '' } of asked(server.questions)) expect(filter).toMatch(safe);
      }),
      { numRuns: 100 },
    );
  });

  test('never has more words than Meilisearch reads, and filters by the others', async () => {
    await using server = await openStandIn();
    const engine = openMeilisearch({ url: server.url }, ['a', 'b']);
    const words = Array.from({ length: 12 }, (_, at) => `word${at}`);
    await engine.search(aQuery(`${words.join(' ')} `));
    // The first is for all words; what would be nearest is asked for afterwards.
    const [all] = asked(server.questions).filter(({ matchingStrategy }) => matchingStrategy === 'all');
    expect(all?.q?.trim().split(' ')).toHaveLength(10);
    for (const word of words) expect(`${all?.q} ${all?.filter}`).toMatch(new RegExp(`${word}\\b`));
  });

  test('leaves excluded words, qualifiers and operators out of the text', async () => {
    await using server = await openStandIn();
    const engine = openMeilisearch({ url: server.url }, ['a', 'b']);
    await engine.search(aQuery('kidney -liver (heart OR lung) language:r stars:>3 '));
    const last = asked(server.questions.filter(({ body }) => body['federation']))[0];
    expect(last?.q).toBe('kidnei ');
    expect(last?.filter).toContain('NOT (words = "=liver")');
    expect(last?.filter).toContain('stars >= 4');
    expect(last?.filter).toMatch(/words = "=heart".* OR .*words = "=lung"/);
  });

  test('marks a word that is whole by a space, so that it is not completed', async () => {
    await using server = await openStandIn();
    const engine = openMeilisearch({ url: server.url }, ['a', 'b']);
    for (const [text, sent] of [
      ['kid', 'kid'],
      ['kid ', 'kid '],
      ['kid* care ', 'care kid'],
      ['r', 'r '],
    ] as const) {
      server.questions.length = 0;
      await engine.search(aQuery(text));
      expect(asked(server.questions.filter(({ body }) => body['federation']))[0]?.q).toBe(sent);
    }
  });
});

describe('a Meilisearch that fails', () => {
  test.each([
    ['is not there', undefined],
    [
      'answers 500',
      (_: unknown, res: Parameters<typeof send>[0]) => send(res, { message: 'x', code: 'internal' }, 500),
    ],
    [
      'answers 401',
      (_: unknown, res: Parameters<typeof send>[0]) =>
        send(res, { message: 'x', code: 'invalid_api_key' }, 401),
    ],
    ['answers HTML', (_: unknown, res: Parameters<typeof send>[0]) => void res.writeHead(502).end('<html>')],
    ['answers in another shape', (_: unknown, res: Parameters<typeof send>[0]) => send(res, { results: [] })],
    [
      'answers half',
      (_: unknown, res: Parameters<typeof send>[0]) => {
        res.writeHead(200, { 'Content-Length': '100' });
        res.write('{"results":');
        setTimeout(() => res.destroy(), 20);
      },
    ],
    ['does not answer', () => undefined],
  ])('that %s is a Problem', async (_, answer) => {
    await using server = await openStandIn(answer ?? emptyIndex);
    if (!answer) await server[Symbol.asyncDispose]();
    const engine = openMeilisearch({ url: server.url, searchTimeoutMs: 300 }, ['a', 'b']);
    await expect(engine.search(aQuery('kidney '))).rejects.toMatchObject({ kind: 'unreachable' });
    await expect(engine.position()).rejects.toMatchObject({ kind: 'unreachable' });
  });

  test('with too many searches is asked once more', async () => {
    let busy = true;
    await using server = await openStandIn((question, res) => {
      if (busy) send(res, { message: 'x', code: 'too_many_search_requests' }, 503);
      else emptyIndex(question, res);
      busy = false;
    });
    const engine = openMeilisearch({ url: server.url }, ['a', 'b']);
    expect(await engine.position()).toBe(1);
  });

  test('whose key may manage keys is refused', async () => {
    await using server = await openStandIn((question, res) =>
      send(res, question.path.startsWith('/keys') ? { results: [], offset: 0, limit: 1, total: 0 } : {}),
    );
    const engine = openMeilisearch({ url: server.url, writeKey: 'master' }, ['a', 'b']);
    await expect(engine.checkKey()).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('the codes of Meilisearch', () => {
  test('give back every value that is not very long, in characters without case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const value = text.toWellFormed();
        expect(encode(value)).toMatch(/^[0-9a-f]*$/);
        expect(decodeFilterValue(encode(value))).toBe(value);
      }),
    );
    expect(encode('x'.repeat(5_000)).length).toBeLessThan(468);
    expect(decodeFilterValue(encode('x'.repeat(5_000)))).toBeUndefined();
  });

  test('make keys that Meilisearch takes, and another for each id', () => {
    const ids = [
      'github:R_1',
      'github:r_1',
      'git:https://x.example/ä b',
      'x'.repeat(4_000),
      'x'.repeat(4_001),
    ];
    const keys = ids.map(documentKey);
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{1,511}$/);
    expect(new Set(keys).size).toBe(ids.length);
  });
});

describe('stems', () => {
  test.each([
    ['vaccinating', 'vaccination'],
    ['organisation', 'organizations'],
    ['colours', 'color'],
    ['paediatric', 'pediatrics'],
  ])('are one for %s and %s', (one, other) => expect(stemOf(one)).toBe(stemOf(other)));

  test('leave other scripts, numbers and short words as they are', () => {
    for (const word of ['iechyd1', '日本', 'is', '2024', 'r']) expect(stemOf(word)).toBe(word);
  });
});

test('synonyms go both ways, in stems', () => {
  const synonyms = indexSettings.synonyms ?? {};
  expect(synonyms['pd']).toContain('person demograph servic');
  expect(synonyms['person demograph servic']).toContain('pd');
});
