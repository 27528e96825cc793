import { Rejected } from './problems.ts';

/** Where in a message, as people name it: PID-3.4, repetition 2. */
export interface Place {
  segment: string;
  /** Which of the segments of that name, from 1. */
  sequence?: number;
  field?: number;
  repetition?: number;
  component?: number;
}

/** How many faults of one message are named. */
export const mostFaults = 20;

export interface Fault {
  /** A code of HL7 table 0357. */
  code: keyof typeof codes;
  place: Place;
  /** What is wrong, without values of the message. */
  text: string;
}

/** HL7 table 0357, as far as it is used. From 200 on the message as such cannot be dealt with. */
export const codes = {
  100: 'Segment sequence error',
  101: 'Required field missing',
  102: 'Data type error',
  103: 'Table value not found',
  200: 'Unsupported message type',
  201: 'Unsupported event code',
  203: 'Unsupported version id',
  207: 'Application internal error',
} as const;

/** A message of HL7 v2 that is refused, with the place of each fault. */
export class Hl7v2Rejected extends Rejected {
  readonly faults: Fault[];
  /** Whether it could not be understood or is of a kind that is not dealt with, rather than wrong in what it says. */
  readonly outright: boolean;

  constructor(faults: Fault[], outright = faults.some(({ code }) => code >= 200 && code < 207)) {
    const named = faults.slice(0, mostFaults);
    super(named.map(({ place, text }) => `${placeName(place)}: ${text}.`));
    this.faults = named;
    this.outright = outright;
  }
}

export function placeName({ segment, sequence = 1, field, repetition = 1, component }: Place): string {
  const name = [segment, field === undefined ? '' : `-${field}`, component === undefined ? '' : `.${component}`].join('');
  return [
    name,
    sequence > 1 ? `${segment} number ${sequence}` : '',
    repetition > 1 ? `repetition ${repetition}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
