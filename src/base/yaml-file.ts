import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';
import { fullYaml, quickYaml } from './yaml.ts';

export type YamlReading<T> = { value: T; faults: [] } | { value: undefined; faults: string[] };

/**
 * Parses YAML against a schema and reports every fault at once, each with the line it is on.
 *
 * @param file what to call the file in messages
 */
export function readYaml<T>(text: string, file: string, schema: z.ZodType<T>): YamlReading<T> {
  const quick = quickYaml(text);
  const read = quick && schema.safeParse(quick.value);
  return read?.success ? { value: read.data, faults: [] } : readWithLines(text, file, schema);
}

function readWithLines<T>(text: string, file: string, schema: z.ZodType<T>): YamlReading<T> {
  const { LineCounter, parseDocument } = fullYaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    const faults = document.errors.map(
      ({ pos, message }) => `${file}, line ${lines.linePos(pos[0]).line}: ${firstLine(message)}`,
    );
    return { value: undefined, faults };
  }
  const parsed = schema.safeParse(toPlain(document));
  if (parsed.success) return { value: parsed.data, faults: [] };
  const faults = parsed.error.issues.map((issue) => {
    const path = issue.path.map(String);
    return `${file}, line ${lineOf(document, lines, path)}: ${path.join('.') || 'the file'} ${wordsOf(issue)}`;
  });
  return { value: undefined, faults };
}

/** In our words where the schema has none of its own: of a file that holds no fields, or others. */
function wordsOf({ code, message, path, ...issue }: z.core.$ZodIssue): string {
  if (!/^(?:Unrecognized key|Invalid input)/.test(message)) return message;
  if (code === 'unrecognized_keys' && 'keys' in issue) return `must not hold ${issue.keys.join(', ')}`;
  return code === 'invalid_type' && path.length === 0 ? 'must hold fields' : message;
}

/** The line that a part of a YAML text is on; of its nearest parent where it is missing. */
export function yamlLine(text: string, path: readonly (string | number)[]): number {
  const { LineCounter, parseDocument } = fullYaml();
  const lines = new LineCounter();
  return lineOf(parseDocument(text, { lineCounter: lines }), lines, path.map(String));
}

/** Aliases are limited, so that a small file cannot grow into a huge value. */
function toPlain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

/** The line of a node; of its nearest parent when it is missing. */
function lineOf(document: Document, lines: LineCounter, path: string[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const keys = path.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const node: unknown = document.getIn(keys, true);
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
}
