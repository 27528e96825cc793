import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Embedder } from '../../../src/search/meaning/embedder.ts';
import { embeddingService } from '../../../src/search/meaning/embedding-service.ts';
import { openVectorIndex } from '../../../src/search/meaning/vector-index.ts';
import { aDocument } from '../a-document.ts';
import { send } from '../stand-in.ts';
import { embed, openService, textsOf } from './a-service.ts';

const named = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => aDocument(`trust/app-${from + at}`, { description: 'renal' }));
const idsOf = (documents: readonly { item: { id: string } }[]) => documents.map(({ item }) => item.id);

describe('the vectors beside the index', () => {
  let folder = '';
  let service: Awaited<ReturnType<typeof openService>>;
  let vector: Float32Array;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hub-vectors-'));
    service = await openService();
    [vector = new Float32Array()] = await serviceFor('any').embed(['kidney']);
    service.questions.length = 0;
  });
  afterEach(async () => {
    await service[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  const serviceFor = (model: string): Embedder =>
    embeddingService({ url: service.url, model, timeoutMs: 2_000 });
  const path = () => join(folder, 'vectors.sqlite');
  const open = (model = 'small', content = 'all') => openVectorIndex(path(), content, serviceFor(model));

  test('say how near documents are, and nothing of those they do not hold', async () => {
    await using vectors = open();
    const near = aDocument('trust/renal', { description: 'Dialysis' });
    const far = aDocument('trust/rota', { readme: 'Shifts and rosters' });
    await vectors.apply({ put: [near, far], remove: [], position: 7 });
    const [one = 0, other = 0, none] = vectors.nearness(vector, [...idsOf([near, far]), 'github:none']);
    expect(one).toBeGreaterThan(other + 0.5);
    expect(none).toBeUndefined();
    expect(await vectors.position()).toBe(7);
  });

  test('are asked for once a text, also when all documents are gone over again', async () => {
    const documents = named(40);
    {
      await using vectors = open();
      await vectors.apply({ put: documents, remove: [], position: 1 });
      await vectors.apply({ put: [...documents, aDocument('trust/new')], remove: [], position: 2 });
      await vectors.reset();
      expect(await vectors.position()).toBe(0);
      expect(vectors.nearness(vector, idsOf(documents))).not.toContain(expect.anything());
    }
    await using again = open('small', 'other content');
    expect(await again.position()).toBe(0);
    await again.apply({ put: documents, remove: [], position: 2 });
    again.tidy();
    expect(service.texts()).toHaveLength(41);
    expect(again.nearness(vector, idsOf(documents))).not.toContain(undefined);
    await again.apply({ put: [aDocument('trust/new')], remove: [], position: 3 });
    expect(service.texts()).toHaveLength(42); // tidied away: no document had it
  });

  test('of another model are dropped, and all are asked for again', async () => {
    const documents = named(3);
    for (const model of ['small', 'small', 'large']) {
      await using vectors = open(model);
      if ((await vectors.position()) === 0) await vectors.apply({ put: documents, remove: [], position: 1 });
      expect(vectors.nearness(vector, idsOf(documents))).not.toContain(undefined);
    }
    expect(service.questions.map(({ body }) => body['model'])).toEqual(['small', 'large']);
  });

  test('that came before a failure are kept; the step is taken again for the others', async () => {
    await using vectors = open();
    const documents = named(80);
    const step = { put: documents, remove: [], position: 5 };
    service.answerWith((question, res) =>
      service.questions.length === 2 ? send(res, {}, 429) : embed(question, res),
    );
    await expect(vectors.apply(step)).rejects.toMatchObject({ kind: 'rate-limited' });
    expect(await vectors.position()).toBe(0);
    service.answerWith(embed);
    await vectors.apply(step);
    expect(await vectors.position()).toBe(5);
    expect(service.questions.map((question) => textsOf(question).length)).toEqual([32, 32, 32, 16]);
  });

  test('of a document go with it, unless another has the same text', async () => {
    await using vectors = open();
    const [one, twin] = [aDocument('trust/app'), aDocument('other/app')];
    await vectors.apply({ put: [one, twin], remove: [], position: 1 });
    expect(service.texts()).toHaveLength(1);
    await vectors.apply({ put: [], remove: idsOf([one]), position: 2 });
    expect(vectors.nearness(vector, idsOf([one, twin]))).toEqual([undefined, expect.any(Number)]);
    await vectors.apply({ put: [], remove: idsOf([twin]), position: 3 });
    await vectors.apply({ put: [one], remove: [], position: 4 });
    expect(service.texts()).toHaveLength(2);
  });

  test('refuse those of another dimension under the same name', async () => {
    await using vectors = open();
    const documents = named(2);
    await vectors.apply({ put: documents, remove: [], position: 1 });
    service.answerWith((_, res) => send(res, { data: [{ index: 0, embedding: [1, 2, 3] }] }));
    const later = vectors.apply({ put: [aDocument('trust/later')], remove: [], position: 2 });
    await expect(later).rejects.toThrow(/3 numbers for a text, where 16 are kept/);
    expect(() => vectors.nearness(new Float32Array(3), idsOf(documents))).toThrow(/where 16 are kept/);
    expect(vectors.nearness(vector, idsOf(documents))).not.toContain(undefined);
  });

  test('in a damaged file are made anew', async () => {
    await writeFile(path(), 'x'.repeat(5_000));
    await using vectors = open();
    await vectors.apply({ put: named(1), remove: [], position: 1 });
    expect(await vectors.position()).toBe(1);
  });

  test('are not said to be complete for a catalogue that another took the place of', async () => {
    await using before = open('small', 'before');
    await using after = open('small', 'after');
    await before.apply({ put: named(2), remove: [], position: 9 });
    expect(await after.position()).toBe(0);
    expect(after.nearness(vector, idsOf(named(2)))).toEqual([undefined, undefined]);
  });

  test('hold no text of what was embedded', async () => {
    {
      await using vectors = open();
      await vectors.apply({
        put: [aDocument('trust/app', { description: 'Tellingword' })],
        remove: [],
        position: 1,
      });
    }
    expect((await readFile(path())).includes('Tellingword')).toBe(false);
  });
});
