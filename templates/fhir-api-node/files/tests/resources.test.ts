// What FHIR R4 and UK Core allow in a resource, and what they do not.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { fhir, said, startSandbox } from './start-sandbox.ts';

const sandbox = await startSandbox();
after(() => sandbox[Symbol.asyncDispose]());
const { send } = sandbox;
const ukCore = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-';
const coding = (system: string, code: string) => ({ coding: [{ system, code }] });
const absent = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

/** Each is the body of a patient beside its type. */
const accepted: [name: string, elements: Record<string, unknown>][] = [
  ['nothing at all', {}],
  ['a name alone', { name: [{ text: 'Test' }] }],
  ['an identifier without a system', { identifier: [{ value: 'x' }] }],
  [
    'an identifier with all it can have',
    {
      identifier: [
        {
          use: 'official',
          type: { text: 'PAS' },
          system: 'urn:oid:2.16.840.1',
          value: '1',
          period: { start: '2020', end: '2021-01-01' },
          assigner: { display: 'Trust' },
        },
      ],
    },
  ],
  [
    'a language and narrative',
    {
      language: 'en-GB',
      text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Test</p></div>' },
    },
  ],
  [
    'profiles, tags and security labels',
    {
      meta: {
        profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient|2.0.1'],
        source: 'urn:uuid:5b4c7a8e-0d0c-4d9e-9f33-3a4a1f3f4f11',
        security: [coding('http://terminology.hl7.org/CodeSystem/v3-Confidentiality', 'R').coding[0]],
        tag: [{ display: 'x' }],
      },
    },
  ],
  [
    'an ethnic category',
    {
      extension: [
        {
          url: `${ukCore}EthnicCategory`,
          valueCodeableConcept: coding('https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland', 'G'),
        },
      ],
    },
  ],
  [
    'extensions within an extension',
    {
      extension: [
        {
          url: `${ukCore}DeathNotificationStatus`,
          extension: [
            { url: 'deathNotificationStatus', valueCodeableConcept: { text: 'Removed' } },
            { url: 'systemEffectiveDate', valueDateTime: '2019-08-01T00:00:00.000Z' },
          ],
        },
      ],
    },
  ],
  [
    'times to be called',
    {
      extension: [
        {
          url: `${ukCore}ContactPreference`,
          extension: [
            {
              url: 'PreferredContactTimes',
              valueTiming: {
                repeat: { frequency: 1, period: 1.5, periodUnit: 'd', dayOfWeek: ['mon', 'wed'], when: ['MORN'] },
              },
            },
          ],
        },
      ],
    },
  ],
  [
    'an address of birth',
    {
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', valueAddress: { city: 'Leeds' } },
      ],
    },
  ],
  [
    'a time of birth beside the date',
    {
      birthDate: '2010-10-22',
      _birthDate: {
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime',
            valueDateTime: '2010-10-22T23:10:01+01:00',
          },
        ],
      },
    },
  ],
  ['a reason in place of a date', { _birthDate: absent }],
  ['a reason in place of a given name', { name: [{ given: ['Ann', null], _given: [null, absent] }] }],
  [
    'a country of an address',
    {
      address: [
        {
          use: 'home',
          type: 'both',
          text: '1 Example Street',
          line: ['1 Example Street', 'Flat 2'],
          city: 'Leeds',
          district: 'Yorkshire',
          state: 'x',
          postalCode: 'ZZ99 3AA',
          country: 'GB',
          period: { start: '2020-01-01' },
          extension: [
            {
              url: `${ukCore}AddressKey`,
              extension: [
                { url: 'type', valueCoding: { code: 'PAF' } },
                { url: 'value', valueString: '1' },
              ],
            },
          ],
        },
      ],
    },
  ],
  ['a death', { birthDate: '1950', deceasedDateTime: '2020-01-01T10:00:00+00:00' }],
  ['being alive', { deceasedBoolean: false }],
  ['twins', { multipleBirthInteger: 2 }],
  ['a photograph', { photo: [{ contentType: 'image/png', data: 'iVBORw0KGgo=', title: 'x', creation: '2020' }] }],
  [
    'somebody to contact',
    {
      contact: [
        {
          relationship: [coding('http://terminology.hl7.org/CodeSystem/v2-0131', 'N')],
          name: { text: 'Jane' },
          telecom: [{ system: 'phone', value: '07700900000', use: 'mobile', rank: 1 }],
          address: { city: 'Leeds' },
          gender: 'female',
          period: { start: '2020' },
        },
      ],
    },
  ],
  [
    'languages',
    {
      communication: [
        {
          language: coding('urn:ietf:bcp:47', 'cy'),
          preferred: true,
          extension: [{ url: `${ukCore}NHSCommunication`, valueBoolean: true }],
        },
      ],
    },
  ],
  [
    'a practice elsewhere',
    {
      generalPractitioner: [
        { type: 'Organization', identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'X99' } },
      ],
    },
  ],
  [
    'a practice that is contained',
    {
      contained: [{ resourceType: 'Organization', id: 'gp', name: 'Surgery' }],
      generalPractitioner: [{ reference: '#gp' }],
    },
  ],
  [
    'something contained of another type',
    {
      contained: [{ resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'x' } }],
      extension: [{ url: 'https://example.nhs.uk/x', valueReference: { reference: '#o' } }],
    },
  ],
  ['a link', { link: [{ other: { reference: 'Patient/ash' }, type: 'seealso' }] }],
  ['a leap day', { birthDate: '2024-02-29' }],
  ['a month of birth', { birthDate: '2019-07' }],
  ['letters of every kind', { name: [{ family: 'Ŵŷn-ÓBrien 李', given: ['محمد', '🩺'] }] }],
  ['an NHS number for tests', { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990001235' }] }],
  [
    'an NHS number of a test environment of the NHS',
    { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: ['900', '000', '0009'].join('') }] },
  ],
];

describe('accepted, and given back as it was:', () => {
  for (const [name, elements] of accepted)
    test(name, async () => {
      const { status, body } = await send('POST /Patient', fhir({ resourceType: 'Patient', ...elements }));
      assert.equal(status, 201, JSON.stringify(body));
      const { meta = {}, ...rest } = elements as { meta?: object };
      assert.deepEqual(body, { ...rest, resourceType: 'Patient', id: body.id, meta: { ...meta, ...pick(body.meta) } });
    });
});

function pick({ versionId, lastUpdated }: { versionId: string; lastUpdated: string }) {
  return { versionId, lastUpdated };
}

/** Each with the place that the answer has to name as FHIRPath, and words that it has to say. */
const refused: [name: string, elements: Record<string, unknown>, expression: string, words: RegExp, status?: number][] =
  [
    ['an unknown element', { shoeSize: 9 }, 'Patient.shoeSize', /not an element of FHIR R4/],
    ['a misspelt element', { birthdate: '1980' }, 'Patient.birthdate', /not an element/],
    ['an unknown element below', { name: [{ surname: 'x' }] }, 'Patient.name[0].surname', /not an element/],
    ['an element of another resource', { participant: [] }, 'Patient.participant', /not an element/],
    [
      'an element whose name could be a secret',
      { '999 000': 1 },
      'Patient',
      /has an element that FHIR R4 does not have/,
    ],
    ['a day that is not', { birthDate: '1981-02-29' }, 'Patient.birthDate', /date that exists/],
    ['31 June', { birthDate: '1981-06-31' }, 'Patient.birthDate', /date that exists/],
    ['a month of 13', { birthDate: '1981-13-01' }, 'Patient.birthDate', /date that exists/],
    ['a British date', { birthDate: '01/02/1981' }, 'Patient.birthDate', /YYYY-MM-DD/],
    ['a date with a time', { birthDate: '1981-02-01T00:00:00Z' }, 'Patient.birthDate', /YYYY-MM-DD/],
    ['a number for a date', { birthDate: 1981 }, 'Patient.birthDate', /text in quotation marks/],
    ['a birth to come', { birthDate: '2990-01-01' }, 'Patient.birthDate', /in the future/, 422],
    ['a death to come', { deceasedDateTime: '2990' }, 'Patient.deceased', /in the future/, 422],
    [
      'a death before the birth',
      { birthDate: '1980-01-02', deceasedDateTime: '1980-01-01' },
      'Patient.deceased',
      /before the birth/,
      422,
    ],
    [
      'a time without a zone',
      { deceasedDateTime: '2020-01-01T10:00:00' },
      'Patient.deceased.ofType(dateTime)',
      /time zone/,
    ],
    [
      'a time without seconds',
      { deceasedDateTime: '2020-01-01T10:00Z' },
      'Patient.deceased.ofType(dateTime)',
      /seconds/,
    ],
    ['an hour of 24', { deceasedDateTime: '2020-01-01T24:00:00Z' }, 'Patient.deceased.ofType(dateTime)', /exist/],
    ['a gender that is no code', { gender: 'M' }, 'Patient.gender', /one of male, female, other, unknown/],
    ['a use that is no code', { name: [{ use: 'legal' }] }, 'Patient.name[0].use', /one of usual, official/],
    [
      'a system of telecom that is no code',
      { telecom: [{ system: 'mobile', value: '1' }] },
      'Patient.telecom[0].system',
      /one of phone/,
    ],
    ['a telecom without a system', { telecom: [{ value: '1' }] }, 'Patient.telecom[0]', /system.*cpt-2/],
    ['a rank of 0', { telecom: [{ system: 'phone', value: '1', rank: 0 }] }, 'Patient.telecom[0].rank', />= 1/],
    ['text for a boolean', { active: 'true' }, 'Patient.active', /true or false/],
    ['one where there are many', { name: { family: 'x' } }, 'Patient.name', /a list/],
    ['many where there is one', { gender: ['male'] }, 'Patient.gender', /one of|text/],
    ['an empty list', { name: [] }, 'Patient.name', /empty list/],
    ['an empty object', { name: [{}] }, 'Patient.name[0]', /not be empty/],
    ['empty text', { name: [{ family: '' }] }, 'Patient.name[0].family', /at least one character/],
    ['null', { gender: null }, 'Patient.gender', /./],
    ['null among names', { name: [{ given: ['x', null] }] }, 'Patient.name[0].given', /null/],
    [
      'two values for one element',
      { deceasedBoolean: true, deceasedDateTime: '2020' },
      'Patient',
      /only one of deceasedBoolean/,
    ],
    [
      'an extension with two values',
      { extension: [{ url: 'https://example.nhs.uk/x', valueString: 'a', valueCode: 'b' }] },
      'Patient.extension[0]',
      /only one of/,
    ],
    [
      'an extension whose url is no address',
      { extension: [{ url: 'EthnicCategory', valueString: 'a' }] },
      'Patient.extension',
      /absolute address/,
    ],
    [
      'a system that is no address',
      { identifier: [{ system: 'nhs-number', value: '1' }] },
      'Patient.identifier[0].system',
      /absolute URI/,
    ],
    [
      'a reference that is no reference',
      { generalPractitioner: [{ reference: 'organization/woodland' }] },
      'Patient.generalPractitioner[0].reference',
      /a type with an id/,
    ],
    ['an extension without url', { extension: [{ valueString: 'a' }] }, 'Patient.extension[0]', /must have url/],
    [
      'an extension without value',
      { extension: [{ url: 'https://example.nhs.uk/x' }] },
      'Patient.extension[0]',
      /ext-1/,
    ],
    [
      'an unknown kind of value',
      { extension: [{ url: 'https://example.nhs.uk/x', valueText: 'a' }] },
      'Patient.extension[0].value.ofType(Text)',
      /not an element/,
    ],
    [
      'a wrong value in an extension',
      { extension: [{ url: 'https://example.nhs.uk/x', valueInteger: 1.5 }] },
      'Patient.extension[0].value.ofType(integer)',
      /whole number/,
    ],
    [
      'an OID that is none',
      { extension: [{ url: 'https://example.nhs.uk/x', valueOid: 'urn:oid:3.1' }] },
      'Patient.extension[0].value.ofType(oid)',
      /OID/,
    ],
    [
      'a UUID that is none',
      { extension: [{ url: 'https://example.nhs.uk/x', valueUuid: 'urn:uuid:1' }] },
      'Patient.extension[0].value.ofType(uuid)',
      /UUID/,
    ],
    [
      'an id that is none',
      { extension: [{ url: 'https://example.nhs.uk/x', valueId: 'a b' }] },
      'Patient.extension[0].value.ofType(id)',
      /1 to 64/,
    ],
    [
      'an instant that is none',
      { extension: [{ url: 'https://example.nhs.uk/x', valueInstant: '2020-01-01' }] },
      'Patient.extension[0].value.ofType(instant)',
      /date and time/,
    ],
    [
      'a canonical that is none',
      { meta: { profile: ['UKCore-Patient'] } },
      'Patient.meta.profile[0]',
      /absolute address/,
    ],
    [
      'a URL that is none',
      { extension: [{ url: 'https://example.nhs.uk/x', valueUrl: 'www.nhs.uk' }] },
      'Patient.extension[0].value.ofType(url)',
      /absolute URL/,
    ],
    [
      'a URI with a space',
      { identifier: [{ system: 'NHS number', value: '1' }] },
      'Patient.identifier[0].system',
      /URI/,
    ],
    [
      'an OID as system that is none',
      { identifier: [{ system: 'urn:oid:x', value: '1' }] },
      'Patient.identifier[0].system',
      /urn:oid:/,
    ],
    ['base64 that is none', { photo: [{ contentType: 'image/png', data: '***' }] }, 'Patient.photo[0].data', /base64/],
    ['a photograph without its type', { photo: [{ data: 'iVBORw0KGgo=' }] }, 'Patient.photo[0]', /contentType/],
    [
      'narrative with a script',
      { text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><script>1</script></div>' } },
      'Patient.text.div',
      /XHTML/,
    ],
    [
      'narrative without its status',
      { text: { div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' } },
      'Patient.text',
      /must have status/,
    ],
    [
      'a period that ends before it starts',
      { name: [{ text: 'x', period: { start: '2020-02', end: '2020-01' } }] },
      'Patient.name[0].period',
      /ends before it starts/,
    ],
    ['a contact without anything', { contact: [{ gender: 'male' }] }, 'Patient.contact[0]', /pat-1/],
    [
      'a language that is missing',
      { communication: [{ preferred: true }] },
      'Patient.communication[0]',
      /must have language/,
    ],
    [
      'a link without its type',
      { link: [{ other: { reference: 'Patient/oak' } }] },
      'Patient.link[0]',
      /must have type/,
    ],
    [
      'a practice that is a patient',
      { generalPractitioner: [{ reference: 'Patient/oak' }] },
      'Patient.generalPractitioner[0].reference',
      /must refer to Organization/,
    ],
    [
      'a patient that is not here',
      { link: [{ other: { reference: 'Patient/nobody' }, type: 'seealso' }] },
      'Patient.link[0].other.reference',
      /not in the sandbox/,
      422,
    ],
    [
      'a contained resource that is wrong',
      {
        contained: [{ resourceType: 'Organization', id: 'gp', nam: 'x' }],
        generalPractitioner: [{ reference: '#gp' }],
      },
      'Patient.contained[0].nam',
      /not an element/,
    ],
    [
      'a contained resource without a name',
      {
        contained: [{ resourceType: 'Organization', id: 'gp', active: true }],
        generalPractitioner: [{ reference: '#gp' }],
      },
      'Patient.contained[0]',
      /org-1/,
    ],
    [
      'a contained resource that nothing refers to',
      { contained: [{ resourceType: 'Organization', id: 'gp', name: 'x' }] },
      'Patient.contained[0]',
      /dom-3/,
      422,
    ],
    [
      'a contained resource with a version',
      {
        contained: [{ resourceType: 'Organization', id: 'gp', name: 'x', meta: { versionId: '1' } }],
        generalPractitioner: [{ reference: '#gp' }],
      },
      'Patient.contained[0]',
      /dom-4/,
      422,
    ],
    [
      'an NHS number with a wrong check digit',
      { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990001234' }] },
      'Patient.identifier[0].value',
      /check digit/,
      422,
    ],
    [
      'an NHS number with spaces',
      { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '999 000 1235' }] },
      'Patient.identifier[0].value',
      /10 digits/,
      422,
    ],
    [
      'a resource of which this is a part only',
      { meta: { tag: [{ code: 'SUBSETTED' }] } },
      'Patient.meta',
      /only a part/,
      422,
    ],
  ];

describe('refused, with the place:', () => {
  for (const [name, elements, expression, words, status = 400] of refused)
    test(name, async () => {
      const { status: answered, body } = await send('POST /Patient', fhir({ resourceType: 'Patient', ...elements }));
      assert.equal(answered, status, JSON.stringify(body));
      const issue = body.issue.find((one: any) => one.expression?.[0] === expression);
      assert.ok(issue, `${expression}: ${JSON.stringify(body.issue)}`);
      assert.match(issue.diagnostics, words);
    });
});

describe('appointments', { skip: !sandbox.hasBooking }, () => {
  const appointment = {
    resourceType: 'Appointment',
    status: 'booked',
    start: '2026-05-01T09:00:00+01:00',
    end: '2026-05-01T09:10:00+01:00',
    participant: [{ actor: { reference: 'Patient/oak' }, status: 'accepted' }],
  };
  const right: [string, Record<string, unknown>][] = [
    ['as they are', {}],
    ['that are proposed without a time', { status: 'proposed', start: undefined, end: undefined }],
    ['of no length', { end: appointment.start }],
    [
      'with all that UK Core adds',
      {
        extension: [
          {
            url: `${ukCore}DeliveryChannel`,
            valueCodeableConcept: coding('https://fhir.hl7.org.uk/CodeSystem/UKCore-DeliveryChannel', 'In-person'),
          },
        ],
        identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: 'e7c54d06-c5b5-4ecb-91c3-5c1e68d3b923' }],
        serviceCategory: [{ text: 'x' }],
        specialty: [{ text: 'x' }],
        appointmentType: { text: 'x' },
        reasonCode: [{ text: 'x' }],
        reasonReference: [{ reference: 'Condition/1' }],
        priority: 1,
        slot: [{ reference: 'Slot/1' }],
        created: '2022-02-14',
        comment: 'x',
        patientInstruction: 'x',
        basedOn: [{ reference: 'ServiceRequest/1' }],
        supportingInformation: [{ reference: 'DocumentReference/1' }],
        requestedPeriod: [{ start: '2022' }],
      },
    ],
    ['with a participant by type alone', { participant: [{ type: [{ text: 'Nurse' }], status: 'needs-action' }] }],
    ['that were cancelled for a reason', { status: 'cancelled', cancelationReason: { text: 'Weather' } }],
  ];
  for (const [name, elements] of right)
    test(`${name} are kept`, async () => {
      const { status, body } = await send('POST /Appointment', fhir({ ...appointment, ...elements }));
      assert.equal(status, 201, JSON.stringify(body));
    });
  const wrong: [string, Record<string, unknown>, RegExp, number?][] = [
    ['that end before they start', { end: '2026-05-01T09:59:00+02:00' }, /Appointment\.end is before the start/, 422],
    ['without a status', { status: undefined }, /Appointment must have status/],
    ['without anybody', { participant: undefined }, /must have participant/],
    ['with an empty list of participants', { participant: [] }, /empty list/],
    [
      'with a participant who says nothing',
      { participant: [{ actor: { reference: 'Patient/oak' } }] },
      /participant\[0\] must have status/,
    ],
    ['with a participant that is nobody', { participant: [{ status: 'accepted' }] }, /app-1/],
    ['with a start alone', { end: undefined }, /app-2/],
    ['that are booked for no time', { start: undefined, end: undefined }, /app-3/],
    ['that are booked and have a reason for cancelling', { cancelationReason: { text: 'x' } }, /app-4/],
    ['with a start that is only a day', { start: '2026-05-01' }, /Appointment\.start must be a date and time/],
    ['with minutes of 0', { minutesDuration: 0 }, /minutesDuration must be >= 1/],
    ['with a status of another resource', { status: 'planned' }, /Appointment\.status must be one of proposed/],
    [
      'with a patient who is not here',
      { participant: [{ actor: { reference: 'Patient/x' }, status: 'accepted' }] },
      /not in the sandbox/,
      422,
    ],
  ];
  for (const [name, elements, words, status = 400] of wrong)
    test(`${name} are refused`, async () => {
      const answer = await send('POST /Appointment', fhir({ ...appointment, ...elements }));
      assert.equal(answer.status, status, JSON.stringify(answer.body));
      assert.match(said(answer.body), words);
    });
  test('organisations and practitioners can be created, too', async () => {
    const made = [
      { resourceType: 'Organization', name: 'x' },
      { resourceType: 'Practitioner', name: [{ text: 'x' }], qualification: [{ code: { text: 'x' } }] },
    ];
    for (const resource of made)
      assert.equal((await send(`POST /${resource.resourceType}`, fhir(resource))).status, 201);
    const home = { resourceType: 'Organization', telecom: [{ system: 'phone', value: '1' }] };
    assert.match(said((await send('POST /Organization', fhir(home))).body), /org-1/);
  });
});

test('a failure never repeats a value that was sent', async () => {
  const secret = 'Zebedee';
  const everywhere = {
    resourceType: 'Patient',
    gender: secret,
    birthDate: secret,
    active: secret,
    name: [{ use: secret, family: [secret] }],
    meta: { profile: [secret] },
    link: [{ type: secret, other: { reference: `Observation/${secret}` } }],
    extension: [{ url: secret, valueInteger: secret, valueUuid: secret }],
    [`${secret} 1`]: secret,
  };
  const { status, body } = await send('POST /Patient', fhir(everywhere));
  assert.equal(status, 400);
  assert.doesNotMatch(JSON.stringify(body), /Zebedee/);
  const nobody = { resourceType: 'Patient', link: [{ type: 'seealso', other: { reference: `Patient/${secret}` } }] };
  for (const answer of [
    await send('POST /Patient', fhir(nobody)),
    await send(`GET /Patient/${secret}`),
    await send(
      `GET /Patient?${secret}=${secret}&gender=${secret}&birthdate=${secret}&name:${secret}=x&_include=${secret}&_sort=${secret}`,
    ),
    await send('GET /Patient?name=a', { headers: { 'X-Request-ID': secret, Accept: '*/*' } }),
    await send('GET /Patient', { headers: { Accept: `text/${secret}` } }),
  ]) {
    assert.ok(answer.status >= 400);
    assert.doesNotMatch(JSON.stringify(answer.body), /zebedee/i);
  }
});

test('a body that is made to take long is answered', async () => {
  const long = [
    { photo: [{ contentType: 'image/png', data: `${' '.repeat(900_000)}*` }] },
    { text: { status: 'generated', div: `<div>${'<'.repeat(900_000)}</div>` } },
    {
      contained: Array.from({ length: 9000 }, (_, index) => ({
        resourceType: 'Organization',
        id: `o${index}`,
        name: 'x',
      })),
    },
    { name: [{ family: ' '.repeat(900_000) }], birthDate: '1'.repeat(9000) },
  ];
  for (const elements of long) {
    const { status } = await send('POST /Patient', fhir({ resourceType: 'Patient', ...elements }));
    assert.ok([201, 400, 422].includes(status));
  }
});

test('a body that is nested without end is refused', async () => {
  const deep = `${'{"extension":[{"url":"https://example.nhs.uk/x","extension":['.repeat(5000)}${']}]}'.repeat(5000)}`;
  const { status } = await send('POST /Patient', fhir(`{"resourceType":"Patient","extension":[${deep}]}`));
  assert.equal(status, 400);
});
