import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openTemplateRepositories } from '../../../src/forge/git/template-repositories.ts';
import { webAddressOf } from '../../../src/forge/github/web-address.ts';
import {
  aFolder,
  aRepository,
  always,
  gitServer,
  leftIn,
  serve,
  type Server,
} from '../../git/git-fixture.ts';

const limits = { milliseconds: 30_000, bytes: 1_000_000, entries: 100 };

async function made() {
  const work = aFolder();
  onTestFinished(() => work[Symbol.dispose]());
  const [bare, tempFolder] = [join(work.path, 'ward.git'), join(work.path, 'temp')];
  for (const folder of [bare, tempFolder]) mkdirSync(folder);
  aRepository(bare, [
    { path: 'a', content: 'x' },
    { path: 'vendor', content: 'c'.repeat(40), mode: '160000' },
  ]);
  const server: Server = await serve(gitServer(work.path));
  onTestFinished(() => server[Symbol.asyncDispose]());
  const open = (forge: string) => openTemplateRepositories({ forge, limits, tempFolder });
  return { bare, server, tempFolder, open };
}

describe('template repositories', () => {
  test('are read from the hub’s forge when the address was not typed', async () => {
    const { server, open, tempFolder } = await made();
    const address = `${server.url}/ward.git`;
    const found = await open(server.url)({ address, typed: false }, always);
    expect(found).toMatchObject({ from: address, submodules: ['vendor'], unnameable: [] });
    expect([...found.files.keys()]).toEqual(['a']);
    expect(leftIn(tempFolder)).toEqual([]);
  });

  test('may be anywhere when somebody typed the address; a password is not kept', async () => {
    const { bare, server, open } = await made();
    const read = open('https://github.com');
    expect((await read({ address: bare, typed: true }, always)).from).toBe(`file://${bare}`);
    const address = server.url.replace('//', '//user:secret@');
    const found = await read({ address: `${address}/ward.git`, typed: true }, always);
    expect(found.from).toBe(`${server.url}/ward.git`);
  });

  test.each([
    ['a folder of this machine', (bare: string) => bare],
    ['a file: address', (bare: string) => `file://${bare}`],
    ['another server without encryption', (_bare: string, url: string) => `${url}/ward.git`],
    ['ssh', () => 'ssh://git@127.0.0.1/ward.git'],
    ['ssh, as git writes it', () => 'git@127.0.0.1:sample/ward.git'],
    ['git’s own protocol', () => 'git://127.0.0.1/ward.git'],
    ['a helper program', () => 'ext::sh -c true'],
    ['an option', () => '--upload-pack=true'],
    ['nothing', () => ''],
  ])('are not read from %s that nobody typed', async (_what, addressOf) => {
    const { bare, server, open } = await made();
    const read = open('https://github.com')({ address: addressOf(bare, server.url), typed: false }, always);
    await expect(read).rejects.toMatchObject({ name: 'Problem' });
    expect(server.requests).toEqual([]);
  });

  test('are not fetched for somebody who has stopped', async () => {
    const { server, open, tempFolder } = await made();
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    const place = { address: `${server.url}/ward.git`, typed: true };
    await expect(open(server.url)(place, stop.signal)).rejects.toThrow('stopped');
    expect([server.requests, leftIn(tempFolder)]).toEqual([[], []]);
  });
});

test.each([
  ['https://api.github.com', 'https://github.com'],
  ['https://api.octo.ghe.com', 'https://octo.ghe.com'],
  ['https://git.example.org/api/v3', 'https://git.example.org'],
  ['https://api.example.org/api/v3', 'https://api.example.org'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('the forge whose API is %s is at %s', (api, web) => expect(webAddressOf(api)).toBe(web));
