/** A value in a JSON text, with where it stands. */
export interface JsonNode {
  start: number;
  end: number;
  value: unknown;
  /** Of an object, by key, in order. */
  entries?: Map<string, JsonEntry>;
  /** Of an array. */
  items?: JsonNode[];
}

export interface JsonEntry {
  /** Where the key begins. */
  start: number;
  node: JsonNode;
}

/** Deeper than any file that people write, and not so deep that reading it fails. */
const maxDepth = 200;

/**
 * Reads a JSON text with places.
 *
 * @returns undefined for what is no JSON, has one key twice in an object, or is nested too deeply
 */
export function readJson(text: string): JsonNode | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const scanner = { text, at: 0 };
  return readNode(scanner, 0);
}

interface Scanner {
  text: string;
  at: number;
}

/** The text is valid, so the first character tells what follows. */
function readNode(scanner: Scanner, depth: number): JsonNode | undefined {
  skipSpace(scanner);
  if (depth > maxDepth) return undefined;
  const first = scanner.text[scanner.at];
  if (first === '{') return readObject(scanner, depth);
  return first === '[' ? readArray(scanner, depth) : readScalar(scanner);
}

function readObject(scanner: Scanner, depth: number): JsonNode | undefined {
  const start = scanner.at++;
  const entries = new Map<string, JsonEntry>();
  while (notClosed(scanner, '}')) {
    const key = readScalar(scanner);
    skipSpace(scanner);
    scanner.at += 1;
    const node = readNode(scanner, depth + 1);
    const name = String(key.value);
    if (node === undefined || entries.has(name)) return undefined;
    entries.set(name, { start: key.start, node });
  }
  const value = Object.fromEntries([...entries].map(([key, { node }]) => [key, node.value]));
  return { start, end: scanner.at, value, entries };
}

function readArray(scanner: Scanner, depth: number): JsonNode | undefined {
  const start = scanner.at++;
  const items: JsonNode[] = [];
  while (notClosed(scanner, ']')) {
    const node = readNode(scanner, depth + 1);
    if (node === undefined) return undefined;
    items.push(node);
  }
  return { start, end: scanner.at, value: items.map(({ value }) => value), items };
}

/** Moves to the next member, past the comma; or past the end. */
function notClosed(scanner: Scanner, close: string): boolean {
  skipSpace(scanner);
  if (scanner.text[scanner.at] === ',') scanner.at += 1;
  skipSpace(scanner);
  if (scanner.text[scanner.at] !== close) return true;
  scanner.at += 1;
  return false;
}

const scalar = /"(?:[^"\\]|\\.)*"|[\w.+-]+/y;

function readScalar(scanner: Scanner): JsonNode {
  scalar.lastIndex = scanner.at;
  const start = scanner.at;
  const raw = scalar.exec(scanner.text)?.[0] ?? '';
  scanner.at += raw.length;
  return { start, end: scanner.at, value: JSON.parse(raw) as unknown };
}

function skipSpace(scanner: Scanner): void {
  while (/\s/.test(scanner.text[scanner.at] ?? '')) scanner.at += 1;
}
