import type { MergeConflict, MergeConflictKind } from '../domain/file-tree.ts';

export interface MergeOutput {
  /** Object id of the merged tree. */
  tree: string;
  conflicts: MergeConflict[];
  stages: StageEntry[];
}

/** An entry of the index that the merge would leave. */
export interface StageEntry {
  path: string;
  stage: 1 | 2 | 3;
  mode: string;
  oid: string;
}

/** Git's names of conflicts, which its documentation keeps stable, as ours. */
const kinds: Readonly<Record<string, MergeConflictKind>> = {
  'CONFLICT (contents)': 'both-changed',
  'CONFLICT (binary)': 'binary',
  'CONFLICT (file/directory)': 'in-the-way',
  'CONFLICT (distinct modes)': 'in-the-way',
  'CONFLICT (rename/rename)': 'both-moved',
  'CONFLICT (rename involved in collision)': 'both-moved',
  'CONFLICT (rename/delete)': 'moved-and-removed',
};

/**
 * Reads `git merge-tree --write-tree -z --messages` (git-merge-tree(1), “OUTPUT”): the tree, the stages of files in
 * conflict, and messages. Every conflict that git reports is included.
 */
export function parseMergeOutput(output: Buffer): MergeOutput {
  const [head = '', ...rest] = output.toString('utf8').split('\0');
  const end = rest.indexOf('');
  const entries = (end === -1 ? rest : rest.slice(0, end)).flatMap((line) => parseStage(line) ?? []);
  const stages = stagesOf(entries);
  const conflicts = end === -1 ? [] : conflictsIn(rest.slice(end + 1), stages);
  const reported = new Set(conflicts.flatMap(({ paths }) => paths));
  const others = [...stages.keys()].filter((path) => !reported.has(path));
  return {
    tree: head,
    stages: entries,
    conflicts: [...conflicts, ...others.map((path): MergeConflict => ({ kind: 'other', paths: [path] }))],
  };
}

/** `<mode> <oid> <stage>\t<path>` */
function parseStage(line: string): StageEntry | undefined {
  const tab = line.indexOf('\t');
  const [mode = '', oid = '', stage] = line.slice(0, tab).split(' ');
  return stage === '1' || stage === '2' || stage === '3'
    ? { path: line.slice(tab + 1), mode, oid, stage: Number(stage) as StageEntry['stage'] }
    : undefined;
}

function stagesOf(entries: readonly StageEntry[]): Map<string, string> {
  const stages = new Map<string, string>();
  for (const { path, stage } of entries) stages.set(path, `${stages.get(path) ?? ''}${stage}`);
  return stages;
}

/** Each message: how many paths, the paths, its type, its words. The first about a path is the one that counts. */
function conflictsIn(fields: readonly string[], stages: ReadonlyMap<string, string>): MergeConflict[] {
  const conflicts = new Map<string, MergeConflict>();
  for (let at = 0; at < fields.length;) {
    const count = Number(fields[at]);
    const [first, ...others] = fields.slice(at + 1, at + 1 + count);
    const type = fields[at + 1 + count] ?? '';
    at += count + 3;
    if (first === undefined || !type.startsWith('CONFLICT')) continue;
    const paths: MergeConflict['paths'] = [first, ...others];
    if (!conflicts.has(first)) conflicts.set(first, { kind: kindOf(type, stages.get(first) ?? ''), paths });
  }
  return [...conflicts.values()];
}

function kindOf(type: string, stages: string): MergeConflictKind {
  if (type === 'CONFLICT (modify/delete)')
    return stages.includes('2') ? 'removed-in-theirs' : 'removed-in-ours';
  const kind = kinds[type] ?? 'other';
  return kind === 'both-changed' && !stages.includes('1') ? 'both-added' : kind;
}
