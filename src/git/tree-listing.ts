import { kindOfMode, type EntryKind } from './modes.ts';

/** One entry of a tree, as `git ls-tree` lists it. */
export interface ListedEntry {
  /** From the root; odd bytes of a name that is not UTF-8 are escaped, as git shows them (`\351`). */
  path: string;
  kind: EntryKind;
  oid: string;
  /** Whether the name is UTF-8, so that `path` is the name itself. */
  named: boolean;
}

/**
 * Reads what `git ls-tree -z` writes: `<mode> <type> <oid>\t<path>` and a zero byte for every entry. What is no entry is
 * left out. Never throws.
 */
export function parseTreeListing(listing: Buffer): ListedEntry[] {
  const entries: ListedEntry[] = [];
  for (let start = 0; start < listing.length;) {
    const zero = listing.indexOf(0, start);
    const end = zero === -1 ? listing.length : zero;
    const entry = parseEntry(listing.subarray(start, end));
    if (entry) entries.push(entry);
    start = end + 1;
  }
  return entries;
}

function parseEntry(line: Buffer): ListedEntry | undefined {
  const tab = line.indexOf(0x09);
  const [mode, , oid] = line.toString('latin1', 0, tab).split(' ');
  if (tab === -1 || mode === undefined || oid === undefined || !/^[\da-f]{40,64}$/.test(oid))
    return undefined;
  return { ...readName(line.subarray(tab + 1)), kind: kindOfMode(mode), oid };
}

function readName(bytes: Buffer): Pick<ListedEntry, 'path' | 'named'> {
  const path = bytes.toString('utf8');
  if (!path.includes('�') || Buffer.from(path).equals(bytes)) return { path, named: true };
  const escape = (byte: number) => (byte < 0x80 ? String.fromCharCode(byte) : `\\${byte.toString(8)}`);
  return { path: Array.from(bytes, escape).join(''), named: false };
}
