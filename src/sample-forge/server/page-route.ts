import type { Snapshot } from '../estate/git-objects.ts';
import type { SampleRepository } from '../estate/repository.ts';
import { fullNameOf } from '../estate/estate.ts';
import { decodedText } from '../graphql/decoded-text.ts';
import type { Answer } from './answer.ts';
import type { ForgeState, Identified } from './exchange.ts';

const pagePath = /^\/(?<owner>[^/]+)\/(?<name>[^/]+)(?:\/(?:blob|tree|raw)\/[^/]+\/(?<file>.+))?\/?$/;

/**
 * The pages that people reach by a repository's address: what it is and which files it holds, and each file as plain
 * text, so that links of the demonstration lead somewhere. Undefined where there is no such repository.
 */
export function pageRequest(
  method: string,
  path: string,
  { estate, url }: ForgeState,
): Identified | undefined {
  const { owner, name, file } = pagePath.exec(path)?.groups ?? {};
  if (method !== 'GET' || !owner || !name) return undefined;
  const found = open(estate.repository(decodeURIComponent(owner), decodeURIComponent(name)));
  const moved = found ? undefined : open(estate.formerly(owner, name));
  if (moved) return page({ status: 301, headers: { location: `${url}/${fullNameOf(moved)}` }, body: '' });
  if (!found) return undefined;
  const snapshot = estate.snapshot(found);
  return page(plain(file ? fileText(decodeURIComponent(file), snapshot) : overview(found, snapshot, url)));
}

function page(answer: Answer): Identified {
  return { kind: 'page', pageSize: 0, answer: async () => answer };
}

/** Never HTML: the samples hold hostile texts. */
function plain(body: string | undefined): Answer {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
  return { status: body === undefined ? 404 : 200, headers, body: body ?? 'There is no such file.\n' };
}

function overview(repository: SampleRepository, { paths, objects }: Snapshot, url: string): string {
  const files = [...paths]
    .filter(([, oid]) => objects.get(oid)?.kind === 'blob')
    .map(([path]) => `  ${path}`);
  const { description } = repository.facts();
  return [
    fullNameOf(repository),
    ...(description ? ['', description] : []),
    '',
    'A repository of the sample forge: it is on this machine only.',
    '',
    `git clone ${url}/${fullNameOf(repository)}.git`,
    '',
    files.length > 0 ? 'Files:' : 'It is empty.',
    ...files.sort(),
    '',
  ].join('\n');
}

function fileText(path: string, { paths, objects }: Snapshot): string | undefined {
  const found = objects.get(paths.get(path) ?? '');
  if (found?.kind === 'tree') return `${found.entries.map(({ name }) => name).join('\n')}\n`;
  return found && (decodedText(found.content) ?? 'This file is not text.\n');
}

function open(repository: SampleRepository | undefined): SampleRepository | undefined {
  return repository?.visibility === 'public' ? repository : undefined;
}
