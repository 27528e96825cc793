import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMeaning, type Meaning } from '../../src/app/open-meaning.ts';
import { silentLog } from '../../src/base/log.ts';
import { createProjectionRunner, type ProjectionRunner } from '../../src/projections/runner.ts';
import { catalogue } from '../api/an-api.ts';
import { sequence } from '../projections/a-sequence.ts';
import { aRepository } from '../search/a-repository.ts';
import { send } from '../search/stand-in.ts';
import { embed, openService } from '../search/meaning/a-service.ts';

const repositories = [1, 2, 3].map((at) => aRepository({ id: `github:${at}`, name: `board-${at}` }));
const organisation = { ...catalogue.organisations[0]!, login: 'sample-trust' };

describe('the projection that keeps vectors', () => {
  let folder = '';
  let service: Awaited<ReturnType<typeof openService>>;
  let meaning: Meaning;
  let runner: ProjectionRunner;
  const failures: unknown[] = [];

  beforeEach(async () => {
    failures.length = 0;
    folder = await mkdtemp(join(tmpdir(), 'hub-vectors-'));
    service = await openService();
    const log = {
      ...silentLog,
      error: (details: Record<string, unknown>) => void failures.push(details['err']),
    };
    const store = { ...sequence(repositories), readBlobs: async () => new Map() };
    const access = { url: service.url, model: 'small', key: undefined };
    meaning = await openMeaning({
      ...{ access, folder, store, log },
      catalogue: { ...catalogue, organisations: [organisation] },
    });
    runner = createProjectionRunner({ store, projections: [meaning.projection], log });
  });
  afterEach(async () => {
    meaning.stop();
    await runner[Symbol.asyncDispose]();
    await meaning[Symbol.asyncDispose]();
    await service[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  test('may fail, and nothing else does; it is complete when the service works', async () => {
    service.answerWith((_, res) => send(res, {}, 500));
    await runner.catchUp();
    expect(await runner.status()).toMatchObject([{ name: 'vectors', isComplete: false, isOptional: true }]);
    service.answerWith(embed);
    await runner.catchUp();
    expect(await runner.status()).toMatchObject([{ isComplete: true, failure: null, lag: 0 }]);
  });

  test('asks for no text again when the catalogue was edited', async () => {
    await runner.catchUp();
    const asked = service.texts().length;
    await meaning.replace({
      ...catalogue,
      organisations: [organisation, { ...organisation, login: 'another' }],
    });
    expect(await meaning.projection.position()).toBeUndefined();
    await runner.catchUp();
    expect(await runner.status()).toMatchObject([{ isComplete: true, lag: 0 }]);
    expect(service.texts()).toHaveLength(asked);
  });

  test('does not hold up whoever closes the hub while the service is silent', async () => {
    service.answerWith(() => {});
    runner.start();
    await expect.poll(() => service.questions.length).toBe(1);
    meaning.stop();
    await runner[Symbol.asyncDispose]();
    expect(failures).toEqual([]);
  });
});
