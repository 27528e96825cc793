/**
 * A repository's global node ids by its database id: the present form (`R_`, base64url of msgpack `[0, id]`) and the
 * one given out before 2021, which old repositories may still carry. GitHub calls both opaque, so an answer is
 * trusted only when it shows the database id that was meant.
 */
export function nodeIds(databaseId: number): { present: string; former: string } {
  return {
    present: `R_${Buffer.concat([Buffer.from([0x92, 0]), msgpackInteger(databaseId)]).toString('base64url')}`,
    former: Buffer.from(`010:Repository${databaseId}`).toString('base64'),
  };
}

/** An unsigned integer in the shortest form of the MessagePack specification. */
function msgpackInteger(value: number): Buffer {
  if (value < 0x80) return Buffer.from([value]);
  if (value < 0x100) return Buffer.from([0xcc, value]);
  const wide = value > 0xffff_ffff;
  const [head, width] = value < 0x1_0000 ? [0xcd, 2] : wide ? [0xcf, 8] : [0xce, 4];
  const bytes = Buffer.alloc(1 + width);
  bytes[0] = head;
  if (wide) bytes.writeBigUInt64BE(BigInt(value), 1);
  else bytes.writeUIntBE(value, 1, width);
  return bytes;
}

/** The database id in an `Evidence.id`; undefined for one that is not GitHub's. */
export function databaseIdOf(id: string): number | undefined {
  const [, digits] = /^github:(\d{1,15})$/.exec(id) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
