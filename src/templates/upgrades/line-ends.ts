import type { FileTree, TreeFile } from '../../domain/file-tree.ts';

/**
 * Gives the template's text files the line ends of the service's: a file that was checked out with CR LF throughout
 * would otherwise differ in every line. Files of mixed ends are left alone.
 */
export function withLineEndsOf(service: FileTree, template: FileTree): FileTree {
  const files = [...template].map(([path, file]): [string, TreeFile] => {
    const own = service.get(path);
    return own && hasOnlyCrLf(own) ? [path, { ...file, content: toCrLf(file.content) }] : [path, file];
  });
  return new Map(files);
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

function hasOnlyCrLf({ content, kind }: TreeFile): boolean {
  if (kind === 'symlink' || content.includes(0)) return false;
  let found = false;
  for (let at = content.indexOf(lineFeed); at !== -1; at = content.indexOf(lineFeed, at + 1)) {
    if (content[at - 1] !== carriageReturn) return false;
    found = true;
  }
  return found;
}

/** latin1 keeps every byte as it is, whatever the file's encoding. */
function toCrLf(content: Uint8Array): Uint8Array {
  if (content.includes(0)) return content;
  return Buffer.from(Buffer.from(content).toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1');
}
