import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { openBreaker } from './breaker.ts';
import { clock } from './clock.ts';
import { readConfig } from './config.ts';
import { deliverByHttp, deliverToFolder } from './deliver.ts';
import { codeOf } from './files.ts';
import { readerFor, splitMessages } from './format.ts';
import { createIntake } from './intake.ts';
import { log } from './log.ts';
[% if (mesh) { -%]
import { deliverByMesh } from './mesh-deliver.ts';
import { fetchFromMesh } from './mesh-intake.ts';
import { openMesh } from './mesh.ts';
[% } -%]
import { createMetrics } from './metrics.ts';
[% if (mllp) { -%]
import { createMllp } from './mllp.ts';
[% } -%]
import { openQueue } from './queue.ts';
import { openSeen } from './seen.ts';
import { createWeb } from './web.ts';
import { startWorker } from './worker.ts';

const config = configured();
const stopping = new AbortController();
const metrics = createMetrics();
const queue = await openQueue(config.DATA, { lease: config.LEASE_MS, settle: config.SETTLE_MS });
const seen = await openSeen(config.DATA);
const breaker = await openBreaker({
  failures: config.BREAKER_FAILURES,
  first: config.RETRY_FIRST_MS,
  longest: config.BREAKER_LONGEST_MS,
  now: clock.now,
  path: join(config.DATA, 'breaker.json'),
  opened(waitMs, again) {
    if (!again) metrics.count('breaker_opened_total');
    log(again ? 'breaker-still-open' : 'breaker-open', { waitMs });
  },
  closed: () => log('breaker-closed'),
});
[% if (mesh) { -%]
const mesh = openMesh(config);
const deliver = config.MESH_TO
  ? deliverByMesh(mesh, config)
  : config.DESTINATION_URL
    ? deliverByHttp(config.DESTINATION_URL, config.DESTINATION_TIMEOUT_MS)
    : await deliverToFolder(join(config.DATA, 'out'));
[% } else { -%]
const deliver = config.DESTINATION_URL
  ? deliverByHttp(config.DESTINATION_URL, config.DESTINATION_TIMEOUT_MS)
  : await deliverToFolder(join(config.DATA, 'out'));
[% } -%]

const shared = { queue, read: readerFor(config), split: splitMessages, breaker, metrics, log, config, stop: stopping.signal };
const intake = createIntake(shared);
const worker = startWorker({ ...shared, seen, deliver, clock }, stopping.signal);
const web = createWeb({ ...shared, worker, intake });
await listen(web, config.HOST, config.PORT, 'PORT');
[% if (mesh) { -%]
const fetching = config.MESH_URL ? fetchFromMesh({ ...shared, mesh, intake, clock }) : undefined;
[% } -%]
log('started', { address: `http://${addressOf(web)}` });
[% if (mllp) { -%]
const mllp = createMllp({ ...shared, intake, now: clock.now });
await listen(mllp, config.MLLP_HOST, config.MLLP_PORT, 'MLLP_PORT');
log('mllp-started', { address: `mllp://${addressOf(mllp)}` });
[% } -%]

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    log('stopping', { signal });
    stopping.abort();
  });
}

await worker.stopped;
[% if (mesh) { -%]
await fetching;
[% } -%]
await new Promise((resolve) => {
  web.close(resolve);
  web.closeIdleConnections();
});
await queue.close();
log('stopped');

/** Listens, or says that it cannot, and ends. */
async function listen(server: Server, host: string, port: number, variable: string): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening').catch(async (error: unknown) => {
    process.stderr.write(`${variable}: cannot listen on ${host} port ${port} (${codeOf(error)}).\n`);
    stopping.abort();
    await worker.stopped;
    await queue.close();
    process.exit(2);
  });
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Says what is wrong with the configuration, rather than where in the code it was noticed. */
function configured() {
  try {
    return readConfig(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'The configuration is wrong.'}\n`);
    process.exit(2);
  }
}
