import type { Database } from 'better-sqlite3';

/**
 * Prepares writing documents and vectors. Documents are written only while the file is of the same content: another catalogue may
 * have come meanwhile.
 */
export function createVectorWriter(db: Database, content: string) {
  const known = db.prepare<[string], number>('SELECT 1 FROM vector WHERE digest = ?').pluck();
  const addVector = db.prepare('INSERT OR IGNORE INTO vector (digest, vector) VALUES (?, ?)');
  const setDimension = db.prepare('UPDATE state SET dimension = ?');
  const digestOf = db.prepare<[string], string>('SELECT digest FROM document WHERE id = ?').pluck();
  const putDocument = db.prepare('INSERT OR REPLACE INTO document (id, digest) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM document WHERE id = ?');
  const removeVector = db.prepare(
    'DELETE FROM vector WHERE digest = ? AND NOT EXISTS (SELECT 1 FROM document WHERE document.digest = vector.digest)',
  );
  const move = db.prepare('UPDATE state SET position = ? WHERE content = ?');
  const vectors = db.transaction((pairs: readonly (readonly [string, Float32Array])[]) => {
    for (const [digest, { buffer, byteOffset, byteLength, length }] of pairs) {
      addVector.run(digest, Buffer.from(buffer, byteOffset, byteLength));
      setDimension.run(length);
    }
  });
  const documents = db.transaction(
    (
      put: readonly { id: string; digest: string }[],
      { remove: gone, position }: { remove: readonly string[]; position: number },
    ) => {
      if (move.run(position, content).changes === 0) return;
      const before = [...gone, ...put.map(({ id }) => id)].flatMap((id) => digestOf.get(id) ?? []);
      for (const id of gone) remove.run(id);
      for (const { id, digest } of put) putDocument.run(id, digest);
      for (const digest of new Set(before)) removeVector.run(digest);
    },
  );
  const forget = db.transaction(() => {
    db.exec('UPDATE state SET position = 0; DELETE FROM document');
  });
  return {
    isKnown: (digest: string) => known.get(digest) !== undefined,
    vectors: (pairs: Parameters<typeof vectors>[0]) => vectors.immediate(pairs),
    documents: (...change: Parameters<typeof documents>) => documents.immediate(...change),
    forget: () => forget.immediate(),
  };
}
