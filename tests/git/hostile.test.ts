import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Problem } from '../../src/base/problem.ts';
import { identityOf, parseRemoteAddress, redact } from '../../src/git/address.ts';
import type { GitReaderOptions } from '../../src/forge/git/tree-reader.ts';
import {
  aFolder,
  aReader,
  aRepository,
  always,
  git,
  gitServer,
  leftIn,
  nothingKnown,
  processesOf,
  serve,
} from './git-fixture.ts';

function folders() {
  const work = aFolder();
  onTestFinished(() => work[Symbol.dispose]());
  const [bare, temp] = [join(work.path, 'ward.git'), join(work.path, 'temp')];
  mkdirSync(bare);
  mkdirSync(temp);
  return { work: work.path, bare, temp };
}

async function failure(
  url: string,
  options: Partial<GitReaderOptions> = {},
  signal = always,
): Promise<Problem> {
  await using reader = aReader(options);
  return await reader.read(url, { signal, known: nothingKnown }).then(
    () => expect.fail('it was read'),
    (error: unknown) => error as Problem,
  );
}

describe('where a repository may be', () => {
  test.each([
    '',
    ' https://example.org/x',
    '-oProxyCommand=touch x',
    '--upload-pack=touch x',
    'ext::sh -c "touch x"',
    'fd::17',
    'https://example.org/x\n-y',
    'https://example.org/\0',
    'ssh://-oProxyCommand=touch/x',
    '-oProxyCommand=x:path',
    'host:-x',
    'file://other-machine/x',
    'https://',
    'ftp://example.org/x',
    'git://example.org/x',
    'ssh://git@example.org/x',
    'git@example.org:x/y.git',
    `https://example.org/${'x'.repeat(3000)}`,
  ])('refuses %j', async (url) => {
    expect(await failure(url)).toMatchObject({ name: 'Problem', kind: 'invalid' });
  });

  test('allows only the listed protocols', () => {
    expect(parseRemoteAddress('git@example.org:x/y.git', ['ssh'])).toEqual({
      location: 'git@example.org:x/y.git',
      shown: 'example.org:x/y.git',
      protocol: 'ssh',
    });
    expect(() => parseRemoteAddress('/srv/x', ['https'])).toThrow(/not allowed here/);
  });

  test('has one identity, however it is written', () => {
    const id = identityOf('https://example.org/nhs/ward');
    expect(id).toMatch(/^git:[\da-f]{16}$/);
    const same = [
      'https://Example.ORG/nhs/ward.git',
      'https://me:secret@example.org:443/nhs/ward/',
      'HTTPS://example.org/nhs/ward.git/',
    ];
    for (const url of same) expect(identityOf(url)).toBe(id);
    expect(identityOf('https://example.org/nhs/Ward')).not.toBe(id);
    expect(identityOf('/srv/a b')).toBe(identityOf('file:///srv/a%20b'));
  });

  test('is shown without credentials', () => {
    expect(redact('see https://me:pa@ss@example.org/x and http://token@y')).toBe(
      'see https://example.org/x and http://y',
    );
    expect(redact('`_ssh://user:secret@host')).toBe('`_ssh://host');
    expect(redact(`${'x'.repeat(50)}https://me:secret@host`)).not.toContain('secret');
  });
});

describe('what goes wrong on the way', () => {
  test('a missing repository is “not found”, named without its password', async () => {
    const { work, temp } = folders();
    await using server = await serve(gitServer(work));
    const url = server.url.replace('//', '//me:hunter2@');
    const problem = await failure(`${url}/absent.git`, { tempFolder: temp });
    expect(problem).toMatchObject({ kind: 'not-found' });
    expect(problem.message).toContain(`${server.url}/absent.git`);
    expect(JSON.stringify(problem) + problem.stack + String(problem.cause)).not.toContain('hunter2');
    expect(await failure(join(work, 'absent'), { tempFolder: temp })).toMatchObject({ kind: 'not-found' });
    expect(leftIn(temp)).toEqual([]);
  });

  test.each([
    [401, 'not-found'],
    [403, 'not-found'],
    [404, 'not-found'],
    [410, 'not-found'],
    [429, 'rate-limited'],
    [500, 'unreachable'],
    [503, 'unreachable'],
  ])('an answer of %i is “%s”', async (status, kind) => {
    await using server = await serve((_request, response) => {
      response.writeHead(status, { 'www-authenticate': 'Basic realm="x"' }).end();
    });
    expect(await failure(`${server.url}/not-found/403.git`)).toMatchObject({ kind });
  });

  test('a server that is not there is unreachable', async () => {
    const server = await serve(() => {});
    await server[Symbol.asyncDispose]();
    expect(await failure(`${server.url}/x`)).toMatchObject({ kind: 'unreachable' });
  });

  test('an answer that is not git is a problem', async () => {
    await using server = await serve((_request, response) =>
      response.end('<html>\n<p>Welcome to the ward</p>\n</html>\n'),
    );
    expect(await failure(`${server.url}/x`)).toMatchObject({ name: 'Problem' });
  });

  test('a redirection to a protocol that is not listed is not followed', async () => {
    const { bare } = folders();
    aRepository(bare, [{ path: 'README.md', content: 'secret\n' }]);
    for (const location of [`file://${bare}/info/refs`, 'ext::touch', 'ftp://127.0.0.1/x']) {
      await using server = await serve((_request, response) => response.writeHead(302, { location }).end());
      expect(await failure(`${server.url}/x`, { protocols: ['http'] })).toMatchObject({ name: 'Problem' });
    }
  });

  test('nothing of the caller’s git settings, and no hook of the repository, is used', async () => {
    const { work, bare, temp } = folders();
    aRepository(bare, [{ path: 'README.md', content: 'x\n' }]);
    const touched = join(work, 'touched');
    writeFileSync(join(work, 'config'), `[url "ext::touch ${touched} "]\n\tinsteadOf = ${bare}\n`);
    writeFileSync(join(bare, 'hooks', 'post-upload-pack'), `#!/bin/sh\ntouch ${touched}\n`, { mode: 0o755 });
    git(bare, ['config', 'uploadpack.packObjectsHook', `touch ${touched};`]);
    const names = {
      GIT_CONFIG_GLOBAL: join(work, 'config'),
      GIT_ALLOW_PROTOCOL: 'ext',
      GIT_SSH_COMMAND: `touch ${touched}`,
    };
    Object.assign(process.env, names);
    onTestFinished(() => Object.keys(names).forEach((name) => delete process.env[name]));
    await using reader = aReader({ tempFolder: temp });
    const { blobs } = await reader.read(bare, { signal: always, known: nothingKnown });
    expect(blobs[0]?.text).toBe('x\n');
    expect(existsSync(touched)).toBe(false);
  });
});

describe('limits', () => {
  const limits = { milliseconds: 30_000, bytes: 100_000_000, entries: 100_000 };

  test('a server that never answers is given up, and nothing is left', async () => {
    const { temp } = folders();
    await using server = await serve(() => {});
    const problem = await failure(`${server.url}/x`, {
      tempFolder: temp,
      limits: { ...limits, milliseconds: 300 },
    });
    expect(problem).toMatchObject({ kind: 'unreachable' });
    expect(leftIn(temp)).toEqual([]);
    expect(processesOf(server.url)).toEqual([]);
  });

  test('an abort during a fetch ends git with the signal’s reason, and cleans up', async () => {
    const { work, bare, temp } = folders();
    aRepository(bare, [{ path: 'README.md', content: 'x\n' }]);
    const stop = new AbortController();
    const backend = gitServer(work);
    await using server = await serve((request, response) => {
      // The listing is answered; the fetch begins its answer, and never ends it.
      if (server.requests.filter((each) => each.startsWith('POST')).length < 2)
        return backend(request, response);
      response
        .writeHead(200, { 'content-type': 'application/x-git-upload-pack-result' })
        .write('000dpackfile\n');
      void wait(100).then(() => stop.abort(new Error('enough')));
    });
    expect(await failure(`${server.url}/ward.git`, { tempFolder: temp }, stop.signal)).toMatchObject({
      message: 'enough',
    });
    expect(leftIn(temp)).toEqual([]);
    await expect.poll(() => processesOf(server.url)).toEqual([]);
  });

  test('closing the reader ends what is under way', async () => {
    const { temp } = folders();
    await using server = await serve(() => {});
    const reader = aReader({ tempFolder: temp });
    const reading = reader
      .read(`${server.url}/x`, { signal: always, known: nothingKnown })
      .catch((error: unknown) => error);
    await expect.poll(() => server.requests.length).toBeGreaterThan(0);
    await reader[Symbol.asyncDispose]();
    expect(await reading).toMatchObject({ name: 'Problem' });
    expect(leftIn(temp)).toEqual([]);
  });

  test('a signal that is aborted already starts nothing', async () => {
    const { temp } = folders();
    const error = await failure(
      'https://127.0.0.1:1/x',
      { tempFolder: temp },
      AbortSignal.abort(new Error('stopped')),
    );
    expect(error.message).toBe('stopped');
    expect(leftIn(temp)).toEqual([]);
  });

  test('a repository that is too large, or lists too much, is refused', async () => {
    const { bare, temp } = folders();
    const noise = Array.from({ length: 200 }, (_, index) => ({ path: `${index}`, content: `${index}` }));
    aRepository(bare, noise);
    const small = await failure(bare, { tempFolder: temp, limits: { ...limits, bytes: 1000 } });
    expect(small).toMatchObject({ kind: 'invalid' });
    expect(small.message).toContain('MB');
    const few = await failure(bare, { tempFolder: temp, limits: { ...limits, entries: 199 } });
    expect(few.message).toContain('more than 199 files');
    expect(await failure(bare, { tempFolder: temp, limits: { ...limits, entries: 10 } })).toMatchObject({
      kind: 'invalid',
    });
    expect(leftIn(temp)).toEqual([]);
  });
});
