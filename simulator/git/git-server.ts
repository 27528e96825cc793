import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Dataset } from '../estate/estate.ts';
import type { SampleRepository } from '../estate/repository.ts';
import { createBareRepository, importCommit, pointHead } from './bare-repository.ts';
import { relayCgi } from './relay-cgi.ts';

/** Serves an estate's repositories over git's smart HTTP, each built in a temporary folder when it is first asked for. */
export class GitServer {
  readonly #estate: Dataset;
  #workplace: Promise<{ folder: string; programs: string }> | undefined;
  /** Per repository id, the commit that is on disk, or is being written. */
  readonly #written = new Map<number, { state: string; ready: Promise<void> }>();

  constructor(estate: Dataset) {
    this.#estate = estate;
  }

  /**
   * Answers a request for a repository through `git http-backend`.
   *
   * @param service what follows the repository's address: `info/refs`, `git-upload-pack`
   * @returns the status and bytes sent
   */
  async serve(
    repository: SampleRepository,
    service: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<{ status: number; bytes: number }> {
    this.#workplace ??= openWorkplace();
    const { folder, programs } = await this.#workplace;
    const name = `${repository.id}.git`;
    await this.#prepare(repository, join(folder, name), join(programs, 'git'));
    const child = spawn(join(programs, 'git-http-backend'), [], {
      env: {
        PATH: programs,
        HOME: folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_PROJECT_ROOT: folder,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: `/${name}/${service}`,
        QUERY_STRING: new URL(request.url ?? '/', 'http://localhost').search.slice(1),
        REQUEST_METHOD: request.method ?? 'GET',
        REMOTE_ADDR: '127.0.0.1',
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    return relayCgi(child, request, response);
  }

  async close(): Promise<void> {
    if (this.#workplace) await rm((await this.#workplace).folder, { recursive: true, force: true });
  }

  /** One writer at a time for each repository; a change of branch or commit is written when it is asked for. */
  async #prepare(repository: SampleRepository, folder: string, git: string): Promise<void> {
    const { commit } = this.#estate.snapshot(repository);
    const { defaultBranch: branch, latestRelease } = repository.facts();
    const state = `${branch} ${commit?.oid}`;
    const known = this.#written.get(repository.id);
    if (known?.state === state) return known.ready;
    const tag = latestRelease?.tag ?? null;
    const files = repository.files();
    const write = async () => {
      await known?.ready;
      if (!known) await createBareRepository(folder, branch);
      if (commit) await importCommit(git, folder, { files, branch, at: commit.at, tag });
      await pointHead(folder, branch);
    };
    const ready = write();
    this.#written.set(repository.id, { state, ready });
    return ready;
  }
}

async function openWorkplace(): Promise<{ folder: string; programs: string }> {
  const { stdout } = await promisify(execFile)('git', ['--exec-path']);
  return { folder: await mkdtemp(join(tmpdir(), 'sample-forge-')), programs: stdout.trim() };
}
