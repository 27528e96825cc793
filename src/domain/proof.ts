/**
 * Where a finding can be seen: the path of a file and, where one line shows it, `#L` and its number, as forges write
 * addresses. One text, so that it is stored and sent as it is.
 */
export type Proof = string;

/** @param line the first is 1; undefined for the file as a whole */
export function proofAt(path: string, line?: number): Proof {
  return line === undefined ? path : `${path}#L${line}`;
}

/** The path and the line of a proof; null for the file as a whole. */
export function readProof(proof: Proof): { path: string; line: number | null } {
  const [, path, line] = /^(.*)#L(\d{1,7})$/s.exec(proof) ?? [];
  return path === undefined ? { path: proof, line: null } : { path, line: Number(line) };
}
