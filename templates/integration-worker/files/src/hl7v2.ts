import { Hl7v2Rejected, type Fault } from './hl7v2-fault.ts';
import { decoderOf, unescape, type Decode, type Separators } from './hl7v2-text.ts';

/** A message in the terms of HL7 v2: segments by name, numbered fields, repetitions and components. */
export interface Hl7v2 {
  separators: Separators;
  /** All segments in order, those that only this sender knows (Z…) included. */
  all: Segment[];
  /** The segments of a name, in order. */
  segments(name: string): Segment[];
  /** As it was written, without what frames it. */
  text: string;
}

export interface Segment {
  name: string;
  /** Text of a component or its part, unescaped; empty where there is none, or the null of HL7 (""). Numbers count from 1. */
  value(field: number, component?: number, repetition?: number, part?: number): string;
  repetitions(field: number): number;
  /** A field as it was written. */
  raw(field: number): string;
}

/** Reads a message with the separators and the character set that its MSH segment declares. Throws Hl7v2Rejected. */
export function readHl7v2(bytes: Uint8Array, usualCharacterSet = 'UNICODE UTF-8'): Hl7v2 {
  // Separators and the name of the character set are ASCII in all of them, so bytes stand for themselves.
  const start = Buffer.from(bytes.subarray(0, 10_000)).toString('latin1');
  if (/^(\u00ff\u00fe|\u00fe\u00ff|M\0|\0M)/.test(start))
    throw broken({ code: 103, place: { segment: 'MSH', field: 18 }, text: 'UTF-16 is not known here; UNICODE UTF-8 is' });
  const header = parseHl7v2(start.replace(/^\u00ef\u00bb\u00bf/, '').replace(/(?<=.)[\r\n][^]*/, ''));
  const named = header.segments('MSH')[0]?.value(18) ?? '';
  const decode = decoderOf(named || usualCharacterSet);
  return parseHl7v2(decoded(bytes, decode, header, named === '' ? usualCharacterSet : undefined), decode);
}

/** All of a message as text. `usual`: the character set where MSH-18 names none. */
function decoded(bytes: Uint8Array, decode: Decode, { separators }: Hl7v2, usual: string | undefined): string {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const bare = hasMark ? bytes.subarray(3) : bytes;
  try {
    return decode(bare);
  } catch {
    const text =
      usual === undefined
        ? 'holds bytes that the character set in MSH-18 does not have'
        : `holds bytes that are not ${usual}. MSH-18 names no character set, so HL7_CHARACTER_SET applies`;
    throw broken({ code: 102, place: firstWrong(bare, decode, separators), text });
  }
}

/** Reads text of HL7 v2. Throws Hl7v2Rejected when it is not a message. */
export function parseHl7v2(text: string, decode: Decode = (bytes) => Buffer.from(bytes).toString('utf8')): Hl7v2 {
  const bare = withoutFrame(text);
  const separators = separatorsOf(bare);
  const lines = linesOf(bare, separators);
  const strange = lines.findIndex((line) => !isSegment(line, separators));
  if (strange !== -1)
    throw broken({ code: 100, place: { segment: `Line ${strange + 1}` }, text: 'is not a segment' });
  const again = lines.findIndex((line, index) => index > 0 && /^(MSH|[FB][HT]S)/.test(line));
  if (again !== -1)
    throw broken({ code: 100, place: { segment: `Line ${again + 1}` }, text: 'begins another message or a batch' });
  const all = lines.map((line) => toSegment(line, separators, decode));
  const named = Map.groupBy(all, ({ name }) => name);
  return { separators, all, segments: (name) => named.get(name) ?? [], text: bare };
}

/** Text without what is around it: the frame of MLLP, a byte-order mark, line ends. */
function withoutFrame(text: string): string {
  // Looked at from the end: an expression that is tried from each place takes very long on a text made for that.
  let end = text.length;
  while (end > 0 && /[\u001c\u001a\0\s]/.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end).replace(/^[\u000b\ufeff\s]+/, '');
}

/** The separators that a header segment (MSH, and in batches BHS and FHS) declares. Throws Hl7v2Rejected. */
export function separatorsOf(text: string, segment = 'MSH'): Separators {
  const field = text.startsWith(segment) ? text.slice(3, 4) : '';
  if (!/^[!-/:-@[-`{-~]$/.test(field))
    throw broken({ code: 100, place: { segment }, text: `the message does not begin with ${segment} and a separator` });
  const [, written = ''] = new RegExp(`^.{4}([^\\r\\n\\${field}]*)`).exec(text) ?? [];
  const [component = '', repetition = '', escape = '', part = ''] = written;
  const signs = [field, ...written];
  if (component === '' || written.length > 5 || new Set(signs).size < signs.length || !/^[!-/:-@[-`{-~]*$/.test(written))
    throw broken({
      code: 102,
      place: { segment, field: 2 },
      text: 'is not four different signs such as ^~\\&, or five from version 2.7 on',
    });
  return { field, component, repetition, escape, part };
}

/**
 * Segments end with CR. Files and some senders end them with LF or CRLF, so those are taken as well; but where segments
 * end with CR, LF within a segment is text that somebody typed on several lines.
 */
function linesOf(text: string, separators: Separators): string[] {
  const lines: string[] = [];
  const endsWithCr = /\r|\n/.exec(text)?.[0] === '\r';
  let previousEnd = '';
  for (const [, line = '', end = ''] of text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    const goesOn = lines.length > 0 && endsWithCr && previousEnd === '\n' && !isSegment(line, separators);
    if (goesOn) lines.push(`${lines.pop()}\n${line}`);
    else if (line.trim() !== '') lines.push(line);
    previousEnd = end;
  }
  return lines;
}

function isSegment(line: string, { field }: Separators): boolean {
  return /^[A-Z][A-Z0-9]{2}$/.test(line.slice(0, 3)) && (line.length === 3 || line[3] === field);
}

function toSegment(line: string, separators: Separators, decode: Decode): Segment {
  const { field: fieldSign, component: componentSign, repetition: repetitionSign, part: partSign } = separators;
  const pieces = line.split(fieldSign);
  const name = pieces[0] ?? '';
  const isHeader = /^(MSH|BHS|FHS)$/.test(name);
  // In a header the first separator is itself field 1, so that its fields are one further on.
  const fields = isHeader ? [name, fieldSign, ...pieces.slice(1)] : pieces;
  // Field 2 lists the separators and is not made of them.
  const known = new Map<number, string[]>();
  const repeated = (field: number) => {
    const text = fields[field] ?? '';
    const found =
      known.get(field) ??
      ((isHeader && field <= 2) || repetitionSign === '' ? [text] : text.split(repetitionSign));
    known.set(field, found);
    return found;
  };
  return {
    name,
    raw: (field) => (field > 0 ? (fields[field] ?? '') : ''),
    repetitions: (field) => repeated(field).length,
    value(field, component = 1, repetition = 1, part) {
      const text = field > 0 ? (repeated(field)[repetition - 1] ?? '') : '';
      if (isHeader && field <= 2) return component === 1 ? text : '';
      const whole = text.split(componentSign)[component - 1] ?? '';
      const wanted = part === undefined || partSign === '' ? whole : (whole.split(partSign)[part - 1] ?? '');
      return wanted === '""' ? '' : unescape(wanted, separators, decode);
    },
  };
}

/** The field with the first bytes that a character set does not have. */
function firstWrong(bytes: Uint8Array, decode: Decode, separators: Separators): Fault['place'] {
  const isRight = (text: string) => {
    try {
      return decode(Buffer.from(text, 'latin1')) !== undefined;
    } catch {
      return false;
    }
  };
  const lines = linesOf(Buffer.from(bytes).toString('latin1').replace(/^[\u000b\s]+/, ''), separators);
  const line = lines.find((one) => !isRight(one)) ?? 'MSH';
  const fields = line.split(separators.field);
  const field = fields.findIndex((one) => !isRight(one)) + (line.startsWith('MSH') ? 1 : 0);
  return { segment: /^[A-Z][A-Z0-9]{2}/.exec(line)?.[0] ?? 'MSH', ...(field > 0 && { field }) };
}

function broken(fault: Fault): Hl7v2Rejected {
  return new Hl7v2Rejected([fault], true);
}
