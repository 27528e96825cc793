import type { Dataset } from '../estate/estate.ts';
import type { GitBlob, GitEntry, GitTree, Snapshot } from '../estate/git-objects.ts';
import { commitMessage } from '../estate/git-objects.ts';
import type { SampleRepository } from '../estate/repository.ts';
import { decodedText } from './decoded-text.ts';

/** Text beyond this is cut, as GitHub does. */
const maxText = 512_000;

/** Finds what `object(expression:)` or `object(oid:)` names; null when there is none, as at GitHub. */
export function gitObject(
  { expression, oid }: { expression?: string | null; oid?: string | null },
  repository: SampleRepository,
  estate: Dataset,
) {
  const snapshot = estate.snapshot(repository);
  if (oid) return byOid(oid, snapshot);
  const [, revision = '', path] = /^([^:]*)(?::(.*))?$/s.exec(expression ?? '') ?? [];
  const known = ['HEAD', snapshot.commit?.oid, repository.facts().defaultBranch];
  if (!snapshot.commit) return null;
  if (!known.includes(revision.replace(/^refs\/heads\//, ''))) {
    return path === undefined ? byOid(revision, snapshot) : null;
  }
  if (path === undefined) return commitNode(snapshot.commit, snapshot);
  const found = snapshot.paths.get(path.replace(/\/$/, ''));
  return found === undefined ? null : byOid(found, snapshot);
}

export function commitNode({ oid, at }: NonNullable<Snapshot['commit']>, snapshot: Snapshot) {
  const date = new Date(at).toISOString().replace('.000Z', 'Z');
  return {
    __typename: 'Commit',
    id: `C_${oid}`,
    oid,
    abbreviatedOid: oid.slice(0, 7),
    committedDate: date,
    authoredDate: date,
    message: commitMessage.trim(),
    messageHeadline: commitMessage.trim(),
    tree: () => byOid(snapshot.paths.get('') ?? '', snapshot),
  };
}

function byOid(oid: string, snapshot: Snapshot) {
  if (oid === snapshot.commit?.oid) return commitNode(snapshot.commit, snapshot);
  const found = snapshot.objects.get(oid);
  if (!found) return null;
  return found.kind === 'tree' ? treeNode(found, snapshot) : blobNode(found);
}

function treeNode({ oid, entries }: GitTree, snapshot: Snapshot) {
  return {
    __typename: 'Tree',
    id: `T_${oid}`,
    oid,
    abbreviatedOid: oid.slice(0, 7),
    entries: () => entries.map((entry) => new TreeEntryNode(entry, snapshot)),
  };
}

class TreeEntryNode {
  readonly #snapshot: Snapshot;
  readonly name: string;
  readonly path: string;
  readonly mode: number;
  readonly type: string;
  readonly oid: string;
  readonly size: number;
  readonly isGenerated = false;

  constructor({ name, path, mode, type, oid, size }: GitEntry, snapshot: Snapshot) {
    this.#snapshot = snapshot;
    this.name = name;
    this.path = path;
    this.mode = mode;
    this.type = type;
    this.oid = oid;
    this.size = size;
  }

  get nameRaw() {
    return Buffer.from(this.name).toString('base64');
  }

  get extension() {
    return /\.[^./]+$/.exec(this.name)?.[0] ?? '';
  }

  object() {
    return byOid(this.oid, this.#snapshot);
  }
}

const blobNodes = new WeakMap<GitBlob, ReturnType<typeof describedBlob>>();

function blobNode(blob: GitBlob) {
  const node = blobNodes.get(blob) ?? describedBlob(blob);
  blobNodes.set(blob, node);
  return node;
}

function describedBlob({ oid, content }: GitBlob) {
  const text = decodedText(content);
  const isTruncated = text !== null && Buffer.byteLength(text) > maxText;
  return {
    __typename: 'Blob',
    id: `B_${oid}`,
    oid,
    abbreviatedOid: oid.slice(0, 7),
    byteSize: content.length,
    isBinary: text === null,
    isTruncated,
    text: isTruncated ? cut(text) : text,
  };
}

/** Cuts at a whole character, so that the result is text still. */
function cut(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.from(text).subarray(0, maxText), {
    stream: true,
  });
}
