import { z } from 'zod';
import type { Message } from './message.ts';
import { isNhsNumber, testNhsNumber } from './nhs-number.ts';
import { Rejected } from './problems.ts';
import { textOf } from './text.ts';

const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

const identifier = z.looseObject({ system: z.string(), value: z.string() });
const messageHeader = z.looseObject({
  resourceType: z.literal('MessageHeader'),
  eventCoding: z.looseObject({ code: z.string().min(1).max(64) }),
  source: z.looseObject({ endpoint: z.string().min(1).max(255) }),
});
const patient = z.looseObject({ resourceType: z.literal('Patient'), identifier: z.array(identifier).min(1) });
const entry = z.looseObject({ resource: z.looseObject({ resourceType: z.string() }) });
const bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  type: z.literal('message'),
  identifier: z.looseObject({ value: z.string().min(1).max(200) }),
  timestamp: z.iso.datetime({ offset: true }),
  entry: z.array(entry).min(2),
});

/** Reads a FHIR R4 message: a Bundle that begins with a MessageHeader and holds one Patient with an NHS number. */
export function readFhirMessage(bytes: Uint8Array): Message {
  const content = parsed(bundle, json(textOf(bytes)), '');
  const header = parsed(messageHeader, content.entry[0]?.resource, 'entry.0.resource');
  const patients = content.entry.map(({ resource }) => resource).filter((one) => one.resourceType === 'Patient');
  if (patients.length !== 1)
    throw new Rejected([`The message is about ${patients.length} patients and not about one.`]);
  const { identifier: identifiers } = parsed(patient, patients[0], 'Patient');
  const nhsNumber = identifiers.find(({ system }) => system === nhsNumberSystem)?.value;
  if (nhsNumber === undefined) throw new Rejected(['The patient has no NHS number.']);
  if (!isNhsNumber(nhsNumber)) throw new Rejected(['The NHS number of the patient is not valid.']);
  return {
    id: content.identifier.value,
    type: header.eventCoding.code,
    from: header.source.endpoint,
    sentAt: content.timestamp,
    nhsNumber,
    patients: [nhsNumber],
    content,
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error of JSON.parse quotes the text, so it goes no further.
    throw new Rejected(['The message is not JSON.']);
  }
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, place: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Rejected(
    result.error.issues.map(
      ({ path, message }) => `${[place, ...path].filter((key) => key !== '').join('.') || 'message'}: ${message}.`,
    ),
  );
}

/** A made-up message; `index` makes it another one. */
export function syntheticFhirMessage(index: number, id: string): string {
  const header = {
    resourceType: 'MessageHeader',
    eventCoding: {
      system: 'https://fhir.nhs.uk/CodeSystem/message-event',
      code: index % 2 === 0 ? 'encounter-started' : 'encounter-finished',
    },
    source: { name: 'Synthetic sender', endpoint: 'https://sender.example.nhs.uk/fhir' },
    focus: [{ reference: 'Encounter/1' }],
  };
  const about = {
    resourceType: 'Patient',
    id: '1',
    meta: { profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient'] },
    identifier: [{ system: nhsNumberSystem, value: testNhsNumber(index) }],
    name: [{ family: `Testpatient-${index}`, given: ['Test'] }],
    birthDate: `${1930 + (index % 90)}-01-01`,
  };
  const encounter = {
    resourceType: 'Encounter',
    id: '1',
    status: index % 2 === 0 ? 'in-progress' : 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject: { reference: 'Patient/1' },
  };
  const message = {
    resourceType: 'Bundle',
    type: 'message',
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` },
    timestamp: new Date().toISOString(),
    entry: [header, about, encounter].map((resource) => ({ resource })),
  };
  return `${JSON.stringify(message, null, 2)}\n`;
}
