import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readConfig } from './config.ts';
import { deliverByHttp, deliverToFolder } from './deliver.ts';
import { readMessage } from './format.ts';
import { log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { openQueue } from './queue.ts';
import { openSeen } from './seen.ts';
import { createWeb } from './web.ts';
import { startWorker } from './worker.ts';

const config = readConfig(process.env);
const stopping = new AbortController();
const metrics = createMetrics();
const queue = await openQueue(config.DATA, { lease: config.LEASE_MS, settle: config.SETTLE_MS });
const seen = await openSeen(config.DATA);
const deliver = config.DESTINATION_URL
  ? deliverByHttp(config.DESTINATION_URL, config.DESTINATION_TIMEOUT_MS)
  : await deliverToFolder(join(config.DATA, 'out'));

const shared = { queue, read: readMessage, metrics, log, config };
const worker = startWorker({ ...shared, seen, deliver }, stopping.signal);
const web = createWeb({ ...shared, worker, stop: stopping.signal });
web.listen(config.PORT, config.HOST, () => {
  const { address, family, port } = web.address() as AddressInfo;
  log('started', { address: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}` });
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    log('stopping', { signal });
    stopping.abort();
  });
}

await worker.stopped;
await new Promise((resolve) => {
  web.close(resolve);
  web.closeIdleConnections();
});
await queue.close();
log('stopped');
