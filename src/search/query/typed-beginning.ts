import type { Facet } from './facet-names.ts';

/** What somebody is typing: the beginning of a name, or of the value of a qualifier at the end of a query. */
export interface TypedBeginning {
  /** Whose value is being typed; undefined for a name of any kind. */
  facet: Facet | undefined;
  beginning: string;
  /** What stands before and stays: the query up to the value, such as `beds -language:`. */
  before: string;
}

/** The facets that qualifiers name: the first is what a suggestion is written with. */
const qualifiers: readonly [Facet, readonly string[]][] = [
  ['organisation', ['org', 'organisation', 'organization']],
  ['topic', ['topic', 'topics']],
  ['language', ['language', 'lang']],
  ['licence', ['licence', 'license']],
  ['status', ['status']],
  ['nation', ['nation']],
  ['body', ['body']],
  ['collection', ['collection']],
  ['kind', ['is']],
];

const lastQualifier = /(?<=^|[\s(])(?<sign>-?)(?<name>[a-z]+):(?:"(?<quoted>[^"]*)|(?<bare>[^\s"]*))$/iu;

/** Reads the end of a query that is being typed; undefined where it says nothing to go on. */
export function typedBeginning(text: string): TypedBeginning | undefined {
  const { groups, index = 0 } = lastQualifier.exec(text) ?? {};
  if (!groups) return text.trim() === '' ? undefined : { facet: undefined, beginning: text, before: '' };
  const { sign = '', name = '', quoted, bare = '' } = groups;
  const facet = qualifiers.find(([, names]) => names.includes(name.toLowerCase()))?.[0];
  return facet && { facet, beginning: quoted ?? bare, before: `${text.slice(0, index)}${sign}${name}:` };
}

/** A facet's qualifier as a suggestion writes it, such as `org:`. */
export function qualifierPrefix(facet: Facet): string {
  const names = qualifiers.find(([one]) => one === facet)?.[1];
  return `${names?.[0] ?? facet}:`;
}

/** A value as a qualifier holds it: in quotation marks where it has to be. */
export function qualifierValue(value: string): string {
  return /^[\p{L}\p{N}._+#-]+$/u.test(value) ? value : `"${value.replaceAll('"', '')}"`;
}
