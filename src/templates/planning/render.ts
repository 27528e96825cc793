import ejs, { type TemplateFunction } from 'ejs';
import { Problem } from '../../base/problem.ts';
import type { TreeFile } from '../../domain/file-tree.ts';

export type Values = Readonly<Record<string, unknown>>;

/** By the names a file may use: a shared file is part of templates that ask different questions. */
const compiled = new WeakMap<TreeFile, Map<string, TemplateFunction | null>>();
const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();
const opening = '[%';

/**
 * Fills in one file of a template. Files without `[%` come back byte for byte. What a template computes is trusted as
 * code of this project is; the values are never more than values.
 *
 * @param path as the template stores it, for messages
 * @throws Problem `invalid`, with path and line, for a template that does not compile or names a value that does not exist
 */
export function renderFile(path: string, file: TreeFile, values: Values): Uint8Array {
  try {
    const template = templateOf(path, file, Object.keys(values));
    return template === null ? file.content : encoder.encode(template(values));
  } catch (error) {
    throw new Problem('invalid', `The template cannot be filled in: ${faultOf(error, path)}.`, {
      cause: error,
    });
  }
}

/** EJS puts path, line and an extract before its own words: the author needs the first and the last of these. */
function faultOf(error: unknown, path: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = ''] = message.split('\n');
  return first.startsWith(`${path}:`) ? `${first}: ${message.split('\n\n').at(-1)}` : `${path}: ${first}`;
}

function templateOf(path: string, file: TreeFile, names: string[]): TemplateFunction | null {
  const versions = compiled.get(file) ?? new Map<string, TemplateFunction | null>();
  compiled.set(file, versions);
  const key = names.join();
  const known = versions.get(key);
  if (known !== undefined) return known;
  const made = Buffer.from(file.content).includes(opening) ? compile(path, file, names) : null;
  versions.set(key, made);
  return made;
}

function compile(path: string, { content }: TreeFile, names: string[]): TemplateFunction {
  return ejs.compile(decoder.decode(content), {
    filename: path,
    openDelimiter: '[',
    closeDelimiter: ']',
    strict: true,
    destructuredLocals: names,
    escape: asText,
    includer: refuseInclude,
  });
}

/** Answers go in as they are: each file says by `json()`, `html()` and the like what it is made of. */
function asText(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw new TypeError(
    `A template put ${value === undefined ? 'a value that does not exist' : typeof value} into text`,
  );
}

function refuseInclude(path: string): never {
  throw new Error(`A template must not include another file: ${path}`);
}
