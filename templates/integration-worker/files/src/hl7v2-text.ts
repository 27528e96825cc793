import { Hl7v2Rejected } from './hl7v2-fault.ts';

/** The signs that a message is written with, as its MSH segment declares them. Those that it leaves out are empty. */
export interface Separators {
  field: string;
  component: string;
  repetition: string;
  escape: string;
  part: string;
}

// By names of HL7 table 0211 and those that systems use instead, without spaces and signs. What is said to be 8859/1 is
// Windows-1252 wherever the two differ, since the bytes 80 to 9F mean nothing in 8859/1.
const encodings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['ASCII', 'USASCII', 'ISOIR6', 'ANSIX341986'].map((name) => [name, 'ascii'])),
  ...Object.fromEntries(['UNICODEUTF8', 'UTF8', 'UNICODE', 'ISOIR192'].map((name) => [name, 'utf-8'])),
  ...Object.fromEntries(['WINDOWS1252', 'CP1252', 'WIN1252', 'ISOIR100', 'LATIN1'].map((name) => [name, 'windows-1252'])),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 15].flatMap((part) =>
      ['', 'ISO', 'ISOIEC'].map((start) => [
        `${start}8859${part}`,
        part === 1 ? 'windows-1252' : `iso-8859-${part}`,
      ]),
    ),
  ),
};

const plain = (name: string) => name.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Whether a message may be in this character set, as MSH-18 names it. */
export function isCharacterSet(name: string): boolean {
  return Object.hasOwn(encodings, plain(name));
}

export type Decode = (bytes: Uint8Array) => string;

/**
 * How bytes of a character set become text. A decoder throws TypeError for bytes that the set does not have: guessing
 * garbles names.
 */
export function decoderOf(name: string): Decode {
  const encoding = encodings[plain(name)];
  if (encoding === undefined)
    throw new Hl7v2Rejected(
      [{ code: 103, place: { segment: 'MSH', field: 18 }, text: 'the character set is not one that is known here' }],
      true,
    );
  if (encoding === 'ascii') return ascii;
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}

function ascii(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte > 127)) throw new TypeError('not ASCII');
  return Buffer.from(bytes).toString('latin1');
}

/**
 * Text without its escape sequences (HL7 v2.5 chapter 2.7). A line break becomes one, emphasis is left out. What is no
 * sequence that is known stays as it is: many systems write a lone backslash.
 */
export function unescape(text: string, separators: Separators, decode: Decode): string {
  const { escape } = separators;
  if (escape === '' || !text.includes(escape)) return text;
  let out = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf(escape, at);
    const end = start === -1 ? -1 : text.indexOf(escape, start + 1);
    if (end === -1) return out + text.slice(at);
    const meant = meaning(text.slice(start + 1, end), separators, decode);
    out += text.slice(at, start) + (meant ?? escape);
    at = meant === undefined ? start + 1 : end + 1;
  }
}

function meaning(code: string, separators: Separators, decode: Decode): string | undefined {
  const { field, component, repetition, escape, part } = separators;
  const known: Record<string, string> = { F: field, S: component, R: repetition, E: escape, T: part, P: '#', H: '', N: '' };
  if (Object.hasOwn(known, code)) return known[code];
  if (/^[Xx]([0-9A-Fa-f]{2})+$/.test(code)) {
    try {
      return decode(Buffer.from(code.slice(1), 'hex'));
    } catch {
      return undefined;
    }
  }
  const [, command = '', number = '1'] = /^\.(br|sp|sk|ce|fi|nf|in|ti)[+ ]?-?(\d{1,3})?$/i.exec(code) ?? [];
  if (command === '') return undefined;
  const times = Math.min(Number(number), 100);
  const lines: Record<string, string> = { br: '\n', ce: '\n', sp: '\n'.repeat(times), sk: ' '.repeat(times) };
  return lines[command.toLowerCase()] ?? '';
}

/** Text with escape sequences in place of what would be read as a separator or the end of a segment. */
export function escapeText(text: string, separators: Separators): string {
  const { field, component, repetition, escape, part } = separators;
  const codes = new Map([
    [field, 'F'],
    [component, 'S'],
    [repetition, 'R'],
    [escape, 'E'],
    [part, 'T'],
    ['\r', 'X0D'],
    ['\n', 'X0A'],
  ]);
  codes.delete('');
  return Array.from(text, (sign) => {
    const code = codes.get(sign);
    if (code !== undefined && escape === '') throw new RangeError('There is no escape character to write this with.');
    return code === undefined ? sign : `${escape}${code}${escape}`;
  }).join('');
}
