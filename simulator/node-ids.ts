/** GitHub's global ids of the present form: a prefix and base64url of msgpack `[0, databaseId]`. */
export function newNodeId(prefix: 'R' | 'O' | 'U', id: number): string {
  return `${prefix}_${Buffer.concat([Buffer.from([0x92, 0]), msgpackInteger(id)]).toString('base64url')}`;
}

/** Ids of the form that GitHub gave out before 2021, which old repositories still show. */
export function oldNodeId(type: 'Repository' | 'Organization' | 'User', id: number): string {
  return Buffer.from(`0${type.length}:${type}${id}`).toString('base64');
}

/**
 * Reads either form.
 *
 * @returns undefined for an id that is none of ours
 */
export function readNodeId(nodeId: string): { type: 'Repository' | 'account'; id: number } | undefined {
  const [, prefix, packed] = /^(R|O|U)_([\w-]+)$/.exec(nodeId) ?? [];
  if (prefix && packed) {
    const bytes = Buffer.from(packed, 'base64url');
    const id = bytes[0] === 0x92 && bytes[1] === 0 ? unpackedInteger(bytes.subarray(2)) : undefined;
    return id === undefined ? undefined : { type: prefix === 'R' ? 'Repository' : 'account', id };
  }
  const old = /^0\d+:(Repository|Organization|User)(\d+)$/.exec(
    Buffer.from(nodeId, 'base64').toString('latin1'),
  );
  return old ? { type: old[1] === 'Repository' ? 'Repository' : 'account', id: Number(old[2]) } : undefined;
}

function msgpackInteger(value: number): Buffer {
  if (value < 0x80) return Buffer.from([value]);
  if (value < 0x100) return Buffer.from([0xcc, value]);
  const bytes = Buffer.alloc(value < 0x1_0000 ? 3 : 5);
  bytes[0] = value < 0x1_0000 ? 0xcd : 0xce;
  bytes.writeUIntBE(value, 1, bytes.length - 1);
  return bytes;
}

function unpackedInteger(bytes: Buffer): number | undefined {
  const [first] = bytes;
  if (first !== undefined && first < 0x80 && bytes.length === 1) return first;
  const width = { 0xcc: 1, 0xcd: 2, 0xce: 4 }[first ?? 0];
  return width !== undefined && bytes.length === width + 1 ? bytes.readUIntBE(1, width) : undefined;
}
