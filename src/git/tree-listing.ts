import type { TreeEntry } from '../domain/evidence.ts';

/** Git's object types by file mode; a mode of any other kind is a plain file to git. */
const types: Record<string, TreeEntry['type']> = {
  '040000': 'folder',
  '120000': 'symlink',
  '160000': 'submodule',
};

/**
 * Reads what `git ls-tree -z` writes: `<mode> <type> <oid>\t<path>` and a zero byte for every entry. A path that is
 * not UTF-8 keeps its odd bytes escaped as git shows them (`\351`). What is no entry is left out.
 */
export function parseTreeListing(listing: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let start = 0; start < listing.length;) {
    const zero = listing.indexOf(0, start);
    const end = zero === -1 ? listing.length : zero;
    const entry = parseEntry(listing.subarray(start, end));
    if (entry) entries.push(entry);
    start = end + 1;
  }
  return entries;
}

function parseEntry(line: Buffer): TreeEntry | undefined {
  const tab = line.indexOf(0x09);
  const [mode, , oid] = line.toString('latin1', 0, tab).split(' ');
  if (tab === -1 || mode === undefined || oid === undefined || !/^[\da-f]{40,64}$/.test(oid))
    return undefined;
  return { path: readablePath(line.subarray(tab + 1)), type: types[mode] ?? 'file', oid };
}

function readablePath(bytes: Buffer): string {
  const path = bytes.toString('utf8');
  if (!path.includes('�') || Buffer.from(path).equals(bytes)) return path;
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : `\\${byte.toString(8)}`,
  ).join('');
}
