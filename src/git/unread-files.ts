import { randomBytes } from 'node:crypto';
import type { TreeFile } from '../domain/file-tree.ts';

/** Files that stand in a tree by name alone, and how to find them in what comes of it. */
export interface UnreadFiles {
  /** A file in place of one whose content is not known. No two are the same. */
  standIn(path: string, kind: TreeFile['kind']): TreeFile;
  /** The files whose stand-ins are in some others, whole or as a part: these have to be read. */
  within(files: Iterable<TreeFile>): string[];
}

/** Pictures and data that no version of a template touches are as many bytes as anybody likes; a merge needs their names. */
export function createUnreadFiles(): UnreadFiles {
  const word = `unread-${randomBytes(12).toString('hex')}`;
  const pattern = new RegExp(`${word} (\\d+);`, 'g');
  const paths: string[] = [];
  return {
    standIn: (path, kind) => ({ kind, content: Buffer.from(`${word} ${paths.push(path) - 1};\n`) }),
    within(files) {
      const found = new Set<string>();
      for (const { content } of files) {
        const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
        if (paths.length === 0 || !bytes.includes(word)) continue;
        for (const [, at] of bytes.toString('latin1').matchAll(pattern)) {
          const path = paths[Number(at)];
          if (path !== undefined) found.add(path);
        }
      }
      return [...found];
    },
  };
}
