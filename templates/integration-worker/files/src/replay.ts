import { readConfig } from './config.ts';
import { openQueue } from './queue.ts';

const [receipt, ...others] = process.argv.slice(2);
if (receipt === undefined || others.length > 0) {
  process.stdout.write('Puts dead letters back into the inbox.\n\nnpm run replay -- <receipt>, or --all\n');
  process.exit(2);
}
const config = readConfig(process.env);
const queue = await openQueue(config.DATA, { lease: config.LEASE_MS, settle: config.SETTLE_MS });
const count = await queue.replay(receipt === '--all' ? undefined : receipt);
await queue.close();
process.stdout.write(`${count} put back into the inbox.\n`);
process.exitCode = count === 0 ? 1 : 0;
