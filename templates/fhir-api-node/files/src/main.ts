import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { log } from './log.ts';
import { readSpecification } from './specification.ts';

const config = readConfig(process.env);
const app = await createApp({ specification: await readSpecification(), publicUrl: config.publicUrl, log });
const server = app.listen(config.port, (error) => {
  if (error) throw error;
  log('started', { url: config.publicUrl });
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    log('stopping', { signal });
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 5000).unref();
  });
}
