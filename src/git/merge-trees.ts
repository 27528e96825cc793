import { randomBytes } from 'node:crypto';
import type {
  FileTree,
  MergeConflict,
  MergeRequest,
  MergeStage,
  TreeFile,
  TreeMerge,
} from '../domain/file-tree.ts';
import { parseMergeOutput } from './merge-output.ts';
import { fileKindOf } from './modes.ts';
import { withMergeRepository, type MergeRepository } from './merge-repository.ts';

/** A folder that one side moved takes with it what the other side put into it. */
const settings = [
  '-c',
  'merge.renames=true',
  '-c',
  'merge.directoryRenames=true',
  '-c',
  'merge.conflictStyle=merge',
];

/**
 * Merges three trees with git, renamed files and folders included.
 *
 * Throws a Problem `invalid` when git is missing, too old or fails, and the signal's own reason when aborted.
 */
export async function mergeTrees(request: MergeRequest, signal: AbortSignal): Promise<TreeMerge> {
  // Names that no file holds: so what git writes can be distinguished from people's own text.
  const nonce = randomBytes(12).toString('hex');
  const names = { ours: `ours-${nonce}`, theirs: `theirs-${nonce}` };
  const commits = [
    { branch: 'base', files: request.base },
    { branch: names.ours, files: request.ours, parent: 'base' },
    { branch: names.theirs, files: request.theirs, parent: 'base' },
  ];
  return withMergeRepository(commits, signal, async (repository) => {
    const args = [...settings, 'merge-tree', '--write-tree', '-z', '--messages', names.ours, names.theirs];
    const merged = parseMergeOutput(await repository.git(args, { answers: [0, 1] }));
    const { found, removed } = await changesBetween(repository, names.ours, merged.tree);
    const oids = [...found, ...merged.stages].map(({ oid }) => oid);
    const contents = await repository.contents([...new Set(oids)]);
    const fileOf = ({ mode, oid }: { mode: string; oid: string }): TreeFile => ({
      kind: fileKindOf(mode),
      content: contents.get(oid) ?? new Uint8Array(),
    });
    const changed = new Map(found.map((entry) => [entry.path, fileOf(entry)]));
    const stages = merged.stages.map((entry): MergeStage => {
      const { path, stage } = entry;
      return { path, stage, file: fileOf(entry) };
    });
    const { conflicts } = merged;
    return named({ changed, removed, conflicts, stages }, { names, labels: request.labels });
  });
}

interface ChangedEntry {
  path: string;
  mode: string;
  oid: string;
}

async function changesBetween(
  repository: MergeRepository,
  before: string,
  after: string,
): Promise<{ found: ChangedEntry[]; removed: string[] }> {
  const fields = (await repository.git(['diff-tree', '-r', '-z', '--no-renames', before, after]))
    .toString('utf8')
    .split('\0');
  const removed: string[] = [];
  const found: ChangedEntry[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const path = fields[at + 1] ?? '';
    const [, mode = '', , oid = '', status] = (fields[at] ?? '').split(' ');
    if (status === 'D') removed.push(path);
    else found.push({ path, mode, oid });
  }
  return { found, removed };
}

interface Naming {
  names: MergeRequest['labels'];
  labels: MergeRequest['labels'];
}

/** Puts the labels where git wrote the names of the branches: in conflict markers, and behind `~` in paths. */
function named({ changed, removed, conflicts, stages }: TreeMerge, naming: Naming): TreeMerge {
  const files = [...changed].map(([path, file]): [string, TreeFile] => [
    namedPath(path, naming.names),
    { ...file, content: namedContent(file.content, naming) },
  ]);
  return {
    changed: new Map(files) satisfies FileTree,
    removed,
    conflicts: conflicts.map(renamed),
    stages: stages.map((each) => ({ ...each, path: namedPath(each.path, naming.names) })),
  };

  function renamed({ kind, paths: [first, ...others] }: MergeConflict): MergeConflict {
    return {
      kind,
      paths: [namedPath(first, naming.names), ...others.map((path) => namedPath(path, naming.names))],
    };
  }
}

/** `docs~ours-…`: what git calls a file that cannot keep its name. */
function namedPath(path: string, { ours, theirs }: Naming['names']): string {
  return path.replaceAll(ours, 'yours').replaceAll(theirs, 'template');
}

function namedContent(content: Uint8Array, { names, labels }: Naming): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!bytes.includes(names.ours) && !bytes.includes(names.theirs)) return content;
  // latin1 keeps every byte as it is, whatever the file's encoding.
  const latin1 = (text: string) => Buffer.from(text).toString('latin1');
  return Buffer.from(
    bytes
      .toString('latin1')
      .replaceAll(names.ours, () => latin1(labels.ours))
      .replaceAll(names.theirs, () => latin1(labels.theirs)),
    'latin1',
  );
}
