import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/base/problem.ts';
import { embeddingService } from '../../../src/search/meaning/embedding-service.ts';
import { send } from '../stand-in.ts';
import type { embed } from './a-service.ts';
import { openService, textsOf, vectorOf } from './a-service.ts';

const key = 'a-secret-key';
const serviceAt = (url: string, timeoutMs = 2_000) =>
  embeddingService({ url, model: 'a-model', key, timeoutMs });

describe('a service for embeddings', () => {
  test('is asked for texts in batches, and answers in their order', async () => {
    await using service = await openService();
    const texts = Array.from({ length: 70 }, (_, at) => `${'word'.repeat(at % 5)} renal ${at}`);
    const vectors = await serviceAt(service.url).embed(texts);
    expect(service.texts()).toEqual(texts);
    expect(service.questions.map((question) => textsOf(question).length)).toEqual([32, 32, 6]);
    expect(service.questions[0]).toMatchObject({ key: `Bearer ${key}`, body: { model: 'a-model' } });
    for (const [at, vector] of vectors.entries()) {
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      const whole = vectorOf(texts[at] ?? '');
      expect(vector[3]).toBeCloseTo((whole[3] ?? 0) / Math.hypot(...whole), 5);
    }
  });

  test('is not asked for nothing, and gets no key where there is none', async () => {
    await using service = await openService();
    const open = embeddingService({ url: service.url, model: 'a-model' });
    expect(await open.embed([])).toEqual([]);
    await open.embed(['one']);
    expect(service.questions.map((each) => each.key)).toEqual([undefined]);
  });

  const item = (index: number, embedding: unknown) => ({ index, embedding });
  const faults: [name: string, answer: typeof embed, message: RegExp][] = [
    ['an error', (_, res) => send(res, { error: key }, 500), /answered 500/],
    ['a refusal', (_, res) => send(res, { error: key }, 401), /answered 401/],
    ['a redirect', (_, res) => void res.writeHead(307, { Location: '/elsewhere' }).end(), /answered 307/],
    [
      'too many requests',
      (_, res) => void res.writeHead(429, { 'Retry-After': '7' }).end(),
      /no more requests/,
    ],
    ['no JSON', (_, res) => void res.end('<html>'), /something else than vectors/],
    ['other JSON', (_, res) => send(res, { embeddings: [[1]] }), /something else than vectors/],
    ['words', (_, res) => send(res, { data: [item(0, ['a']), item(1, ['b'])] }), /something else/],
    ['too few vectors', (_, res) => send(res, { data: [item(0, [1])] }), /1 vectors for 2 texts/],
    ['one text twice', (_, res) => send(res, { data: [item(0, [1]), item(0, [1])] }), /2 vectors for 2/],
    ['zeros', (_, res) => send(res, { data: [item(0, [0]), item(1, [1])] }), /without a direction/],
    ['two dimensions', (_, res) => send(res, { data: [item(0, [1]), item(1, [1, 2])] }), /dimensions/],
    ['an empty vector', (_, res) => send(res, { data: [item(0, []), item(1, [1])] }), /something else/],
    ['an endless answer', (_, res) => void res.end('x'.repeat(8_000_001)), /too long/],
    [
      'half an answer',
      (_, res) => void res.writeHead(200, { 'Content-Length': 99 }).write('{'),
      /TimeoutError/,
    ],
    ['silence', () => {}, /could not be reached \(TimeoutError\)/],
    ['a hang-up', (_, res) => void res.destroy(), /could not be reached/],
  ];
  test.each(faults)('that gives %s is a failure that tells no secret', async (_, answer, message) => {
    await using service = await openService(answer);
    const problem = await serviceAt(service.url, 300)
      .embed(['one', 'two'])
      .catch((error: unknown) => error as Problem);
    expect(problem).toMatchObject({ name: 'Problem', message: expect.stringMatching(message) });
    expect(JSON.stringify([problem, (problem as Problem).message])).not.toMatch(/a-secret-key|127\.0\.0\.1/);
  });

  test('that is not there is a failure; when it asks for a pause, that is told', async () => {
    const gone = await openService();
    await gone[Symbol.asyncDispose]();
    await expect(serviceAt(gone.url).embed(['one'])).rejects.toThrow(/ECONNREFUSED/);
    await using busy = await openService((_, res) => void res.writeHead(429, { 'Retry-After': '7' }).end());
    await expect(serviceAt(busy.url).embed(['one'])).rejects.toMatchObject({
      kind: 'rate-limited',
      retryAfterSeconds: 7,
    });
  });
});
