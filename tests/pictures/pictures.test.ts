import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchPicture, maxPictureBytes } from '../../src/pictures/fetch-picture.ts';
import { pictureType } from '../../src/pictures/picture-kind.ts';
import { createPictures } from '../../src/pictures/pictures.ts';

const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.alloc(1_000),
]);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Counts what is fetched, and answers by address. */
function aForge(answers: Record<string, Buffer | undefined>) {
  const asked: string[] = [];
  const fetch = async (address: string) => {
    asked.push(address);
    return answers[address];
  };
  return { asked, fetch };
}

async function filesIn(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

describe('pictures that are kept', () => {
  test('are fetched once, also when many ask at a time', async () => {
    const { asked, fetch } = aForge({ a: png });
    const pictures = createPictures({ folder, fetch });
    const read = await Promise.all([pictures.read('r', 'a'), pictures.read('r', 'a')]);
    expect(read.map((each) => each?.type)).toEqual(['image/png', 'image/png']);
    expect((await createPictures({ folder, fetch }).read('r', 'a'))?.bytes).toEqual(png);
    expect(asked).toEqual(['a']);
  });

  test('what is no picture is neither kept nor asked for again for a while', async () => {
    let now = 0;
    const { asked, fetch } = aForge({ a: Buffer.from('<html><svg></svg></html>') });
    const pictures = createPictures({ folder, fetch, now: () => now });
    expect(await pictures.read('r', 'a')).toBeUndefined();
    expect(await pictures.read('r', 'a')).toBeUndefined();
    expect(asked).toEqual(['a']);
    now = 3_600_000;
    await pictures.read('r', 'a');
    expect(asked).toEqual(['a', 'a']);
    expect(await filesIn(folder)).toBe(0);
  });

  test('are deleted with their repository', async () => {
    const { asked, fetch } = aForge({ a: png });
    const pictures = createPictures({ folder, fetch });
    await pictures.read('r', 'a');
    await pictures.read('other', 'a');
    await pictures.forget('r');
    expect(await filesIn(folder)).toBe(1);
    await pictures.read('r', 'a');
    expect(asked).toHaveLength(3);
  });

  test('take no more room than they may', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `p${at}`);
    const { fetch } = aForge(Object.fromEntries(names.map((name) => [name, png])));
    const pictures = createPictures({ folder, fetch, maxBytes: 10 * png.length });
    for (const name of names) expect(await pictures.read('r', name)).toBeDefined();
    expect(await filesIn(folder)).toBeLessThanOrEqual(11);
  });

  test('too many at a time are not to be had for the moment', async () => {
    const pictures = createPictures({ folder, fetch: () => new Promise(() => {}) });
    for (let at = 0; at < 8; at++) void pictures.read('r', `slow${at}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await pictures.read('r', 'another')).toBeUndefined();
  });

  test('are shown though the folder cannot be written', async () => {
    const { fetch } = aForge({ a: png });
    await writeFile(join(folder, 'file'), '');
    const pictures = createPictures({ folder: join(folder, 'file'), fetch });
    expect((await pictures.read('r', 'a'))?.type).toBe('image/png');
  });
});

describe('what is a picture', () => {
  test.each([
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['image/gif', Buffer.from('GIF89a...')],
    ['image/webp', Buffer.from('RIFF\u0001\u0002\u0003\u0004WEBPVP8 ')],
    ['image/svg+xml', Buffer.from('\uFEFF<?xml version="1.0"?>\n<!-- made -->\n<svg xmlns="x"></svg>')],
    ['image/svg+xml', Buffer.from('<!DOCTYPE svg PUBLIC "-//W3C" "x"><svg/>'.replace('<svg/>', '<svg >'))],
  ])('%s by its first bytes', (type, bytes) => {
    expect(pictureType(bytes)).toBe(type);
  });

  test.each(['', '<html><svg>', '<script>', 'MZ', '%PDF-1.7', '<svgx>', 'text <svg>', 'GIF90a'])(
    '%j is none',
    (text) => {
      expect(pictureType(Buffer.from(text))).toBeUndefined();
    },
  );
});

describe('fetching a picture', () => {
  async function from(answer: (path: string, send: ServerResponse) => void) {
    const asked: string[] = [];
    const server = createServer((req, res) => {
      asked.push(req.url ?? '');
      answer(req.url ?? '', res);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const bytes = await fetchPicture(`${url}/picture`);
    server.closeAllConnections();
    server.close();
    return { bytes, asked };
  }

  test('takes what is answered', async () => {
    expect((await from((_, res) => void res.end(png))).bytes).toEqual(png);
  });

  test('follows no redirect', async () => {
    const { bytes, asked } = await from((path, res) =>
      path === '/picture' ? void res.writeHead(302, { location: '/inside' }).end() : void res.end(png),
    );
    expect(bytes).toBeUndefined();
    expect(asked).toEqual(['/picture']);
  });

  test('takes nothing that is too large, announced or not', async () => {
    const large = Buffer.alloc(maxPictureBytes + 1, png);
    expect((await from((_, res) => void res.end(large))).bytes).toBeUndefined();
    const unannounced = await from((_, res) => {
      res.write(large.subarray(0, 3_000_000));
      res.end(large.subarray(3_000_000));
    });
    expect(unannounced.bytes).toBeUndefined();
  });

  test('takes no answer that is no success, and no broken one', async () => {
    expect((await from((_, res) => void res.writeHead(404).end(png))).bytes).toBeUndefined();
    expect((await from((_, res) => void res.destroy())).bytes).toBeUndefined();
  });
});
