import { parseHl7v2, type Segment } from './hl7v2.ts';
import type { Message } from './message.ts';
import { isNhsNumber, testNhsNumber } from './nhs-number.ts';
import { Rejected } from './problems.ts';
import { textOf } from './text.ts';

/** Reads an HL7 v2 message about one patient with an NHS number, such as ADT^A01. */
export function readHl7v2Message(bytes: Uint8Array): Message {
  const text = textOf(bytes);
  const message = parseHl7v2(text);
  const [msh] = message.segments('MSH');
  const [pid, ...others] = message.segments('PID');
  if (!msh || !pid || others.length > 0) throw new Rejected(['The message does not have one PID segment.']);
  const found = {
    id: msh.value(10),
    type: [msh.value(9, 1), msh.value(9, 2)].filter(Boolean).join('^'),
    from: [msh.value(3), msh.value(4)].filter(Boolean).join('/'),
    sentAt: msh.value(7),
    nhsNumber: nhsNumberOf(pid),
  };
  const problems = [
    /^[!-~]{1,199}$/.test(found.id) ? [] : ['MSH-10 (message control ID) is missing or not plain text.'],
    /^[A-Z]{3}(\^[A-Z]\d{2})?$/.test(found.type) ? [] : ['MSH-9 (message type) is not like ADT^A01.'],
    found.from === '' ? ['MSH-3 and MSH-4 (sender) are missing.'] : [],
    /^\d{8}(\d{4}(\d{2}(\.\d{1,4})?)?)?([+-]\d{4})?$/.test(found.sentAt)
      ? []
      : ['MSH-7 (date and time) is not like 20260131093000.'],
    found.nhsNumber === '' ? ['PID-3 holds no NHS number (identifier type NH).'] : [],
    found.nhsNumber === '' || isNhsNumber(found.nhsNumber) ? [] : ['The NHS number in PID-3 is not valid.'],
  ].flat();
  if (problems.length > 0) throw new Rejected(problems);
  return { ...found, content: text };
}

/** PID-3 repeats for each kind of number; the NHS number has the type NH, or NHS as the one who gave it. */
function nhsNumberOf(pid: Segment): string {
  const places = Array.from({ length: pid.repetitions(3) }, (_, index) => index + 1);
  const place = places.find((at) => pid.value(3, 5, at) === 'NH' || pid.value(3, 4, at).startsWith('NHS'));
  return place === undefined ? '' : pid.value(3, 1, place).replaceAll(' ', '');
}

/** A made-up message; `index` makes it another one. */
export function syntheticHl7v2Message(index: number, id: string): string {
  const now = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const [type, status] = index % 2 === 0 ? ['A01', 'I'] : ['A03', 'O'];
  const segments = [
    `MSH|^~\\&|SYNTHETIC|SENDER|WORKER|HERE|${now}||ADT^${type}|${id}|T|2.4|||AL|NE||UNICODE UTF-8`,
    `EVN|${type}|${now}`,
    `PID|1||${testNhsNumber(index)}^^^NHS^NH~T${index}^^^X99TEST^PI||TESTPATIENT-${index}^TEST^^^||${1930 + (index % 90)}0101|U|||1 EXAMPLE STREET^^EXAMPLETON^^ZZ99 3AA`,
    `PV1|1|${status}|WARD^1^1^X99TEST`,
  ];
  return `${segments.join('\r')}\r`;
}
