import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { Health } from './health.ts';

interface Running {
  server: Server;
  log: Logger;
  health: Health;
  /** How long requests may take to finish. */
  seconds: number;
}

/** When the service is asked to stop, it says that it is not ready, takes no new connections and finishes what it began. */
export function stopGracefully({ server, log, health, seconds }: Running): void {
  const stop = (signal: string) => {
    if (health.stopping) return;
    health.stopping = true;
    log.info({ signal }, 'stopping');
    const impatience = setTimeout(() => {
      log.warn('some requests did not finish');
      server.closeAllConnections();
    }, seconds * 1000);
    server.close(() => {
      clearTimeout(impatience);
      log.info('stopped');
    });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
