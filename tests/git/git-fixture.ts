import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../src/base/log.ts';
import { openTreeReader, type GitReader, type GitReaderOptions } from '../../src/forge/git/tree-reader.ts';

/** A folder of the test's own, removed with all it holds. */
export function aFolder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'git-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

const environment = {
  PATH: process.env['PATH'],
  HOME: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_AUTHOR_DATE: '1763892000 +0000',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
  GIT_COMMITTER_DATE: '1763892000 +0000',
};

export function git(folder: string, args: readonly string[], input?: string | Buffer): string {
  return execFileSync('git', ['-C', folder, ...args], {
    env: environment,
    input,
    stdio: 'pipe',
    maxBuffer: 1e9,
  }).toString();
}

export interface Content {
  path: string | Buffer;
  content: string | Buffer;
  mode?: '100644' | '100755' | '120000' | '160000';
}

/** Makes a bare repository with one commit of these files on `branch`, and HEAD there. */
export function aRepository(
  folder: string,
  files: readonly Content[],
  { branch = 'main', format = 'sha1' } = {},
): string {
  git(folder, ['init', '--quiet', '--bare', `--object-format=${format}`, `--initial-branch=${branch}`, '.']);
  const parts: (string | Buffer)[] = [
    `commit refs/heads/${branch}\ncommitter A <a@example.org> 1763892000 +0000\ndata 1\nx\n`,
  ];
  for (const { path, content, mode = '100644' } of files) {
    if (mode === '160000') {
      parts.push(`M 160000 ${content.toString()} `, path, '\n');
      continue;
    }
    parts.push(`M ${mode} inline `, path, `\ndata ${Buffer.byteLength(content)}\n`, content, '\n');
  }
  git(
    folder,
    ['fast-import', '--quiet', '--date-format=raw'],
    Buffer.concat(parts.map((part) => Buffer.from(part))),
  );
  return folder;
}

export const everyProtocol = ['https', 'http', 'file'];

export function aReader(overrides: Partial<GitReaderOptions> = {}): GitReader {
  const limits = { milliseconds: 30_000, bytes: 100_000_000, entries: 100_000 };
  return openTreeReader({ protocols: everyProtocol, limits, log: silentLog, ...overrides });
}

export const always = new AbortController().signal;
export const nothingKnown = async () => new Set<string>();

/** Processes that name this text on their command line or run in a folder of it. */
export function processesOf(text: string): string[] {
  return execFileSync('ps', ['-eo', 'args'])
    .toString()
    .split('\n')
    .filter((line) => line.includes(text) && !line.startsWith('ps '));
}

export function leftIn(folder: string): string[] {
  return readdirSync(folder);
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Server extends AsyncDisposable {
  url: string;
  requests: string[];
}

export async function serve(handler: Handler): Promise<Server> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Serves the repositories in a folder as git's own `http-backend` does. */
export function gitServer(folder: string, { protocol = 2 } = {}): Handler {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const backend = spawn('git', ['http-backend'], {
      env: {
        ...environment,
        GIT_PROJECT_ROOT: folder,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_PROTOCOL: protocol === 2 ? String(request.headers['git-protocol'] ?? '') : '',
        REQUEST_METHOD: request.method,
        PATH_INFO: decodeURIComponent(url.pathname),
        QUERY_STRING: url.search.slice(1),
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      },
    });
    backend.stdin.on('error', () => {});
    request.pipe(backend.stdin);
    const chunks: Buffer[] = [];
    backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    backend.on('close', () => answer(Buffer.concat(chunks), response));
  };
}

function answer(output: Buffer, response: ServerResponse): void {
  const end = output.indexOf('\r\n\r\n');
  const headers = output
    .toString('latin1', 0, end)
    .split('\r\n')
    .map((line) => line.split(': ') as [string, string]);
  const status = headers.find(([name]) => name === 'Status')?.[1];
  response.writeHead(
    status ? Number.parseInt(status, 10) : 200,
    Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
  );
  response.end(output.subarray(end + 4));
}
