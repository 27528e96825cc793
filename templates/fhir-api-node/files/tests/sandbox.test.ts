import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createSandbox } from '../src/fhir/sandbox.ts';
import { readConfig } from '../src/config.ts';
import { ask, post, startSandbox } from './start-sandbox.ts';

const sandbox = await startSandbox();
after(() => sandbox[Symbol.asyncDispose]());
const { base, origin, validator, send, found } = sandbox;
const nhsNumber = 'https://fhir.nhs.uk/Id/nhs-number';

test('a search for an NHS number with a wrong check digit says so, without repeating it', async () => {
  const { status, body } = await ask(`${base}/Patient?identifier=${encodeURIComponent(`${nhsNumber}|9990001234`)}`);
  assert.equal(status, 400);
  assert.match(body.issue[0].diagnostics, /check digit/);
  assert.doesNotMatch(JSON.stringify(body), /9990001234/);
});

test('pages lead to one another and hold everything once', async () => {
  const seen: string[] = [];
  let url: string | undefined = `${base}/Patient?name=test&_count=2`;
  while (url) {
    const { body } = await ask(url);
    assert.equal(body.total, 3);
    seen.push(...body.entry.map((entry: any) => entry.resource.id));
    url = body.link
      .find((link: any) => link.relation === 'next')
      ?.url.replace('https://sandbox.example.nhs.uk', origin);
  }
  assert.deepEqual(seen.sort(), ['ash', 'gwern', 'oak']);
});

test('a page beyond the last is empty and leads back', async () => {
  const { body } = await ask(`${base}/Patient?_count=2&page=9`);
  assert.equal(body.entry, undefined);
  assert.match(body.link.find((link: any) => link.relation === 'previous').url, /page=2/);
});

// Valid, and outside the test range: in pieces, so that nothing which looks for real numbers finds one here.
const outside = ['401', '023', '2137'].join('');

test("an NHS number that could be somebody's is never kept", async () => {
  const patient = structuredClone(sandbox.specification.examples.find(({ id }) => id === 'oak')) as any;
  patient.identifier[0].value = outside;
  const { status, body } = await post(`${base}/Patient`, patient);
  assert.equal(status, 422);
  assert.match(body.issue[0].diagnostics, /identifier\[0\]\.value must be an NHS number for tests/);
  assert.ok(!JSON.stringify(body).includes(outside));
});

test('every fault of a body is listed at once', async () => {
  const { status, body } = await post(`${base}/Patient`, {
    resourceType: 'Patient',
    gender: 'x',
    shoeSize: 9,
    active: 1,
  });
  assert.equal(status, 400);
  assert.deepEqual(validator.schema('OperationOutcome', body), []);
  const diagnostics = body.issue.map((issue: any) => issue.diagnostics).join('\n');
  for (const part of ['gender must be one of', 'shoeSize is not an element', 'active must be true or false'])
    assert.ok(diagnostics.includes(part), `${part}:\n${diagnostics}`);
});

const hostile: [string, string, number][] = [
  ['no body', '', 400],
  ['broken JSON', '{"resourceType":', 400],
  ['null', 'null', 400],
  ['a list', '[]', 400],
  ['a prototype', '{"__proto__":{"resourceType":"Patient"}}', 400],
  ['another resource', '{"resourceType":"Basic"}', 400],
  ['a very long body', `"${'x'.repeat(1_100_000)}"`, 413],
];
for (const [name, body, expected] of hostile) {
  test(`${name} is answered by ${expected} and an OperationOutcome`, async () => {
    const answer = await post(`${base}/Patient`, body);
    assert.equal(answer.status, expected);
    assert.deepEqual(validator.schema('OperationOutcome', answer.body), []);
  });
}

test('other faults have their own status and an OperationOutcome', async () => {
  const asked: [number, string, RequestInit?][] = [
    [404, '/Patient/nobody'],
    [404, '/Nothing'],
    [400, '/Patient/%20'],
    [400, '/Patient/%E0%A4%A'],
    [400, '/Patient/oak/_history/%20'],
    [405, '/metadata', { method: 'DELETE' }],
    [406, '/metadata', { headers: { Accept: 'text/html' } }],
    [415, '/Patient', { method: 'POST', body: 'x', headers: { 'Content-Type': 'text/plain' } }],
  ];
  for (const [expected, path, init] of asked) {
    const { status, body } = await ask(base + path, init);
    assert.equal(status, expected, path);
    assert.deepEqual(validator.schema('OperationOutcome', body), [], path);
  }
});

test('identifiers of requests come back, and only well-formed ones', async () => {
  const id = '5b4c7a8e-0d0c-4d9e-9f33-3a4a1f3f4f11';
  const { headers } = await ask(`${base}/metadata`, {
    headers: { 'X-Request-ID': id, 'X-Correlation-ID': 'journey.7' },
  });
  assert.equal(headers.get('x-request-id'), id);
  assert.equal(headers.get('x-correlation-id'), 'journey.7');
  assert.notEqual((await ask(`${base}/metadata`)).headers.get('x-request-id'), id);
});

test('logs hold what was asked for, never whom', async () => {
  await found('/Patient?name=testpatient-oak&birthdate=1984-02-29');
  await send('POST /Patient/_search', {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'name=testpatient-oak',
  });
  await post(
    `${base}/Patient`,
    sandbox.specification.examples.find(({ id }) => id === 'oak'),
  );
  const lines = sandbox.logged.join('\n');
  assert.match(lines, /"operation":"searchPatients"/);
  assert.doesNotMatch(lines, /testpatient|acorn|1984-02-29|999000/i);
});

test('an answer that is not as specified never goes out', async () => {
  await using wrong = await startSandbox([{ resourceType: 'Patient', id: 'wrong', shoeSize: 9 }]);
  const { status, body } = await ask(`${wrong.base}/Patient/wrong`);
  assert.equal(status, 500);
  assert.deepEqual(validator.schema('OperationOutcome', body), []);
  assert.ok(wrong.logged.some((line) => line.includes('readPatient is not as specified')));
});

test('the CapabilityStatement lists what the specification has', async () => {
  const { body } = await ask(`${base}/metadata`);
  const patient = body.rest[0].resource.find((resource: any) => resource.type === 'Patient');
  const own = sandbox.specification.operations.filter(({ resource }) => resource === 'Patient');
  assert.deepEqual(
    new Set(patient.interaction.map(({ code }: any) => code)),
    new Set(own.map(({ interaction }) => interaction)),
  );
  const types = Object.fromEntries(patient.searchParam.map(({ name, type }: any) => [name, type]));
  assert.equal(types.birthdate, 'date');
  assert.equal(types._lastUpdated, 'date');
  assert.equal(types.identifier, 'token');
  assert.equal(body.rest[0].mode, 'server');
  assert.equal(patient.updateCreate && patient.conditionalCreate && patient.readHistory, true);
  for (const { name } of patient.searchParam)
    assert.equal((await ask(`${base}/Patient?${name}:missing=true`)).status, 200, name);
});

test('the sandbox does not grow without end', () => {
  const small = createSandbox([], ['Patient'], { versions: 1, size: 1000 });
  small.create({ resourceType: 'Patient' });
  assert.throws(() => small.create({ resourceType: 'Patient' }), { status: 503 });
  const narrow = createSandbox([], ['Patient'], { versions: 9, size: 100 });
  assert.throws(() => narrow.create({ resourceType: 'Patient', text: 'x'.repeat(100) }), { status: 503 });
  narrow.create({ resourceType: 'Patient' });
});

test('health checks, the specification and the start page are there', async () => {
  assert.equal((await ask(`${origin}/_ping`)).body.status, 'pass');
  assert.equal((await ask(`${origin}/_status`)).body.status, 'pass');
  assert.equal((await ask(`${origin}/specification/openapi.json`)).body.openapi, '3.1.0');
  const page = await fetch(`${origin}/`);
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  const text = await page.text();
  assert.ok(text.includes('readPatient'));
  assert.doesNotMatch(text, /<script/);
});

test('configuration names everything that is wrong', () => {
  assert.deepEqual(readConfig({}), { port: 9000, publicUrl: 'http://localhost:9000' });
  assert.throws(() => readConfig({ PORT: 'x', PUBLIC_URL: 'ftp://y' }), /PORT.*PUBLIC_URL/);
});
