import { setTimeout as timer } from 'node:timers/promises';
import type { TreeFile } from '../../../domain/file-tree.ts';
import { gitModes } from '../../../git/modes.ts';
import { expectAnswer, refusal, withSha, type PublishResponse, type Send } from './publish-request.ts';

/** Bytes of content in one request: well within what GitHub takes. */
const maxAtOnce = 1_000_000;
/** How often, and after how many milliseconds, a repository that was made just now is asked again. */
const retryDelaysMs = [500, 1_000, 2_000];

export interface PublishTarget {
  owner: string;
  repo: string;
}

type Entry = { path: string; mode: string; type: 'blob'; sha?: string | null; content?: string };

/**
 * Writes files as git objects; nothing of it shows until a branch points there.
 *
 * @param base the tree the changes are made to; none begins with an empty one
 * @returns the id of the tree
 * @throws Problem `forbidden` that names the missing permission when GitHub refuses workflows
 */
export async function writeTree(
  send: Send,
  place: PublishTarget,
  {
    writes,
    deletions,
    base,
  }: { writes: ReadonlyMap<string, TreeFile>; deletions: readonly string[]; base?: string },
): Promise<string> {
  let tree = base;
  for (const files of batches([...writes])) {
    const entries: Entry[] = [];
    for (const [path, file] of files)
      entries.push({
        path,
        mode: gitModes[file.kind],
        type: 'blob',
        ...(await contentOf(send, place, file)),
      });
    tree = await addTree(send, place, entries, tree);
  }
  if (deletions.length > 0) {
    const gone = deletions.map((path): Entry => ({ path, mode: gitModes.file, type: 'blob', sha: null }));
    tree = await addTree(send, place, gone, tree);
  }
  return tree ?? '';
}

/** Text goes with the tree; what is not UTF-8 has to be written by itself. */
async function contentOf(
  send: Send,
  place: PublishTarget,
  { content }: TreeFile,
): Promise<Pick<Entry, 'sha' | 'content'>> {
  const bytes = Buffer.from(content);
  const text = bytes.toString('utf8');
  if (!bytes.includes(0) && Buffer.from(text).equals(bytes)) return { content: text };
  const body = { ...place, content: bytes.toString('base64'), encoding: 'base64' };
  const answer = await whenReady(() => send('POST /repos/{owner}/{repo}/git/blobs', body));
  return { sha: expectAnswer('Writing a file', answer, withSha).sha };
}

async function addTree(
  send: Send,
  place: PublishTarget,
  tree: readonly Entry[],
  base: string | undefined,
): Promise<string> {
  const body = { ...place, tree, ...(base === undefined ? {} : { base_tree: base }) };
  const answer = await whenReady(() => send('POST /repos/{owner}/{repo}/git/trees', body));
  const workflows = tree.some(({ path }) => path.startsWith('.github/workflows/'));
  if (workflows && (answer.status === 403 || answer.status === 404))
    throw refusal('Writing files', answer, scopeAdvice);
  return expectAnswer('Writing files', answer, withSha).sha;
}

/** GitHub says only “Not Found” to a token without it. */
const scopeAdvice =
  ' There are files in .github/workflows: besides writing contents, the token needs the “workflow” scope (classic), or the permission “Workflows: read and write” (fine-grained and apps).';

/** @returns the id of a commit that no branch is at yet */
export async function writeCommit(
  send: Send,
  place: PublishTarget,
  commit: { message: string; tree: string; parents: readonly string[] },
): Promise<string> {
  const answer = await send('POST /repos/{owner}/{repo}/git/commits', { ...place, ...commit });
  return expectAnswer('Writing the commit', answer, withSha).sha;
}

/** A repository just made is “empty” (409) until its first commit has reached every part of GitHub. */
async function whenReady(ask: () => Promise<PublishResponse>): Promise<PublishResponse> {
  for (const milliseconds of retryDelaysMs) {
    const answer = await ask();
    if (answer.status !== 409) return answer;
    await timer(milliseconds);
  }
  return ask();
}

function batches(files: [string, TreeFile][]): [string, TreeFile][][] {
  const found: [string, TreeFile][][] = [];
  let room = 0;
  for (const file of files) {
    const size = file[1].content.length;
    if (found.length === 0 || size > room) {
      found.push([]);
      room = maxAtOnce;
    }
    found.at(-1)?.push(file);
    room -= size;
  }
  return found;
}
