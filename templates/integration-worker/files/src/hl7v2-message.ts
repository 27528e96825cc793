import { readTimestamp } from './hl7v2-date.ts';
import { events, isAdtEvent, merges, several } from './hl7v2-events.ts';
import { Hl7v2Rejected, type Fault, type Place } from './hl7v2-fault.ts';
import { keysOfPatient, readPatient } from './hl7v2-patient.ts';
import { readHl7v2, type Hl7v2, type Segment } from './hl7v2.ts';
import type { Message, Patient, ReadMessage } from './message.ts';

/** What README.md says about variables of the same names. */
export interface Hl7v2Settings {
  HL7_CHARACTER_SET?: string;
  HL7_TYPES?: string | undefined;
  NHS_NUMBER?: 'optional' | 'required';
  TIME_ZONE?: string;
}

/** Reads messages of HL7 v2, versions 2.2 to 2.8, about a patient: ADT, and any other with a PID segment. */
export function hl7v2Reader(settings: Hl7v2Settings = {}): ReadMessage {
  return (bytes) => readMessage(readHl7v2(bytes, settings.HL7_CHARACTER_SET), settings);
}

function readMessage(message: Hl7v2, settings: Hl7v2Settings): Message {
  const faults: Fault[] = [];
  const [msh] = message.segments('MSH') as [Segment];
  const [evn] = message.segments('EVN');
  const fault = (code: Fault['code'], place: Place, text: string) => void faults.push({ code, place, text });
  const at = (field: number, component?: number): Place => ({
    segment: 'MSH',
    field,
    ...(component !== undefined && { component }),
  });

  const id = msh.value(10).trim();
  if (id === '') fault(101, at(10), 'the message control ID is missing');
  else if (id.length > 199) fault(102, at(10), 'the message control ID is longer than 199 signs');
  else if (!/^[ -~]+$/.test(id)) fault(102, at(10), 'the message control ID is not plain text');
  const [kind, code] = typeOf(msh, evn);
  checkType(kind, code, settings, fault);
  // Whatever else an answer says is of no use here.
  if (kind === 'ACK') throw new Hl7v2Rejected(faults);
  const version = msh.value(12).trim();
  if (version === '') fault(101, at(12), 'the version is missing');
  else if (!/^2\.[2-8](\.\d)?$/.test(version)) fault(203, at(12), 'the version is not one from 2.2 to 2.8');
  const from = [msh.value(3), msh.value(4)].map((text) => text.trim()).filter(Boolean).join('/');
  if (from === '') fault(101, at(3), 'the sender is missing, in MSH-4 as well');

  const time = (segment: Segment | undefined, field: number) => {
    const text = segment?.value(field).trim() ?? '';
    if (text === '' || !segment) return null;
    const found = readTimestamp(text, settings.TIME_ZONE);
    if (!found) fault(102, { segment: segment.name, field }, 'is not a date and time such as 20260131093000');
    return found?.iso ?? null;
  };
  const recorded = time(evn, 2);
  const sentAt = time(msh, 7) ?? recorded;
  if (sentAt === null && msh.value(7) === '') fault(101, at(7), 'the date and time of the message is missing');
  const happened = time(evn, 6) ?? recorded;

  const patients = patientsIn(message, code, settings, faults);
  if (faults.length > 0) throw new Hl7v2Rejected(faults);
  const [patient, ...others] = patients as [Patient, ...Patient[]];
  return {
    id,
    type: [kind, code].filter(Boolean).join('^'),
    from,
    sentAt: sentAt ?? '',
    nhsNumber: patient.nhsNumber,
    patients: [...new Set(patients.flatMap(keysOfPatient))],
    patient,
    others,
    event: { code, title: kind === 'ADT' ? (events[code] ?? '') : '', at: happened },
    content: message.text,
  };
}

/** Type and event: in version 2.2 the event may be in EVN alone. */
function typeOf(msh: Segment, evn: Segment | undefined): [string, string] {
  const written = msh.value(9, 1).trim();
  // Some write the structure (ADT_A01) where the type belongs.
  const [, kind = written, inKind = ''] = /^([A-Z]{3})_([A-Z]\d{2})$/.exec(written) ?? [];
  const structure = /^[A-Z]{3}_([A-Z]\d{2})$/.exec(msh.value(9, 3))?.[1] ?? '';
  return [kind, msh.value(9, 2).trim() || (evn?.value(1).trim() ?? '') || inKind || structure];
}

function checkType(
  kind: string,
  code: string,
  { HL7_TYPES }: Hl7v2Settings,
  fault: (code: Fault['code'], place: Place, text: string) => void,
): void {
  const place = { segment: 'MSH', field: 9 };
  if (kind === '') return fault(101, place, 'the message type is missing');
  if (!/^[A-Z]{3}$/.test(kind)) return fault(200, place, 'the message type is not like ADT^A01');
  if (kind === 'ACK' || kind === 'MCF') return fault(200, place, 'this is an answer and not a message');
  if (code !== '' && !/^[A-Z0-9]{3}$/.test(code))
    return fault(201, { ...place, component: 2 }, 'the event is not like A01');
  if (kind === 'ADT' && !isAdtEvent(code))
    return fault(201, { ...place, component: 2 }, 'there is no such event of ADT messages');
  const wanted = HL7_TYPES?.split(',') ?? [];
  if (wanted.length === 0 || wanted.includes(kind) || wanted.includes(`${kind}^${code}`)) return;
  if (wanted.some((one) => one.startsWith(`${kind}^`)))
    fault(201, { ...place, component: 2 }, 'messages of this event are not taken here');
  else fault(200, place, 'messages of this type are not taken here');
}

/** Each PID segment with the MRG segment that follows it. */
function patientsIn(message: Hl7v2, code: string, { NHS_NUMBER }: Hl7v2Settings, faults: Fault[]): Patient[] {
  const found: { pid: Segment; mrg?: Segment }[] = [];
  for (const segment of message.all) {
    if (segment.name === 'PID') found.push({ pid: segment });
    const last = found.at(-1);
    if (segment.name === 'MRG' && last) last.mrg ??= segment;
  }
  if (found.length === 0) faults.push({ code: 100, place: { segment: 'PID' }, text: 'there is no PID segment' });
  const most = several.has(code) ? 100 : 1;
  if (found.length > most) {
    const text = most === 1 ? 'the message is about more than one patient' : `the message is about more than ${most} patients`;
    faults.push({ code: 100, place: { segment: 'PID', sequence: most + 1 }, text });
  }
  return found.slice(0, most).map(({ pid, mrg }, index) => {
    const before = faults.length;
    const patient = readPatient(pid, index + 1, mrg, faults);
    const place = { segment: 'PID', sequence: index + 1, field: 3 };
    if (faults.length === before && patient.nhsNumber === null) {
      if (NHS_NUMBER === 'required') faults.push({ code: 101, place, text: 'there is no NHS number' });
      else if (patient.identifiers.length === 0)
        faults.push({ code: 101, place, text: 'there is neither an NHS number nor another identifier' });
    }
    if (merges.has(code) && patient.merged.length === 0)
      faults.push({ code: 101, place: { segment: 'MRG', field: 1 }, text: 'the identifier that is merged is missing' });
    return patient;
  });
}
