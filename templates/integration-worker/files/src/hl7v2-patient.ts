import { readTimestamp } from './hl7v2-date.ts';
import type { Fault } from './hl7v2-fault.ts';
import type { Segment } from './hl7v2.ts';
import type { Identifier, Name, Patient } from './message.ts';
import { isNhsNumber } from './nhs-number.ts';

/** Who gives NHS numbers, as senders write it in CX.4. */
const nhsAuthorities = new Set(['NHS', 'NHSNUMBER', 'NHSNO', 'NHSNBR', 'NHSNMBR', '21684011138832141']);

/** What a PID segment, and the MRG segment that goes with it, say about a patient. Faults are added to the list. */
export function readPatient(pid: Segment, sequence: number, mrg: Segment | undefined, faults: Fault[]): Patient {
  const at = (field: number, repetition = 1, component?: number) => ({
    segment: 'PID',
    sequence,
    field,
    repetition,
    ...(component !== undefined && { component }),
  });
  // Some write noughts where they know nothing.
  const born = pid.value(7).replace(/^0+$/, '');
  const birthDate = born === '' ? null : (readTimestamp(born)?.date ?? null);
  if (born !== '' && birthDate === null) faults.push({ code: 102, place: at(7), text: 'the date of birth is no date' });
  const identifiers = [3, 2, 4].flatMap((field) => identifiersIn(pid, field));
  const numbers = new Set<string>();
  for (const field of [3, 2, 4])
    for (const { identifier, repetition } of repeated(pid, field)) {
      if (!isMarked(identifier)) continue;
      const number = identifier.value.replace(/[ -]/g, '');
      if (isPlaceholder(number)) continue;
      if (isNhsNumber(number)) numbers.add(number);
      else {
        const text = /^\d{10}$/.test(number) ? 'the NHS number is not valid' : 'the NHS number is not valid: it is not ten digits';
        faults.push({ code: 102, place: at(field, repetition, 1), text });
      }
    }
  if (numbers.size > 1) faults.push({ code: 102, place: at(3), text: 'there are two different NHS numbers' });
  // Before PID-3 could repeat, many put it where another country has its number.
  const old = pid.value(19).replace(/[ -]/g, '');
  if (numbers.size === 0 && isNhsNumber(old) && !isPlaceholder(old)) numbers.add(old);
  return {
    nhsNumber: [...numbers][0] ?? null,
    identifiers,
    names: namesIn(pid),
    birthDate,
    merged: mrg ? [1, 4].flatMap((field) => identifiersIn(mrg, field)) : [],
  };
}

/** Every identifier of a patient with who gave it, those of merged records included. */
export function keysOfPatient({ nhsNumber, identifiers, merged }: Patient): string[] {
  const local = [...identifiers, ...merged].filter((one) => !isMarked(one) && !isPlaceholder(one.value));
  const nhs = merged.filter(isMarked).map(({ value }) => value.replace(/[ -]/g, ''));
  const numbers = [...(nhsNumber === null ? [] : [nhsNumber]), ...nhs];
  return [...numbers.map((number) => `NHS ${number}`), ...local.map(({ authority, value }) => `${authority} ${value}`)];
}

function identifiersIn(segment: Segment, field: number): Identifier[] {
  return repeated(segment, field).map(({ identifier }) => identifier);
}

function repeated(segment: Segment, field: number): { identifier: Identifier; repetition: number }[] {
  return Array.from({ length: segment.repetitions(field) }, (_, index) => {
    const part = (component: number, piece: number) => segment.value(field, component, index + 1, piece).trim();
    const identifier = {
      value: segment.value(field, 1, index + 1).trim(),
      authority: part(4, 1) || part(4, 2),
      type: part(5, 1),
    };
    return { identifier, repetition: index + 1 };
  }).filter(({ identifier }) => identifier.value !== '');
}

/** Whether an identifier is said to be an NHS number. */
function isMarked({ authority, type }: Identifier): boolean {
  if (type === 'NH') return true;
  return nhsAuthorities.has(authority.toUpperCase().replace(/[^A-Z0-9]/g, '')) && /^(|NHS|NI|NN[A-Z]*)$/i.test(type);
}

/** What stands for a number that is not known: the same digit ten times passes the check, and is nobody's. */
function isPlaceholder(number: string): boolean {
  return /^(\d)\1*$/.test(number);
}

function namesIn(pid: Segment): Name[] {
  return Array.from({ length: pid.repetitions(5) }, (_, index) => {
    const part = (component: number) => pid.value(5, component, index + 1).trim();
    return {
      family: pid.value(5, 1, index + 1, 1).trim(),
      given: [part(2), part(3)].filter(Boolean),
      prefix: part(5),
      suffix: part(4),
      type: part(7),
    };
  }).filter(({ family, given }) => family !== '' || given.length > 0);
}
