import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHl7v2 } from '../src/hl7v2.ts';
import { readHl7v2Message, syntheticHl7v2Message } from '../src/hl7v2-message.ts';
import { Rejected } from '../src/problems.ts';

const id = '0d8f4c3e-97a5-4a5b-9d5a-3c7b8b9f2a11';
const whole = syntheticHl7v2Message(0, id);
const read = (text: string) => readHl7v2Message(new TextEncoder().encode(text));

test('a synthetic message is read', () => {
  const message = read(whole);
  assert.deepEqual(
    [message.id, message.type, message.from, message.nhsNumber.slice(0, 3)],
    [id, 'ADT^A01', 'SYNTHETIC/SENDER', '999'],
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

const wrong: [string, string, RegExp][] = [
  ['nothing', '', /MSH/],
  ['text', 'hello', /MSH/],
  ['separators that are the same', 'MSH||||||', /MSH/],
  ['a line that is no segment', `${whole}TESTPATIENT went home\r`, /Line 5 is not a segment/],
  ['no patient', whole.replace(/PID.*?\r/, ''), /one PID/],
  ['two patients', whole.replace(/PID.*?\r/, '$&$&'), /one PID/],
  ['no control ID', whole.replace(id, ''), /MSH-10/],
  ['no type', whole.replace('ADT^A01', ''), /MSH-9/],
  ['no date', whole.replace(/\|\d{14}\|\|ADT/, '|yesterday||ADT'), /MSH-7/],
  ['no NHS number', whole.replace('^^^NHS^NH', '^^^X99TEST^MR'), /no NHS number/],
  ['a wrong NHS number', whole.replace(/999\d{7}/, '9990000000'), /NHS number in PID-3 is not valid/],
];
for (const [name, text, problem] of wrong) {
  test(`${name} is rejected with the place and without the value`, () => {
    assert.throws(
      () => read(text),
      (error) =>
        error instanceof Rejected && problem.test(error.message) && !/999\d{7}|testpatient/i.test(error.message),
    );
  });
}

test('bytes that are not UTF-8 are rejected', () => {
  assert.throws(() => readHl7v2Message(Uint8Array.of(0x4d, 0xe9)), /not UTF-8/);
});
