import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a Meilisearch server for tests is. */
export interface TestServer {
  url: string;
  key: string | undefined;
}

/** Said where a test that needs a server is skipped. */
export const noServer =
  'skipped: no Meilisearch at MEILISEARCH_TEST_URL and no meilisearch program on the PATH';

const program = process.env['MEILISEARCH_TEST_PROGRAM'] ?? 'meilisearch';

/** Whether a server can be started here. */
export function hasProgram(): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** The server that the environment names. */
export function namedServer(): TestServer | undefined {
  const url = process.env['MEILISEARCH_TEST_URL'];
  return url ? { url, key: process.env['MEILISEARCH_TEST_KEY'] } : undefined;
}

/** A server of its own, which can be killed and started again over the same data. */
export class OwnServer implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'meilisearch-'));
  #child: ChildProcess | undefined;
  #port = 0;

  get access(): TestServer {
    return { url: `http://127.0.0.1:${this.#port}`, key: undefined };
  }

  async start(): Promise<void> {
    this.#port ||= await freePort();
    const places = ['--http-addr', `127.0.0.1:${this.#port}`, '--db-path', join(this.#folder, 'data')];
    const args = [...places, '--dump-dir', join(this.#folder, 'dumps'), '--no-analytics'];
    this.#child = spawn(program, args, { stdio: 'ignore', cwd: this.#folder });
    for (;;) {
      const answer = await fetch(`${this.access.url}/health`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    this.#child = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
