import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aBlob, aLicence, aRepository } from '../../builders.ts';
import { monday, save, tuesday, wednesday } from './repositories.ts';

export function withdrawalCases(current: () => Store): void {
  const find = () => current().findRepository('sample-trust', 'ward-board');

  test('leaves a tombstone without files, findings or words of them', async () => {
    const licence = aLicence();
    licence.files[0]?.differences.push({ standard: 'the', found: 'secret words' });
    licence.declared.push({ path: 'package.json', spdx: null, raw: 'secret words' });
    licence.disagreements.push('package.json says secret words.');
    await save(current(), [aRepository({ licence })]);
    expect(await current().withdraw(['github:1'], 'It is private now.', tuesday)).toBe(1);
    const tombstone = await find();
    expect(tombstone).toMatchObject({
      status: 'withdrawn',
      withdrawnAt: tuesday,
      changedAt: tuesday,
      observedAt: monday,
      licence: { spdx: 'MIT' },
      evidence: { description: null, topics: [] },
      findings: [],
      assessments: [{ policy: 'nhs-open-source', status: 'withdrawn' }],
    });
    expect(tombstone?.evidence).not.toHaveProperty('tree');
    expect(JSON.stringify(tombstone)).not.toContain('secret words');
    expect((await current().events('github:1', 1))[0]).toEqual({
      at: tuesday,
      kind: 'withdrawn',
      detail: 'It is private now.',
    });
  });

  test('counts only what was not withdrawn before, and enters the change sequence once', async () => {
    await save(current(), [aRepository()]);
    const { position } = await current().changesSince(0, { limit: 10 });
    await current().withdraw(['github:1', 'github:1', 'github:none'], 'gone', tuesday);
    const after = await current().changesSince(position, { limit: 10 });
    expect(after.repositories.map(({ status }) => status)).toEqual(['withdrawn']);
    expect(await current().withdraw(['github:1'], 'gone', wednesday)).toBe(0);
    expect(await find()).toMatchObject({ withdrawnAt: tuesday });
    expect(await current().identities()).toEqual([]);
  });

  test('deletes contents that no other public repository holds, older versions too', async () => {
    const entry = (text: string, path: string) => ({ path, type: 'file' as const, oid: aBlob({ text }).oid });
    const keep = (id: string, texts: string[]) =>
      current().saveRepositories({
        repositories: [
          aRepository({
            evidence: {
              id,
              name: id.slice(7),
              tree: texts.map((text, n) => entry(text, n === 0 ? 'README.md' : 'LICENSE')),
            },
          }),
        ],
        blobs: texts.map((text) => aBlob({ text })),
        at: monday,
      });
    await keep('github:1', ['old readme', 'shared']);
    await keep('github:1', ['new readme', 'shared']);
    await keep('github:2', ['other readme', 'shared']);
    await current().withdraw(['github:1'], 'gone', tuesday);
    const all = ['old readme', 'new readme', 'shared', 'other readme'].map((text) => aBlob({ text }).oid);
    expect([...(await current().knownBlobs(all))].sort()).toEqual([all[2], all[3]].sort());
    await current().withdraw(['github:2'], 'gone', tuesday);
    expect((await current().readBlobs(all)).size).toBe(0);
  });

  test('a repository that returns is published again with its first date', async () => {
    await save(current(), [aRepository()]);
    await current().withdraw(['github:1'], 'gone', tuesday);
    expect(await save(current(), [aRepository()], wednesday)).toEqual({ found: 0, changed: 1, unchanged: 0 });
    expect(await find()).toMatchObject({ withdrawnAt: null, status: 'open', firstSeenAt: monday });
    expect((await current().events('github:1', 1))[0]?.kind).toBe('published');
  });

  test('the public repository of a name is preferred to a tombstone', async () => {
    await save(current(), [aRepository({ evidence: { id: 'github:1' } })]);
    await save(current(), [aRepository({ evidence: { id: 'github:2' } })]);
    await current().withdraw(['github:2'], 'gone', tuesday);
    expect((await find())?.evidence.id).toBe('github:1');
    await current().withdraw(['github:1'], 'gone', tuesday);
    expect((await find())?.status).toBe('withdrawn');
  });
}
