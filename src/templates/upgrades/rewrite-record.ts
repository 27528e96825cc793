import { isDeepStrictEqual } from 'node:util';
import type * as Yaml from 'yaml';
import { fullYaml } from '../../base/yaml.ts';
import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import type { ServiceRecord } from '../../domain/template.ts';
import { readServiceRecord, recordFile, recordPath, writeServiceRecord } from '../planning/service-record.ts';
import { withLineEndsOf } from './line-ends.ts';

const fields = ['template', 'version', 'from', 'hub', 'started', 'answers', 'layers', 'mine', 'deleted'];

/**
 * A record as the file of a service that has one already: what its team wrote into it besides, such as why a pattern is among
 * `mine`, stays where it is. A record that nobody touched is written anew.
 *
 * @param files of the service, as they are
 */
export function rewriteRecord(record: ServiceRecord, files: FileTree): TreeFile {
  const own = files.get(recordPath);
  const anew = recordFile(record);
  const written = own?.kind === 'file' ? edited(own, anew) : anew;
  return withLineEndsOf(files, new Map([[recordPath, written]])).get(recordPath) ?? written;
}

function edited(own: TreeFile, anew: TreeFile): TreeFile {
  const text = textOf(own).replaceAll('\r\n', '\n');
  const before = readServiceRecord(text).value;
  if (before === undefined || bodyOf(text) === bodyOf(writeServiceRecord(before))) return anew;
  const wanted = textOf(anew);
  const after = withFields(text, wanted);
  const isRight = isDeepStrictEqual(readServiceRecord(after).value, readServiceRecord(wanted).value);
  return isRight ? { kind: 'file', content: new TextEncoder().encode(after) } : anew;
}

function textOf({ content }: TreeFile): string {
  return new TextDecoder().decode(content);
}

/** Without the comment at its top, which older releases wrote in other words. */
function bodyOf(text: string): string {
  return text.replace(/^# What this service was made from\b.*\n(?:#.*\n)?/, '');
}

function withFields(text: string, wanted: string): string {
  const { parse, parseDocument, isMap } = fullYaml();
  const document = parseDocument(text);
  const values = parse(wanted) as Record<string, unknown>;
  if (!isMap(document.contents)) return wanted;
  for (const field of fields) settle(document, document.contents, field, values[field]);
  return document.toString({ lineWidth: 0 });
}

/** Gives a key its value, and leaves alone what has it already: how it is written, and what is said beside it. */
function settle(document: Yaml.Document, map: Yaml.YAMLMap, key: string, value: unknown): void {
  const { isMap, isScalar, isSeq } = fullYaml();
  const node: unknown = map.get(key, true);
  if (value === undefined) map.delete(key);
  else if (isScalar(node) && typeof value !== 'object') node.value = value;
  else if (isSeq(node) && Array.isArray(value)) settleList(document, node, value);
  else if (isMap(node) && isPlainObject(value)) settleMap(document, node, value);
  else map.set(key, document.createNode(value));
}

function settleMap(document: Yaml.Document, map: Yaml.YAMLMap, wanted: Record<string, unknown>): void {
  const keys = map.items.map(({ key }) => String(key));
  for (const key of new Set([...keys, ...Object.keys(wanted)])) settle(document, map, key, wanted[key]);
}

function settleList(document: Yaml.Document, list: Yaml.YAMLSeq, wanted: readonly unknown[]): void {
  const { isMap, isNode } = fullYaml();
  const valueOf = (item: unknown): unknown => (isNode(item) ? item.toJS(document) : item);
  list.items = wanted.map((value) => {
    const node = list.items.find((item) => isSameEntry(valueOf(item), value));
    if (isMap(node) && isPlainObject(value)) settleMap(document, node, value);
    return node ?? document.createNode(value);
  });
}

/** Layers are the same by what they are of, at any version. */
function isSameEntry(one: unknown, other: unknown): boolean {
  const keyed = isPlainObject(one) && isPlainObject(other);
  return keyed ? one['template'] === other['template'] : isDeepStrictEqual(one, other);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
