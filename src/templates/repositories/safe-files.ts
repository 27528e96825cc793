import { recordPath } from '../../lineage/service-record.ts';
import type { RepositoryTree } from '../../domain/template-repository.ts';
import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import { sortTree } from '../../git/file-tree.ts';
import { keyOf, stagingFolder, undoFolder, wrongWithNames } from '../planning/paths.ts';
import { Places } from '../planning/places.ts';
import { linksWithin } from './links-within.ts';

/** What was not taken over as it is. */
export interface CopyWarning {
  path: string;
  /** The end of a sentence that begins with the path. */
  why: string;
}

const maxPathLength = 1000;
const maxNameBytes = 255;

/**
 * The files of somebody else's repository that can be written on every machine and stay inside their folder, byte for
 * byte. Everything else is left out, with a warning. Pure.
 */
export function safeFiles({ files, submodules, unnameable }: RepositoryTree): {
  files: FileTree;
  warnings: CopyWarning[];
} {
  const warnings: CopyWarning[] = [
    ...submodules.map((path) => ({ path, why: 'is a submodule, which is another repository: left out' })),
    ...unnameable.map((path) => ({ path, why: 'has a name that is not UTF-8: left out' })),
  ];
  const leaveOut = (path: string, why: string) => void warnings.push({ path, why: `${why}: left out` });
  const taken = new Places();
  const kept = new Map<string, TreeFile>();
  for (const [path, file] of sortTree(files)) {
    const wrong = wrongWithForeignPath(path) ?? wrongWithPlace(path, taken);
    if (wrong !== undefined) {
      leaveOut(path, wrong);
      continue;
    }
    taken.add(path);
    kept.set(path, file);
    if (file.kind !== 'symlink' && isLfsPointer(file.content)) warnings.push({ path, why: lfsPointer });
  }
  const within = linksWithin(kept);
  for (const [path, { kind }] of kept) {
    if (kind !== 'symlink' || within.has(path)) continue;
    leaveOut(path, 'is a link that leads out of the folder, or nowhere');
    kept.delete(path);
  }
  return { files: kept, warnings: warnings.sort((one, other) => (one.path < other.path ? -1 : 1)) };
}

function wrongWithPlace(path: string, taken: Places): string | undefined {
  const other = taken.clashWith(path);
  if (other === undefined) return undefined;
  return other === path
    ? 'is a file and a folder on some machines'
    : `cannot be kept beside ${other} on some machines`;
}

/** As `wrongWithPath` for our own templates, for people who write in any language. */
function wrongWithForeignPath(path: string): string | undefined {
  const names = path.split('/');
  if (path.length > maxPathLength || names.some((name) => Buffer.byteLength(name) > maxNameBytes))
    return 'has a name or path that is too long for some machines';
  if (/[\p{Cc}\p{Cf}\p{Co}\u2028\u2029<>:"|?*\\]/u.test(path))
    return 'has a name with characters that are invisible or not allowed on Windows';
  const [first = ''] = names;
  if (keyOf(path) === recordPath) return 'is the record of what the template itself was made from';
  // Setting a property of this name does something else in JavaScript, and so in what makes our zip archives.
  if (path === '__proto__') return 'has a name that some programs take for something else';
  if ([stagingFolder, undoFolder].includes(keyOf(first))) return 'has a name that upgrades use';
  return wrongWithNames(path);
}

const lfsPointer = 'is a Git LFS pointer: fetch the file itself from the template’s repository with Git LFS';

/** Pointers are text of under 1,024 bytes that begins so (git-lfs, docs/spec.md). */
function isLfsPointer(content: Uint8Array): boolean {
  return content.length < 1024 && Buffer.from(content).toString('latin1').startsWith(lfsBeginning);
}

const lfsBeginning = 'version https://git-lfs.github.com/spec/v1\n';
