import { get } from 'node:http';
import express from 'express';
import { describe, expect, test } from 'vitest';
import { silentLog } from '../../src/base/log.ts';
import { serveWeb } from '../../src/web/web.ts';

const local = { host: '127.0.0.1', port: 0, log: silentLog };

describe('serving', () => {
  test('picks a free port and says which', async () => {
    const stop = new AbortController();
    const { url, port, stopped } = await serveWeb(express(), { ...local, signal: stop.signal });
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(port).toBeGreaterThan(0);
    stop.abort();
    await stopped;
  });

  test('says in words that a port is taken', async () => {
    const stop = new AbortController();
    const { port, stopped } = await serveWeb(express(), { ...local, signal: stop.signal });
    await expect(serveWeb(express(), { ...local, port, signal: stop.signal })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('another program uses that port'),
    });
    stop.abort();
    await stopped;
  });

  test('finishes the request in progress, and takes no new one, once asked to stop', async () => {
    const stop = new AbortController();
    const arrived = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const app = express().get('/', async (_req, res) => {
      arrived.resolve();
      await release.promise;
      res.send('done');
    });
    const { url, stopped } = await serveWeb(app, { ...local, signal: stop.signal });
    const answer = new Promise<string>((resolve, reject) => {
      get(url, (res) => res.setEncoding('utf8').on('data', resolve)).on('error', reject);
    });
    await arrived.promise;
    stop.abort();
    await expect(fetch(url)).rejects.toThrow();
    release.resolve();
    expect(await answer).toBe('done');
    await stopped;
  });

  test('an idle connection does not keep it from stopping', async () => {
    const stop = new AbortController();
    const { url, stopped } = await serveWeb(express(), { ...local, signal: stop.signal });
    await (await fetch(url)).text();
    stop.abort();
    await stopped;
  });
});
