import { Rejected } from './problems.ts';

/** A message in the terms of HL7 v2: segments by name, numbered fields, repetitions and components. */
export interface Hl7v2 {
  /** The segments of a name, in order. */
  segments(name: string): Segment[];
}

export interface Segment {
  name: string;
  /** Text of a component, unescaped; empty where there is none. Numbers count from 1, as HL7 does. */
  value(field: number, component?: number, repetition?: number): string;
  repetitions(field: number): number;
}

/** Reads text of HL7 v2 with the separators that its MSH segment declares. Throws Rejected when it has none. */
export function parseHl7v2(text: string): Hl7v2 {
  const lines = text
    .replace(/^[\u000b\ufeff]+|\u001c\r?$/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  const [header = ''] = lines;
  const [, field = '', component = '', repetition = '', escape = '\\', part = '&'] =
    /^MSH([^\w\s])([^\w\s])([^\w\s])([^\w\s])?([^\w\s])?/.exec(header) ?? [];
  const separators = [field, component, repetition, escape, part];
  if (field === '' || new Set(separators).size < separators.length)
    throw new Rejected(['The message does not begin with an MSH segment and its separators.']);
  const segments = lines.map((line) => toSegment(line, { field, component, repetition, escape, part }));
  const strange = segments.findIndex(({ name }) => !/^[A-Z][A-Z0-9]{2}$/.test(name));
  if (strange !== -1) throw new Rejected([`Line ${strange + 1} is not a segment.`]);
  return { segments: (name) => segments.filter((segment) => segment.name === name) };
}

interface Separators {
  field: string;
  component: string;
  repetition: string;
  escape: string;
  part: string;
}

function toSegment(line: string, separators: Separators): Segment {
  const pieces = line.split(separators.field);
  // In MSH the first separator is itself field 1, so that its fields are one further on.
  const fields = pieces[0] === 'MSH' ? ['MSH', separators.field, ...pieces.slice(1)] : pieces;
  // MSH-2 lists the separators and is not made of them.
  const isLiteral = (field: number) => fields[0] === 'MSH' && field <= 2;
  const repeated = (field: number) =>
    isLiteral(field) ? [fields[field] ?? ''] : (fields[field] ?? '').split(separators.repetition);
  return {
    name: fields[0] ?? '',
    repetitions: (field) => repeated(field).length,
    value(field, component = 1, repetition = 1) {
      const text = repeated(field)[repetition - 1] ?? '';
      if (isLiteral(field)) return text;
      return unescape(text.split(separators.component)[component - 1] ?? '', separators);
    },
  };
}

/** Escape sequences of HL7 v2.5 chapter 2.7; one that is not known stays as it is. */
function unescape(text: string, { field, component, repetition, escape, part }: Separators): string {
  const known: Record<string, string> = { F: field, S: component, R: repetition, E: escape, T: part };
  const quoted = `\\${escape}`;
  return text.replace(new RegExp(`${quoted}([^${quoted}]*)${quoted}`, 'g'), (sequence, code: string) => {
    if (/^X([0-9A-F]{2})+$/.test(code)) return Buffer.from(code.slice(1), 'hex').toString('utf8');
    return known[code] ?? sequence;
  });
}
