/** What a path holds: text (UTF-8), bytes, a program, a symbolic link, or a submodule (the commit it points to). */
export type FileContent =
  string | Buffer | { executable: Buffer } | { symlink: string } | { submodule: string };

/** The files of one repository by path from the root, `/` between folders. */
export type Files = ReadonlyMap<string, FileContent>;

/** Files as they are written down in code: `null` deletes a path in a push. */
export type FileChanges = Readonly<Record<string, FileContent | null>>;

export type FileMode = 0o100644 | 0o100755 | 0o120000 | 0o160000;

export function modeOf(content: FileContent): FileMode {
  if (typeof content === 'string' || Buffer.isBuffer(content)) return 0o100644;
  if ('executable' in content) return 0o100755;
  return 'symlink' in content ? 0o120000 : 0o160000;
}

/** The bytes git stores for a path; a submodule has none. */
export function bytesOf(content: FileContent): Buffer {
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  if (Buffer.isBuffer(content)) return content;
  if ('executable' in content) return content.executable;
  return Buffer.from('symlink' in content ? content.symlink : '', 'utf8');
}

export function changedFiles(files: Files, changes: FileChanges): Files {
  const changed = new Map(files);
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) changed.delete(path);
    else changed.set(path, content);
  }
  return changed;
}
