import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hl7v2Reader, type Hl7v2Settings } from '../src/hl7v2-message.ts';
import { syntheticHl7v2Message } from '../src/hl7v2-synthetic.ts';
import { parseHl7v2 } from '../src/hl7v2.ts';
import { Rejected } from '../src/problems.ts';

const id = '0d8f4c3e-97a5-4a5b-9d5a-3c7b8b9f2a11';
const whole = syntheticHl7v2Message(0, id);
const read = (text: string, settings: Hl7v2Settings = {}) => hl7v2Reader(settings)(new TextEncoder().encode(text));

test('a synthetic message is read', () => {
  const message = read(whole);
  assert.deepEqual(
    [message.id, message.type, message.from, message.nhsNumber?.slice(0, 3), message.patient.names[0]?.family],
    [id, 'ADT^A01', 'SYNTHETIC/SENDER', '999', 'TESTPATIENT-0'],
  );
});

test('segments may end with any line ending, inside the frame of MLLP or not', () => {
  for (const text of [whole.replaceAll('\r', '\n'), whole.replaceAll('\r', '\r\n'), `\u000b${whole}\u001c\r`])
    assert.equal(read(text).id, id);
});

test('separators are those that the message declares', () => {
  const other = whole.replaceAll('|', '#').replaceAll('^', '@');
  assert.equal(read(other).id, id);
});

test('fields, repetitions, components and escapes are told apart', () => {
  const message = parseHl7v2('MSH|^~\\&|A\\T\\B|C\\F\\D^two~three\\X41\\|\\E\\\\Z9\\\rZZ1|x');
  const [msh] = message.segments('MSH');
  assert.equal(msh?.value(1), '|');
  assert.equal(msh?.value(2), '^~\\&');
  assert.equal(msh?.value(3), 'A&B');
  assert.deepEqual([msh?.value(4), msh?.value(4, 2), msh?.value(4, 1, 2)], ['C|D', 'two', 'threeA']);
  assert.equal(msh?.value(5), '\\\\Z9\\');
  assert.deepEqual([msh?.value(99), msh?.value(4, 9), msh?.value(4, 1, 9)], ['', '', '']);
  assert.equal(message.segments('ZZ1')[0]?.value(1), 'x');
});

test('the NHS number is found among other numbers', () => {
  const text = whole.replace(
    /PID\|1\|\|([^|]*)/,
    (_all, numbers: string) => `PID|1||${numbers.split('~').reverse().join('~')}`,
  );
  assert.equal(read(text).nhsNumber, read(whole).nhsNumber);
});

test('a message about a patient without an NHS number is taken, unless it is required', () => {
  const text = whole.replace('^^^NHS^NH', '^^^X99TEST^MR');
  assert.equal(read(text).nhsNumber, null);
  assert.throws(() => read(text, { NHS_NUMBER: 'required' }), /^Hl7v2Rejected|PID-3: there is no NHS number\./);
});

const wrong: [string, string, RegExp, Hl7v2Settings?][] = [
  ['nothing', '', /MSH/],
  ['text', 'hello', /MSH/],
  ['separators that are the same', 'MSH||||||', /MSH-2/],
  ['a line that is no segment', `${whole}TESTPATIENT went home\r`, /Line 5: is not a segment/],
  ['a second message', `${whole}${whole}`, /Line 5: begins another message/],
  ['no patient', whole.replace(/PID.*?\r/, ''), /no PID/],
  ['two patients', whole.replace(/PID.*?\r/, '$&$&'), /PID, PID number 2: .*more than one patient/],
  ['no control ID', whole.replace(id, ''), /MSH-10: .*missing/],
  ['no type', whole.replace('ADT^A01', ''), /MSH-9: .*missing/],
  ['an event that there is not', whole.replace('ADT^A01', 'ADT^A99'), /MSH-9\.2: there is no such event/],
  ['an answer', whole.replace('ADT^A01', 'ACK'), /MSH-9: this is an answer/],
  ['a type that is not wanted', whole, /MSH-9: messages of this type/, { HL7_TYPES: 'ORU' }],
  ['an event that is not wanted', whole, /MSH-9\.2: messages of this event/, { HL7_TYPES: 'ORU,ADT^A03' }],
  ['another version', whole.replace('|2.4', '|3.0'), /MSH-12: the version/],
  ['no date', whole.replace(/\|\d{14}\+0000\|\|ADT/, '|yesterday||ADT'), /MSH-7: is not a date/],
  ['a day that there is not', whole.replace(/19300101/, '19300231'), /PID-7: the date of birth/],
  ['no sender', whole.replace('SYNTHETIC|SENDER', '|'), /MSH-3: the sender is missing/],
  ['a wrong NHS number', whole.replace(/999\d{7}/, '9990000000'), /PID-3\.1: the NHS number is not valid/],
  ['a short NHS number', whole.replace(/999\d{7}/, '99900'), /PID-3\.1: .*ten digits/],
  ['no identifier', whole.replace(/PID\|1\|\|[^|]*/, 'PID|1||'), /PID-3: there is neither/],
  ['a merge of nothing', whole.replace('ADT^A01', 'ADT^A40'), /MRG-1: .*missing/],
  ['another character set', whole.replace('UNICODE UTF-8', 'KLINGON'), /MSH-18: the character set is not one/],
];
for (const [name, text, problem, settings] of wrong) {
  test(`${name} is rejected with the place and without the value`, () => {
    assert.throws(
      () => read(text, settings),
      (error) =>
        error instanceof Rejected && problem.test(error.message) && !/999\d{7}|testpatient/i.test(error.message),
    );
  });
}
