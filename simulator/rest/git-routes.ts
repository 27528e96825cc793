import { z } from 'zod';
import type { FileContent, Files } from '../estate/content.ts';
import type { SampleRepository } from '../estate/repository.ts';
import type { Answer } from '../server/answer.ts';
import { failure, jsonAnswer } from '../server/answer.ts';
import { withRepository, type WritingRequest, type WritingRoute } from './writing.ts';
import type { WrittenCommit } from './written.ts';

const oid = z.string().regex(/^[0-9a-f]{40}$/);
const blob = z.object({ content: z.string(), encoding: z.enum(['utf-8', 'base64']).default('utf-8') });
const entry = z.object({
  path: z.string().regex(/^(?!\/)(?!.*(?:^|\/)(?:\.|\.\.|\.git)(?:\/|$)).+$/),
  mode: z.enum(['100644', '100755', '120000']),
  type: z.literal('blob'),
  sha: oid.nullish(),
  content: z.string().optional(),
});
const tree = z.object({ base_tree: oid.optional(), tree: z.array(entry).min(1) });
const commit = z.object({ message: z.string(), tree: oid, parents: z.array(oid).default([]) });
const newRef = z.object({ ref: z.string().startsWith('refs/heads/'), sha: oid });
const movedRef = z.object({ sha: oid, force: z.boolean().default(false) });

const git = '^/repos/(?<owner>[^/]+)/(?<name>[^/]+)/git';
const route = (
  method: string,
  path: string,
  answer: (repository: SampleRepository, asked: WritingRequest) => Answer,
): WritingRoute => ({
  kind: `rest:git/${path.split('/')[1]}${method === 'GET' ? '' : `:${method.toLowerCase()}`}`,
  method,
  path: new RegExp(`${git}${path}$`),
  answer: withRepository((repository, asked) => {
    const empty = repository.files().size === 0;
    return empty ? failure(409, 'Git Repository is empty.') : answer(repository, asked);
  }),
});

export const gitRoutes: readonly WritingRoute[] = [
  route('GET', '/ref/heads/(?<branch>.+)', (repository, { parts, forge }) => {
    const tip = forge.written.tip(repository, parts['branch'] ?? '');
    return tip === undefined
      ? failure(404, 'Not Found')
      : jsonAnswer(200, refJson(parts['branch'] ?? '', tip));
  }),
  route('GET', '/commits/(?<sha>[0-9a-f]{40})', (repository, { parts, forge }) => {
    const found = forge.written.commit(repository, parts['sha'] ?? '');
    return found ? jsonAnswer(200, commitJson(found)) : failure(404, 'Not Found');
  }),
  route('POST', '/blobs', (repository, { body, forge }) => {
    const { content, encoding } = blob.parse(body);
    const bytes = Buffer.from(content, encoding);
    return jsonAnswer(201, { sha: forge.written.addBlob(repository, bytes) });
  }),
  route('POST', '/trees', addTree),
  route('POST', '/commits', (repository, { body, forge }) => {
    const described = commit.parse(body);
    const known = described.parents.every((parent) => forge.written.commit(repository, parent));
    if (!known || !forge.written.files(repository, described.tree))
      return failure(422, 'Tree SHA does not exist');
    return jsonAnswer(201, commitJson(forge.written.addCommit(repository, described)));
  }),
  route('POST', '/refs', (repository, { body, forge }) => {
    const { ref, sha } = newRef.parse(body);
    const branch = ref.slice('refs/heads/'.length);
    if (forge.written.tip(repository, branch) !== undefined) return failure(422, 'Reference already exists');
    if (!forge.written.commit(repository, sha)) return failure(422, 'Object does not exist');
    forge.written.point(repository, branch, sha);
    return jsonAnswer(201, refJson(branch, sha));
  }),
  route('PATCH', '/refs/heads/(?<branch>.+)', (repository, { parts, body, forge }) => {
    const { sha, force } = movedRef.parse(body);
    const branch = parts['branch'] ?? '';
    const tip = forge.written.tip(repository, branch);
    if (tip === undefined) return failure(422, 'Reference does not exist');
    if (!forge.written.commit(repository, sha)) return failure(422, 'Object does not exist');
    if (!force && !forge.written.isAncestor(repository, tip, sha))
      return failure(422, 'Update is not a fast forward');
    forge.written.point(repository, branch, sha);
    return jsonAnswer(200, refJson(branch, sha));
  }),
  route('DELETE', '/refs/heads/(?<branch>.+)', (repository, { parts, forge }) => {
    const branch = parts['branch'] ?? '';
    const found = forge.written.of(repository).branches.delete(branch);
    return found ? { status: 204, headers: {}, body: '' } : failure(422, 'Reference does not exist');
  }),
];

function addTree(repository: SampleRepository, { body, forge }: WritingRequest): Answer {
  const { base_tree: baseOid, tree: entries } = tree.parse(body);
  const none: Files = new Map();
  const base = baseOid === undefined ? none : forge.written.files(repository, baseOid);
  if (!base) return failure(422, 'base_tree is not a tree oid');
  const changes: Record<string, FileContent | null> = {};
  for (const { path, mode, sha, content } of entries) {
    const bytes = content === undefined ? sha && forge.written.blob(repository, sha) : Buffer.from(content);
    if (sha === null && content === undefined) {
      if (!base.has(path)) return failure(422, 'GitRPC::BadObjectState');
      changes[path] = null;
    } else if (!bytes) return failure(422, `tree.sha ${sha} is not a valid blob`);
    else changes[path] = contentOf(mode, bytes);
  }
  const sha = forge.written.addTree(repository, base, changes);
  return jsonAnswer(201, { sha, truncated: false });
}

function contentOf(mode: string, bytes: Buffer): FileContent {
  if (mode === '100755') return { executable: bytes };
  return mode === '120000' ? { symlink: bytes.toString() } : bytes;
}

function refJson(branch: string, sha: string): Record<string, unknown> {
  return { ref: `refs/heads/${branch}`, object: { type: 'commit', sha } };
}

function commitJson({ oid: sha, tree: treeOid, parents, message }: WrittenCommit): Record<string, unknown> {
  return { sha, message, tree: { sha: treeOid }, parents: parents.map((parent) => ({ sha: parent })) };
}
