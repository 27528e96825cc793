// Creating, changing and deleting, as clients do it.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { ask, fhir, said, startSandbox } from './start-sandbox.ts';

const sandbox = await startSandbox();
after(() => sandbox[Symbol.asyncDispose]());
const { send, origin } = sandbox;
const patient = { resourceType: 'Patient', name: [{ family: 'Testpatient-New' }] };
const create = async (more = {}) => (await send('POST /Patient', fhir({ ...patient, ...more }))).body;

describe('creating', () => {
  test('gives an id of its own, a version and a place', async () => {
    const { status, headers, body } = await send(
      'POST /Patient',
      fhir({ ...patient, id: 'mine', meta: { versionId: '7' } }),
    );
    assert.equal(status, 201);
    assert.match(body.id, /^[0-9a-f-]{36}$/);
    assert.equal(body.meta.versionId, '1');
    assert.equal(headers.get('etag'), 'W/"1"');
    assert.equal(headers.get('location'), `${sandbox.publicBase}/Patient/${body.id}/_history/1`);
    const there = headers.get('location')?.replace('https://sandbox.example.nhs.uk', origin) ?? '';
    assert.deepEqual((await ask(there)).body, body);
    assert.ok(Date.parse(headers.get('last-modified') ?? '') > 0);
  });

  const preferred: [prefer: string, answered: string | undefined][] = [
    ['return=minimal', undefined],
    ['return=representation', 'Patient'],
    ['return=OperationOutcome', 'OperationOutcome'],
    ['return="minimal"', undefined],
    ['return=everything', 'Patient'],
    ['handling=lenient, return=minimal', undefined],
  ];
  for (const [prefer, type] of preferred)
    test(`answers ${type ?? 'nothing'} to Prefer: ${prefer}`, async () => {
      const { status, headers, body } = await send('POST /Patient', fhir(patient, { Prefer: prefer }));
      assert.equal(status, 201);
      assert.equal(body?.resourceType, type);
      assert.match(headers.get('location') ?? '', /Patient\/.*\/_history\/1$/);
    });

  test('If-None-Exist finds what is there, and creates what is not', async () => {
    const identifier = [{ system: 'https://example.nhs.uk/Id/once', value: 'a1' }];
    const once = { 'If-None-Exist': 'identifier=https://example.nhs.uk/Id/once|a1' };
    const first = await send('POST /Patient', fhir({ ...patient, identifier }, once));
    const second = await send('POST /Patient', fhir({ ...patient, identifier }, once));
    assert.deepEqual([first.status, second.status], [201, 200]);
    assert.equal(second.body.id, first.body.id);
    assert.equal(second.headers.get('location'), first.headers.get('location'));
    const address = { 'If-None-Exist': `${sandbox.base}/Patient?identifier=a1` };
    assert.equal((await send('POST /Patient', fhir(patient, address))).status, 200);
  });
  test('If-None-Exist that finds several, or says nothing, is refused', async () => {
    assert.equal((await send('POST /Patient', fhir(patient, { 'If-None-Exist': 'name=test' }))).status, 412);
    assert.equal((await send('POST /Patient', fhir(patient, { 'If-None-Exist': '_count=1' }))).status, 400);
    assert.equal((await send('POST /Patient', fhir(patient, { 'If-None-Exist': 'nam=x' }))).status, 400);
  });
});

describe('changing', () => {
  test('makes a new version, and keeps the old one', async () => {
    const { id, ...rest } = await create();
    const changed = await send(`PUT /Patient/${id}`, fhir({ id, ...rest, gender: 'other' }));
    assert.equal(changed.status, 200);
    assert.equal(changed.headers.get('etag'), 'W/"2"');
    assert.equal((await send(`GET /Patient/${id}`)).body.gender, 'other');
    assert.equal((await send(`GET /Patient/${id}/_history/1`)).body.gender, undefined);
    assert.equal((await send(`GET /Patient/${id}/_history/2`)).body.gender, 'other');
  });
  test('under an id that is new creates', async () => {
    const { status, headers } = await send('PUT /Patient/my-own.id-1', fhir({ ...patient, id: 'my-own.id-1' }));
    assert.equal(status, 201);
    assert.match(headers.get('location') ?? '', /\/Patient\/my-own\.id-1\/_history\/1$/);
    assert.equal((await send('GET /Patient/my-own.id-1')).status, 200);
  });
  test('needs the id of the address in the body', async () => {
    for (const resource of [patient, { ...patient, id: 'other' }]) {
      const { status, body } = await send('PUT /Patient/oak', fhir(resource));
      assert.equal(status, 400);
      assert.match(said(body), /Patient\.id must be the id of the address/);
    }
  });
  test('needs the version that If-Match names', async () => {
    const { id, ...rest } = await create();
    const put = (match: string) => send(`PUT /Patient/${id}`, fhir({ id, ...rest }, { 'If-Match': match }));
    assert.equal((await put('W/"9"')).status, 412);
    assert.equal((await put('W/"1"')).status, 200);
    assert.equal((await put('W/"1"')).status, 412);
    assert.equal((await put('"2"')).status, 200);
    assert.equal((await put('*')).status, 200);
    const absent = await send('PUT /Patient/absent', fhir({ ...patient, id: 'absent' }, { 'If-Match': 'W/"1"' }));
    assert.equal(absent.status, 412);
  });
  test('answers nothing where little is preferred', async () => {
    const { id, ...rest } = await create();
    const { status, body } = await send(`PUT /Patient/${id}`, fhir({ id, ...rest }, { Prefer: 'return=minimal' }));
    assert.deepEqual([status, body], [200, undefined]);
  });
});

describe('changing a part', () => {
  const patch = (id: string, operations: unknown, headers: Record<string, string> = {}) =>
    send(`PATCH /Patient/${id}`, fhir(operations, { 'Content-Type': 'application/json-patch+json', ...headers }));
  const right: [name: string, operations: unknown[], check: (patient: any) => unknown, expected: unknown][] = [
    ['adds', [{ op: 'add', path: '/gender', value: 'other' }], ({ gender }) => gender, 'other'],
    ['adds to a list', [{ op: 'add', path: '/name/-', value: { text: 'x' } }], ({ name }) => name.length, 2],
    ['adds in a list', [{ op: 'add', path: '/name/0', value: { text: 'x' } }], ({ name }) => name[0].text, 'x'],
    ['replaces', [{ op: 'replace', path: '/name/0/family', value: 'y' }], ({ name }) => name[0].family, 'y'],
    [
      'removes',
      [
        { op: 'add', path: '/active', value: true },
        { op: 'remove', path: '/active' },
      ],
      ({ active }) => active,
      undefined,
    ],
    ['copies', [{ op: 'copy', from: '/name/0', path: '/name/1' }], ({ name }) => name.length, 2],
    [
      'moves',
      [{ op: 'move', from: '/name/0/family', path: '/name/0/text' }],
      ({ name }) => name[0].text,
      'Testpatient-New',
    ],
    ['tests', [{ op: 'test', path: '/name/0', value: { family: 'Testpatient-New' } }], ({ id }) => typeof id, 'string'],
  ];
  for (const [name, operations, check, expected] of right)
    test(`${name} what it says, as a new version`, async () => {
      const { id } = await create();
      const { status, headers, body } = await patch(id, operations, { 'If-Match': 'W/"1"' });
      assert.equal(status, 200, JSON.stringify(body));
      assert.equal(headers.get('etag'), 'W/"2"');
      assert.deepEqual(check((await send(`GET /Patient/${id}`)).body), expected);
    });
  const wrong: [name: string, operations: unknown, status: number][] = [
    ['no list', { op: 'add' }, 400],
    ['an empty list', [], 400],
    ['an unknown operation', [{ op: 'change', path: '/x' }], 400],
    ['a test that fails', [{ op: 'test', path: '/gender', value: 'male' }], 422],
    ['what is not there', [{ op: 'remove', path: '/gender' }], 422],
    ['a place that is not there', [{ op: 'add', path: '/contact/0/name', value: {} }], 422],
    ['an index beyond a list', [{ op: 'add', path: '/name/7', value: {} }], 422],
    ['no value', [{ op: 'add', path: '/gender' }], 422],
    ['a prototype', [{ op: 'add', path: '/__proto__/x', value: 1 }], 422],
    ['the length of a list', [{ op: 'replace', path: '/name/length', value: 0 }], 422],
    ['itself into itself', [{ op: 'move', from: '/name', path: '/name/0' }], 422],
    ['another id', [{ op: 'replace', path: '/id', value: 'x' }], 422],
    ['another type', [{ op: 'replace', path: '/resourceType', value: 'Basic' }], 422],
    ['the whole resource', [{ op: 'remove', path: '' }], 422],
    ['a code that is none', [{ op: 'add', path: '/gender', value: 'M' }], 422],
    ['a birth to come', [{ op: 'add', path: '/birthDate', value: '2990-01-01' }], 422],
  ];
  for (const [name, operations, status] of wrong)
    test(`of ${name} is refused, and changes nothing`, async () => {
      const before = await create();
      const answer = await patch(before.id, operations);
      assert.equal(answer.status, status, JSON.stringify(answer.body));
      assert.deepEqual((await send(`GET /Patient/${before.id}`)).body, before);
    });
  test('needs the right version, media type and somebody to change', async () => {
    const { id } = await create();
    const operations = [{ op: 'add', path: '/active', value: true }];
    assert.equal((await patch(id, operations, { 'If-Match': 'W/"9"' })).status, 412);
    assert.equal((await patch(id, operations, { 'Content-Type': 'application/fhir+json' })).status, 415);
    assert.equal((await patch('nobody', operations)).status, 404);
  });
});

describe('deleting', () => {
  test('leaves a history, and 410 where the resource was', async () => {
    const { id } = await create();
    assert.equal((await send(`DELETE /Patient/${id}`)).status, 204);
    assert.equal((await send(`GET /Patient/${id}`)).status, 410);
    assert.equal((await send(`GET /Patient/${id}/_history/2`)).status, 410);
    assert.equal((await send(`GET /Patient/${id}/_history/1`)).status, 200);
    assert.equal((await send(`GET /Patient?_id=${id}`)).body.total, 0);
    const { body } = await send(`GET /Patient/${id}/_history`);
    assert.deepEqual(
      body.entry.map((one: any) => one.request.method),
      ['DELETE', 'POST'],
    );
  });
  test('what is not there, or not any more, changes nothing', async () => {
    const { id } = await create();
    for (const path of [id, id, 'never-was']) assert.equal((await send(`DELETE /Patient/${path}`)).status, 204);
    assert.equal((await send('GET /Patient/never-was')).status, 404);
  });
  test('can be undone by a PUT', async () => {
    const { id } = await create();
    await send(`DELETE /Patient/${id}`);
    const again = await send(`PUT /Patient/${id}`, fhir({ ...patient, id }));
    assert.equal(again.status, 201);
    assert.equal(again.headers.get('etag'), 'W/"3"');
    assert.equal((await send(`GET /Patient/${id}`)).status, 200);
  });
  test('needs the version that If-Match names', async () => {
    const { id } = await create();
    assert.equal((await send(`DELETE /Patient/${id}`, { headers: { 'If-Match': 'W/"2"' } })).status, 412);
    assert.equal((await send(`DELETE /Patient/${id}`, { headers: { 'If-Match': 'W/"1"' } })).status, 204);
  });
  test('is refused while something refers to it', { skip: !sandbox.hasBooking }, async () => {
    const { status, body } = await send('DELETE /Patient/oak');
    assert.equal(status, 409);
    assert.match(said(body), /still referred to/);
    assert.equal((await send('GET /Patient/oak')).status, 200);
  });
});

test('a history can begin later, by a time whose plus is written as it is', async () => {
  const { id } = await create();
  assert.equal((await send(`GET /Patient/${id}/_history?_since=1970-01-01T00:00:00.000+00:00`)).body.total, 1);
  assert.equal((await send(`GET /Patient/${id}/_history?_since=2990-01-01T00:00:00Z`)).body.total, 0);
  assert.equal((await send(`GET /Patient/${id}/_history?_since=soon`)).status, 400);
});

test('a history has pages, the newest version first', async () => {
  const { id, ...rest } = await create();
  for (let count = 0; count < 4; count += 1) await send(`PUT /Patient/${id}`, fhir({ id, ...rest }));
  const { body } = await send(`GET /Patient/${id}/_history?_count=2`);
  assert.equal(body.type, 'history');
  assert.equal(body.total, 5);
  assert.deepEqual(
    body.entry.map((one: any) => one.response.etag),
    ['W/"5"', 'W/"4"'],
  );
  const next = body.link.find(({ relation }: any) => relation === 'next').url.replace(sandbox.publicBase, '');
  assert.deepEqual(
    (await send(`GET ${next}`)).body.entry.map((one: any) => one.response.etag),
    ['W/"3"', 'W/"2"'],
  );
});

describe('references', { skip: !sandbox.hasBooking }, () => {
  const booking = (actor: unknown) => ({
    resourceType: 'Appointment',
    status: 'booked',
    start: '2026-05-01T09:00:00Z',
    end: '2026-05-01T09:10:00Z',
    participant: [{ actor, status: 'accepted' }],
  });
  const right: [string, unknown][] = [
    ['what is here', { reference: 'Patient/oak' }],
    ['a version of it', { reference: 'Patient/oak/_history/1' }],
    ['the whole address of it', { reference: `${sandbox.publicBase}/Patient/oak` }],
    ['another server', { reference: 'https://elsewhere.example.nhs.uk/FHIR/R4/Patient/oak' }],
    ['a type that the sandbox does not hold', { reference: 'Location/1' }],
    [
      'somebody by an identifier',
      { type: 'Patient', identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990001235' } },
    ],
    ['somebody by a display', { display: 'The duty doctor' }],
  ];
  for (const [name, actor] of right)
    test(`to ${name} are kept`, async () => {
      assert.equal((await send('POST /Appointment', fhir(booking(actor)))).status, 201);
    });
  const wrong: [string, unknown, number, RegExp][] = [
    [
      'somebody who is not here',
      { reference: 'Patient/nobody' },
      422,
      /actor\.reference refers to a Patient that is not/,
    ],
    [
      'the address of somebody who is not here',
      { reference: `${sandbox.publicBase}/Patient/nobody` },
      422,
      /not in the sandbox/,
    ],
    ['another type than may take part', { reference: 'Organization/woodland' }, 400, /must refer to Patient or/],
    ['nothing contained', { reference: '#missing' }, 422, /refers to nothing contained/],
    [
      'an NHS number with a wrong check digit',
      { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990001234' } },
      422,
      /check digit/,
    ],
  ];
  for (const [name, actor, status, words] of wrong)
    test(`to ${name} are refused`, async () => {
      const answer = await send('POST /Appointment', fhir(booking(actor)));
      assert.equal(answer.status, status);
      assert.match(said(answer.body), words);
    });
});
