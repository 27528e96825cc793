import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFhirMessage, syntheticFhirMessage } from '../src/fhir-message.ts';
import { Rejected } from '../src/problems.ts';

const id = '0d8f4c3e-97a5-4a5b-9d5a-3c7b8b9f2a11';
const read = (text: string) => readFhirMessage(new TextEncoder().encode(text));
const changed = (change: (message: any) => void) => {
  const message = JSON.parse(syntheticFhirMessage(0, id));
  change(message);
  return JSON.stringify(message);
};

test('a synthetic message is read', () => {
  const message = read(syntheticFhirMessage(0, id));
  assert.deepEqual(
    [message.id, message.type, message.from, message.nhsNumber?.slice(0, 3)],
    [`urn:uuid:${id}`, 'encounter-started', 'https://sender.example.nhs.uk/fhir', '999'],
  );
});

const wrong: [string, string, RegExp][] = [
  ['no JSON', '{"resourceType":"Bundle","type":', /not JSON/],
  ['another resource', '{"resourceType":"Patient"}', /resourceType/],
  ['a Bundle of another type', changed((one) => (one.type = 'searchset')), /type: /],
  ['no identifier', changed((one) => delete one.identifier), /identifier: /],
  ['a header in the wrong place', changed((one) => one.entry.reverse()), /entry\.0\.resource/],
  ['no patient', changed((one) => one.entry.splice(1, 1)), /about 0 patients/],
  ['two patients', changed((one) => one.entry.push(one.entry[1])), /about 2 patients/],
  ['no NHS number', changed((one) => (one.entry[1].resource.identifier[0].system = 'urn:other')), /no NHS number/],
  ['a wrong NHS number', changed((one) => (one.entry[1].resource.identifier[0].value = '9990000000')), /not valid/],
  ['null', 'null', /message: /],
  ['entries that are not', changed((one) => (one.entry = [null, 1])), /entry\.0/],
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
  assert.throws(() => readFhirMessage(Uint8Array.of(0x22, 0xe9, 0x22)), /not UTF-8/);
});
