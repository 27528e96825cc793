import { expect, test } from 'vitest';
import type { Blob } from '../../../src/domain/evidence.ts';
import type { Store } from '../../../src/store/store.ts';
import { aBlob, aRepository } from '../../builders.ts';
import { monday } from './repositories.ts';

export function blobCases(current: () => Store): void {
  const saveBlobs = (...blobs: Blob[]) => current().saveRepositories({ repositories: [], blobs, at: monday });
  const read = async ({ oid }: Blob) => (await current().readBlobs([oid])).get(oid);

  test('texts and binaries are known; what was not collected is not', async () => {
    const [text, binary] = [aBlob(), aBlob({ oid: 'b'.repeat(40), text: null, size: 9 })];
    const uncollected = aBlob({ oid: 'c'.repeat(40), text: undefined, size: 900_000 });
    await saveBlobs(text, binary, uncollected);
    expect(await current().knownBlobs([text.oid, binary.oid, uncollected.oid])).toEqual(
      new Set([text.oid, binary.oid]),
    );
    expect(await current().readBlobs([text.oid, binary.oid, uncollected.oid])).toEqual(
      new Map([
        [text.oid, text],
        [binary.oid, binary],
      ]),
    );
  });

  test('asking for nothing is answered with nothing', async () => {
    expect((await current().knownBlobs([])).size).toBe(0);
    expect((await current().readBlobs([])).size).toBe(0);
  });

  test('the whole content replaces its beginning, never the other way round', async () => {
    const whole = aBlob({ text: 'all of it' });
    const beginning = { ...whole, text: 'all', truncated: true };
    await saveBlobs(beginning);
    expect(await read(whole)).toEqual(beginning);
    await saveBlobs(whole);
    await saveBlobs(beginning);
    expect(await read(whole)).toEqual(whole);
    const twice = aBlob({ text: 'twice in one batch' });
    await saveBlobs(twice, { ...twice, text: 'twice', truncated: true });
    expect(await read(twice)).toEqual(twice);
  });

  test('a text with U+0000 is kept with the replacement character', async () => {
    const odd = aBlob({ text: 'a\0b' });
    await saveBlobs(odd);
    expect((await read(odd))?.text).toBe('a\uFFFDb');
  });

  test('a great many can be asked for at once', async () => {
    const oids = Array.from({ length: 70_000 }, (_, n) => `${n}`);
    await saveBlobs(aBlob({ oid: '69999' }));
    expect(await current().knownBlobs(oids)).toEqual(new Set(['69999']));
  });

  test('what a repository lacks is told until it comes, or is no longer wanted', async () => {
    const readme = aBlob({ oid: 'd'.repeat(40) });
    const holding = (oid: string) =>
      aRepository({ evidence: { tree: [{ path: 'README.md', type: 'file', oid, size: 9 }] } });
    const hold = (oid: string, blobs: Blob[] = []) =>
      current().saveRepositories({ repositories: [holding(oid)], blobs, at: monday });
    await hold('e'.repeat(40));
    expect(await current().lackingContents()).toEqual(['github:1']);
    await hold(readme.oid, [readme]);
    expect(await current().lackingContents()).toEqual([]);
  });
}
