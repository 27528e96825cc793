import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentLog } from '../../src/base/log.ts';
import { createWeb, serveWeb } from '../../src/web/web.ts';
import { sampleTools } from '../web/sample-site.ts';

describe('the MCP server over HTTP', () => {
  const stop = new AbortController();
  const client = new Client({ name: 'test', version: '1' });
  let url: string;
  let stopped: Promise<void>;

  beforeAll(async () => {
    const where = { host: '127.0.0.1', port: 0, signal: stop.signal, log: silentLog };
    ({ url, stopped } = await serveWeb(createWeb(sampleTools()), where));
    const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`));
    await client.connect(transport);
  });

  afterAll(async () => {
    await client.close();
    stop.abort();
    await stopped;
  });

  async function call(name: string, args: Record<string, unknown> = {}) {
    const { content, isError = false } = await client.callTool({ name, arguments: args });
    const [{ text }] = content as [{ text: string }];
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8_000);
    return { text, isError };
  }

  test('has five tools, which only read', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      ...['dependents', 'policy_check', 'repository', 'search', 'templates'],
    ]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
  });

  test.each([
    ['search', { query: 'beds' }, '130 public repositories found', '/search?q=beds'],
    [
      'repository',
      { repository: 'sample-trust/ward-board' },
      'Clone: git clone',
      '/repositories/sample-trust/ward-board',
    ],
    [
      'policy_check',
      { repository: 'sample-trust/ward-board' },
      'unmet',
      '/repositories/sample-trust/ward-board#checks',
    ],
    [
      'dependents',
      { of: 'pkg:npm/express' },
      '0 repositories here',
      '/dependents?package=pkg%3Anpm%2Fexpress',
    ],
    [
      'dependents',
      { of: 'sample-trust/ward-board' },
      '0 repositories here',
      '/repositories/sample-trust/ward-board#used-by',
    ],
    ['templates', {}, 'nhs-prototype', '/templates'],
  ])('%s %j answers with its link and date', async (name, args, expected, path) => {
    const { text, isError } = await call(name, args);
    expect(isError).toBe(false);
    expect(text).toContain(expected);
    expect(text).toContain(`Source: ${url}${path}\nData of: 2026-11-22T06:02:00Z`);
  });

  test('a package may come with a version, which must be one', async () => {
    expect((await call('dependents', { of: 'pkg:npm/express@<5' })).text).toContain('0 repositories here');
    const { text, isError } = await call('dependents', { of: 'pkg:npm/express@new' });
    expect([isError, text]).toEqual([true, expect.stringContaining('give a version such as 9')]);
  });

  test.each(['sample-trust/gone', 'sample-trust/none', 'words'])(
    '%s is no public repository',
    async (asked) => {
      const { text, isError } = await call('repository', { repository: asked });
      expect(isError).toBe(true);
      expect(text).not.toContain('Clone');
    },
  );

  test('takes POST requests alone, and keeps no session', async () => {
    expect((await fetch(`${url}/mcp`)).status).toBe(405);
    const answer = await fetch(`${url}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(answer.status).toBe(400);
  });
});
