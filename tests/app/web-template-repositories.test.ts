import { describe, expect, test } from 'vitest';
import { webTemplateRepositories } from '../../src/app/web-template-repositories.ts';
import { Dataset, startSampleForge } from '../../simulator/simulator.ts';

const always = new AbortController().signal;

describe('template repositories for the web', () => {
  test('are read two at a time, and those who come meanwhile are told to wait', async () => {
    const estate = new Dataset();
    estate.addAccount({ login: 'sample-org', name: 'Sample organisation (made up)' });
    estate.create('sample-org', { name: 'starter', files: { 'README.md': '# Starter\n' } });
    await using forge = await startSampleForge({ estate });
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    const { promise: goOn, resolve: go } = Promise.withResolvers<void>();
    forge.onRequest(2, async () => (ask(), goOn), /^git:/);
    const read = webTemplateRepositories(forge.apiUrl);
    const place = { address: `${forge.url}/sample-org/starter`, typed: false };
    const both = [read(place, always), read(place, always)];
    await asked;
    await expect(read(place, always)).rejects.toMatchObject({ kind: 'rate-limited' });
    go();
    for (const one of await Promise.all(both)) expect([...one.files.keys()]).toEqual(['README.md']);
    expect((await read(place, always)).files.size).toBe(1);
    const none = { ...place, address: `${place.address}-none` };
    for (let time = 0; time < 3; time += 1)
      await expect(read(none, always)).rejects.toMatchObject({ kind: 'not-found' });
  });
});
