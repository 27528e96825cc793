import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { sendHeartbeat } from '../../src/outgoing/heartbeat.ts';
import { silentLog } from '../../src/base/log.ts';
import { aHarvestRun } from '../builders.ts';

async function beatsOf(runs: ReturnType<typeof aHarvestRun>[], status = 200) {
  const asked: string[] = [];
  const warnings: string[] = [];
  const server = createServer((req, res) => {
    asked.push(`${req.method} ${req.url}`);
    res.writeHead(status, { Location: '/elsewhere' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret`;
  const warn = (details: { err?: unknown }) => void warnings.push(String(details.err));
  for (const run of runs) await sendHeartbeat(url, run, { ...silentLog, warn });
  server.close();
  return { asked, warnings };
}

test('is sent after each complete harvest of everything, and after no other', async () => {
  const { asked } = await beatsOf([
    aHarvestRun(),
    aHarvestRun({ state: 'partial' }),
    aHarvestRun({ state: 'failed' }),
    aHarvestRun({ only: ['sample-trust'] }),
  ]);
  expect(asked).toEqual(['GET /secret']);
});

test.each([500, 302])('an answer of %s is logged without the address, and not followed', async (status) => {
  const { asked, warnings } = await beatsOf([aHarvestRun()], status);
  expect(asked).toEqual(['GET /secret']);
  expect(warnings).toEqual([`Problem: The address of the heartbeat answered ${status}.`]);
});

test('nothing is sent where no address is configured', async () => {
  await expect(sendHeartbeat(undefined, aHarvestRun(), silentLog)).resolves.toBeUndefined();
});

test('an address that cannot be reached is no fault of the harvest', async () => {
  const lines: unknown[] = [];
  const log = { ...silentLog, warn: (details: { err?: unknown }) => void lines.push(String(details.err)) };
  await sendHeartbeat('http://127.0.0.1:1/secret', aHarvestRun(), log);
  expect(lines).toEqual([expect.stringMatching(/could not be reached \(\w+\)\.$/)]);
});
