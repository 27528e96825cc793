import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { expect, test } from 'vitest';

test('codehub mcp answers over standard input and output, with nothing else there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-'));
  const catalogue = join(folder, 'catalog.yml');
  writeFileSync(catalogue, 'organisations: [{ login: a, name: A, bodyType: trust, nation: Wales }]\n');
  const client = new Client({ name: 'test', version: '1' });
  try {
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [fileURLToPath(new URL('../../bin/codehub.js', import.meta.url)), 'mcp'],
        env: { PATH: process.env['PATH'] ?? '', CODEHUB_CATALOG: catalogue, CODEHUB_DATA: folder },
        stderr: 'ignore',
      }),
    );
    const { content } = await client.callTool({ name: 'search', arguments: { query: 'beds' } });
    expect(content).toEqual([
      {
        type: 'text',
        text: '0 public repositories found, 0 shown.\nNo repository here holds “beds”.\n\nSource: /search?q=beds\nData of: no complete harvest yet',
      },
    ]);
  } finally {
    await client.close();
    rmSync(folder, { recursive: true });
  }
}, 60_000);
