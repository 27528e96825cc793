import { bytesOf, type FileContent, type Files } from '../estate/content.ts';
import type { Snapshot } from '../estate/git-objects.ts';
import type { SampleRepository } from '../estate/repository.ts';
import { fullNameOf } from '../estate/estate.ts';
import { decodedText } from '../graphql/decoded-text.ts';
import type { Answer } from './answer.ts';
import type { ForgeState, Identified } from './exchange.ts';

const pullPath = /^\/(?<owner>[^/]+)\/(?<name>[^/]+)\/pull\/(?<number>\d+)\/?$/;
const pagePath = /^\/(?<owner>[^/]+)\/(?<name>[^/]+)(?:\/(?:blob|tree|raw)\/[^/]+\/(?<file>.+))?\/?$/;

/**
 * The pages that people reach by a repository's address: what it is and which files it holds, each file and each pull
 * request, as plain text, so that links of the demonstration lead somewhere. Undefined where there is no such repository.
 */
export function pageRequest(method: string, path: string, state: ForgeState): Identified | undefined {
  const { estate, url } = state;
  const pull = pullPath.exec(path)?.groups;
  if (method === 'GET' && pull) return pullPage(pull, state);
  const { owner, name, file } = pagePath.exec(path)?.groups ?? {};
  if (method !== 'GET' || !owner || !name) return undefined;
  const found = open(estate.repository(decodeURIComponent(owner), decodeURIComponent(name)));
  const moved = found ? undefined : open(estate.formerly(owner, name));
  if (moved) return page({ status: 301, headers: { location: `${url}/${fullNameOf(moved)}` }, body: '' });
  if (!found) return undefined;
  const snapshot = estate.snapshot(found);
  return page(plain(file ? fileText(decodeURIComponent(file), snapshot) : overview(found, snapshot, url)));
}

function pullPage(
  { owner = '', name = '', number }: Partial<Record<string, string>>,
  { estate, written }: ForgeState,
): Identified | undefined {
  const repository = open(estate.repository(decodeURIComponent(owner), decodeURIComponent(name)));
  const pull = repository && written.of(repository).pulls.find((one) => one.number === Number(number));
  if (!pull) return undefined;
  const filesOn = (branch: string): Files => {
    const commit = written.commit(repository, written.tip(repository, branch) ?? '');
    return written.files(repository, commit?.tree ?? '') ?? new Map<string, FileContent>();
  };
  const [before, after] = [filesOn(pull.base), filesOn(pull.head)];
  const bytes = (content: FileContent | undefined) => (content === undefined ? null : bytesOf(content));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((file) => {
    const [one, other] = [bytes(before.get(file)), bytes(after.get(file))];
    return one === null || other === null || !one.equals(other);
  });
  const lines = changed.sort().map((file) => `  ${after.has(file) ? file : `${file} (deleted)`}`);
  const heading = `${fullNameOf(repository)}, pull request ${pull.number} (${pull.state}): ${pull.title}`;
  const branches = `From ${pull.head} into ${pull.base}`;
  return page(plain([heading, branches, '', pull.body, 'Files:', ...lines, ''].join('\n')));
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
