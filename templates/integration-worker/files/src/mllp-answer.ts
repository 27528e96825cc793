import { codes, Hl7v2Rejected, type Fault } from './hl7v2-fault.ts';
import { escapeText, type Separators } from './hl7v2-text.ts';
import { usualSeparators } from './hl7v2-write.ts';
import { separatorsOf } from './hl7v2.ts';
import { NoRoom } from './problems.ts';
import { newReceipt } from './queue-names.ts';

/** What became of a message: it is kept, or why it is not. */
export type Outcome = { kept: true } | { kept: false; error: unknown };

/** The parts of a header that an answer repeats, as they were written: bytes stand for themselves. */
interface Header {
  name: string;
  separators: Separators;
  /** MSH-2, as it was written. */
  signs: string;
  field(number: number): string;
}

/**
 * The answer to a message, or nothing where it asks for none. AA: it is safe. AE: it is wrong in what it says, or cannot
 * be kept now. AR: it is not understood, or of a kind that is not dealt with. In enhanced mode (MSH-15, MSH-16) CA, CE and CR.
 */
export function answerTo(message: Uint8Array, outcome: Outcome, now = new Date()): string | undefined {
  const header = headerOf(message);
  if (header.field(9).split(header.separators.component)[0] === 'ACK') return undefined;
  const letter = outcome.kept ? 'A' : verdictOf(outcome.error);
  const mode = modeOf(header.field(15).trim(), header.field(16).trim(), outcome.kept);
  if (mode === undefined) return undefined;
  const { field: f, component: c } = header.separators;
  const version = header.field(12) || '2.4';
  const event = header.field(9).split(c)[1] ?? '';
  const type = ['ACK', ...(event === '' ? [] : [event]), ...(event !== '' && version >= '2.4' ? ['ACK'] : [])].join(c);
  const faults = outcome.kept ? [] : faultsOf(outcome.error);
  const texts = faults.length > 0 ? faults.map(({ text }) => text).join('. ') : '';
  const msh = [
    `MSH${f}${header.signs}`,
    ...[header.field(5), header.field(6), header.field(3), header.field(4), timeOf(now), '', type, newReceipt()],
    ...[header.field(11) || 'P', version, '', '', '', '', '', header.field(18)],
  ];
  const msa = ['MSA', `${mode}${letter}`, header.field(header.name === 'MSH' ? 10 : 11), written(texts, header.separators)];
  const segments = [trimmed(msh, f), trimmed(msa, f), ...errors(faults, version, header.separators)];
  return segments.map((segment) => `${segment}\r`).join('');
}

/** The answers to the messages of a batch, as a batch. */
export function batchAnswer(batch: Uint8Array, answers: string[], now = new Date()): string {
  const header = headerOf(batch);
  const { field: f } = header.separators;
  const bhs = [`BHS${f}${header.signs}`, header.field(5), header.field(6), header.field(3), header.field(4), timeOf(now)];
  return `${bhs.join(f)}\r${answers.join('')}BTS${f}${answers.length}\r`;
}

function headerOf(bytes: Uint8Array): Header {
  const text = Buffer.from(bytes.subarray(0, 10_000)).toString('latin1').replace(/^[\u000b\s\u00ef\u00bb\u00bf]+/, '');
  const line = text.split(/[\r\n]/)[0] ?? '';
  const name = line.slice(0, 3);
  try {
    if (!/^(MSH|BHS|FHS)$/.test(name)) throw new RangeError();
    const separators = separatorsOf(line, name);
    const fields = line.split(separators.field);
    return { name, separators, signs: fields[1] ?? '', field: (number) => fields[number - 1] ?? '' };
  } catch {
    return { name: 'MSH', separators: usualSeparators, signs: '^~\\&', field: () => '' };
  }
}

function verdictOf(error: unknown): 'E' | 'R' {
  return error instanceof Hl7v2Rejected && error.outright ? 'R' : 'E';
}

/** A for answers of the application, C for those that only say whether the message is kept; undefined for no answer. */
function modeOf(accept: string, application: string, kept: boolean): 'A' | 'C' | undefined {
  if (accept === '' && application === '') return 'A';
  const wanted = (when: string) => when === 'AL' || (when === 'ER' && !kept) || (when === 'SU' && kept);
  if (wanted(accept)) return 'C';
  return wanted(application) ? 'A' : undefined;
}

function faultsOf(error: unknown): Fault[] {
  if (error instanceof Hl7v2Rejected)
    return error.faults.map((fault, index) => ({ ...fault, text: (error.problems[index] ?? fault.text).replace(/\.$/, '') }));
  const text = error instanceof NoRoom ? error.message.replace(/\.$/, '') : 'Something went wrong on our side';
  return [{ code: 207, place: { segment: '' }, text: `${text}. Send it again later` }];
}

/** ERR segments: one for each fault from version 2.5 on, one with repetitions before. */
function errors(faults: Fault[], version: string, separators: Separators): string[] {
  const { field: f, component: c, repetition: r, part: p } = separators;
  if (faults.length === 0) return [];
  const name = ({ code }: Fault, sign: string) => [String(code), codes[code], 'HL70357'].join(sign);
  const place = ({ place: { segment, sequence = 1, field, repetition = 1, component } }: Fault, old: boolean) =>
    /^[A-Z][A-Z0-9]{2}$/.test(segment)
      ? [segment, sequence, ...(field === undefined ? [] : [field, ...(old ? [] : [repetition, ...(component ? [component] : [])])])]
      : [];
  if (version >= '2.5')
    return faults.map((fault) =>
      ['ERR', '', place(fault, false).join(c), name(fault, c), 'E', '', '', '', written(fault.text, separators)].join(f),
    );
  const olds = faults.map((fault) => {
    const where = [...place(fault, true), '', '', ''].slice(0, 3);
    return [...where, p === '' ? String(fault.code) : name(fault, p)].join(c);
  });
  return [['ERR', olds.join(r || f)].join(f)];
}

function written(text: string, separators: Separators): string {
  try {
    return escapeText(text, separators);
  } catch {
    return text.replace(/[^\w .,:-]/g, ' ');
  }
}

function trimmed(fields: string[], separator: string): string {
  const last = fields.findLastIndex((field) => field !== '');
  return fields.slice(0, last + 1).join(separator);
}

function timeOf(now: Date): string {
  return `${now.toISOString().replace(/\D/g, '').slice(0, 14)}+0000`;
}
