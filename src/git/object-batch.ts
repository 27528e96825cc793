/** One answer of `git cat-file --batch-check`: an object that is there, in bytes. */
export interface ObjectSize {
  oid: string;
  type: string;
  size: number;
}

/** Reads `git cat-file --batch-check`: one line an object; those that are missing are left out. */
export function parseObjectSizes(output: Buffer): ObjectSize[] {
  return output
    .toString('latin1')
    .split('\n')
    .flatMap((line) => parseHeader(line) ?? []);
}

/**
 * Reads `git cat-file --batch`: a header line, the content, and a line feed for every object; `<oid> missing` for
 * those that are not there. An object cut short at the end of the output is left out.
 */
export function parseObjectBatch(output: Buffer): Map<string, Buffer> {
  const contents = new Map<string, Buffer>();
  for (let start = 0; start < output.length;) {
    const lineEnd = output.indexOf(0x0a, start);
    if (lineEnd === -1) break;
    const header = parseHeader(output.toString('latin1', start, lineEnd));
    start = lineEnd + 1;
    if (!header) continue;
    const end = start + header.size;
    if (end > output.length) break;
    contents.set(header.oid, output.subarray(start, end));
    start = end + 1;
  }
  return contents;
}

function parseHeader(line: string): ObjectSize | undefined {
  const match = /^([\da-f]{40,64}) ([a-z]+) (\d+)$/.exec(line);
  return match ? { oid: match[1]!, type: match[2]!, size: Number(match[3]) } : undefined;
}
