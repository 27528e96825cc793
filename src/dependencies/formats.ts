import { XMLParser } from 'fast-xml-parser';
import { parse } from 'smol-toml';
import { Unreadable } from './file-reading.ts';

/** A table of which nothing is known but that it is one. */
export type Table = Readonly<Record<string, unknown>>;

/** A value as a table; anything else (a list, a date of TOML) is an empty one. A lock file holds thousands: no schema is run for each. */
export function tableIn(value: unknown): Table {
  const isTable =
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  return isTable ? (value as Table) : {};
}

/** A list of anything; anything else is an empty one, and what is not a list of XML stands for a list of one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

/** Longer than a name, a version or a requirement that people write: more would only make patterns slow. */
const maxTextLength = 500;

/** Text and numbers as text; undefined for anything else, and for what is too long to be read. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value.length > maxTextLength ? undefined : value.trim();
  return typeof value === 'number' ? String(value) : undefined;
}

/** The texts of a list, without anything else that it holds; a text alone stands for a list of one. */
export function textsIn(value: unknown): string[] {
  return listOf(value).flatMap((each) => textIn(each) ?? []);
}

/** The lines of a text, each cut to what can be of use. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.slice(0, maxTextLength));
}

/** @throws Unreadable when it is not JSON with a table at the top */
export function readJson(text: string): Table {
  return topTable(() => JSON.parse(text.replace(/^\uFEFF/, '')) as unknown, 'JSON');
}

/** @throws Unreadable when it is not TOML */
export function readToml(text: string): Table {
  return topTable(() => parse(text.replace(/^\uFEFF/, '')), 'TOML');
}

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  removeNSPrefix: true,
});

/** Elements as tables, attributes under `@` and their name; what comes twice is a list. @throws Unreadable when it is not XML */
export function readXml(text: string): Table {
  return topTable(() => xml.parse(text.replace(/^\uFEFF/, '')) as unknown, 'XML');
}

function topTable(read: () => unknown, format: string): Table {
  let value: unknown;
  try {
    value = read();
  } catch (cause) {
    throw new Unreadable(`It is not valid ${format}.`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unreadable('It does not hold what a file of this name should hold.');
  return value as Table;
}
