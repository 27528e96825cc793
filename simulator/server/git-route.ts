import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SampleRepository } from '../estate/repository.ts';
import { fullNameOf } from '../estate/estate.ts';
import type { GitServer } from '../git/git-server.ts';
import type { ForgeState } from './exchange.ts';
import type { Faults } from './faults.ts';
import type { Hooks } from './hooks.ts';

const gitPath = /^\/(?<owner>[^/]+)\/(?<name>[^/]+?)(?:\.git)?\/(?<service>info\/refs|git-upload-pack)$/;

/**
 * Answers git where the request is one; false where it is not. As at GitHub, a former name redirects, and a repository
 * that is private or not there asks for credentials. Faults `bad-gateway`, `429-retry-after`, `slow`, `cut-connection`
 * and `drop-connection` apply; the budgets of the API do not.
 */
export async function handleGit(
  request: IncomingMessage,
  response: ServerResponse,
  {
    state,
    faults,
    hooks,
    git,
  }: { state: ForgeState; faults: Faults; hooks: Hooks; git: GitServer | undefined },
): Promise<boolean> {
  const { method = 'GET', url: target = '/' } = request;
  const { pathname, search } = new URL(target, state.url);
  const { owner, name, service } = gitPath.exec(pathname)?.groups ?? {};
  if (!git || !owner || !name || !service) return false;
  const kind = `git:${service}`;
  const recorded = state.requests.record({ kind, method, path: target });
  await hooks.before(recorded);
  const fault = faults.next({ kind, pageSize: 0 });
  if (fault) recorded.fault = fault.kind;
  if (fault?.kind === 'drop-connection' || fault?.kind === 'cut-connection') {
    response.destroy();
    return true;
  }
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1_000));
  const refusal = fault && refusals[fault.kind];
  if (refusal) return ended(refusal, response, recorded);
  const found = open(state.estate.repository(owner, name));
  if (found?.blocked) return ended({ status: 451, headers: {} }, response, recorded);
  const moved = found ? undefined : open(state.estate.formerly(owner, name));
  if (found) Object.assign(recorded, await git.serve(found, service, request, response));
  else if (moved) {
    const location = `${state.url}/${fullNameOf(moved)}.git/${service}${search}`;
    return ended({ status: 301, headers: { location } }, response, recorded);
  } else return ended(unknownRepository, response, recorded);
  return true;
}

interface Refusal {
  status: number;
  headers: Record<string, string>;
}

const unknownRepository: Refusal = { status: 401, headers: { 'www-authenticate': 'Basic realm="GitHub"' } };

const refusals: Partial<Record<string, Refusal>> = {
  'bad-gateway': { status: 502, headers: {} },
  '429-retry-after': { status: 429, headers: { 'retry-after': '1' } },
};

function ended({ status, headers }: Refusal, response: ServerResponse, recorded: { status?: number }): true {
  recorded.status = status;
  response.writeHead(status, { ...headers, 'content-length': '0' }).end();
  return true;
}

function open(repository: SampleRepository | undefined): SampleRepository | undefined {
  return repository?.visibility === 'public' ? repository : undefined;
}
