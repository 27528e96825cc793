import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { Validator as OpenApiValidator } from '@seriousme/openapi-schema-validator';
import { isNhsNumber, nhsNumberSystem } from '../src/fhir/nhs-number.ts';
import { specificationFolder, type Operation } from '../src/specification.ts';
import { ask, post, startSandbox } from './start-sandbox.ts';

const sandbox = await startSandbox();
after(() => sandbox[Symbol.asyncDispose]());
const { specification, validator, base } = sandbox;

test('the specification is valid OpenAPI', async () => {
  const result = await new OpenApiValidator().validate(structuredClone(specification.document));
  assert.deepEqual(result, { valid: true });
});

test('the specification for tools is one small file that leads nowhere else', async () => {
  const { body } = await ask(`${sandbox.origin}/specification/openapi.json`);
  assert.deepEqual(await new OpenApiValidator().validate(structuredClone(body)), { valid: true });
  const text = JSON.stringify(body);
  for (const [, place = ''] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
    const keys = place.replace('#/', '').split('/');
    assert.ok(
      keys.reduce((node: any, key) => node?.[key], body),
      place,
    );
  }
  assert.doesNotMatch(text, /externalValue":"examples\/[A-Z]\w+-(?!not-found)/);
  assert.deepEqual(Object.keys(body.paths), Object.keys(specification.document['paths'] as object));
});

test('every operation has a name of its own and is described', () => {
  const ids = specification.operations.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, summary, answers } of specification.operations) {
    assert.ok(id && summary, id);
    assert.ok(answers['default'], `${id} says what a failure looks like`);
  }
});

test('every search parameter looks at an element of its resource', () => {
  const { schemas } = specification.document['components'] as { schemas: Record<string, any> };
  for (const { resource, parameters } of specification.operations)
    for (const { name, search } of parameters) {
      const first = search?.path.split('.')[0] ?? 'id';
      const { properties } = schemas[resource || 'Patient'];
      assert.ok(first in properties || `${first}Boolean` in properties, `${resource} ${name}`);
      const codes = name === 'active' ? undefined : search?.codes;
      const known = properties[first]?.enum;
      if (codes && known) assert.deepEqual(codes, known, `${resource} ${name}`);
    }
});

for (const example of specification.examples) {
  const name = `${example.resourceType} ${example.id ?? ''}`;

  test(`example ${name} is as its schema says`, () => {
    assert.deepEqual(validator.schema(example.resourceType, example), []);
  });

  if (example.resourceType === 'OperationOutcome') continue;
  test(`example ${name} names its UK Core profile and uses only test NHS numbers`, () => {
    assert.deepEqual(example.meta?.profile, [
      `https://fhir.hl7.org.uk/StructureDefinition/UKCore-${example.resourceType}`,
    ]);
    const identifiers = (example['identifier'] ?? []) as { system: string; value: string }[];
    for (const { system, value } of identifiers)
      if (system === nhsNumberSystem) assert.ok(isNhsNumber(value) && value.startsWith('999'), value);
  });

  test(`example ${name} can be read`, async () => {
    const { status, body, headers } = await ask(`${base}/${example.resourceType}/${example.id}`);
    assert.equal(status, 200);
    assert.deepEqual(body, example);
    assert.equal(headers.get('etag'), 'W/"1"');
  });
}

test('every reference in an example leads to another example', () => {
  const references = JSON.stringify(specification.examples).matchAll(/"reference":"([^"]+)"/g);
  const known = specification.examples.map(({ resourceType, id }) => `${resourceType}/${id}`);
  for (const [, reference = ''] of references) assert.ok(known.includes(reference), reference);
});

test('every example the specification points to is a file', async () => {
  const files = JSON.stringify(specification.document).matchAll(/"externalValue":"([^"]+)"/g);
  for (const [, file = ''] of files) await readFile(new URL(file, specificationFolder));
});

for (const operation of specification.operations) {
  test(`${operation.id} answers its example as specified`, async () => {
    const { status, body, headers } = await call(operation, (one) => one.example);
    const expected = { create: 201, delete: 204 }[operation.interaction as string] ?? 200;
    assert.equal(status, expected, JSON.stringify(body));
    assert.deepEqual(validator.answer(operation, status, body), []);
    if (body) assert.match(headers.get('content-type') ?? '', /^application\/fhir\+json/);
    assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
  });

  test(`${operation.id} refuses a request ID that is not a UUID, as specified`, async () => {
    const { status, body } = await call(operation, (one) => one.example, { 'X-Request-ID': 'not-a-uuid' });
    assert.equal(status, 400);
    assert.deepEqual(validator.answer(operation, status, body), []);
  });

  for (const parameter of operation.parameters.filter((one) => one.in === 'query')) {
    test(`${operation.id} refuses ${parameter.name} that its schema forbids`, async () => {
      const { status, body } = await call(operation, (one) => (one.name === parameter.name ? '' : undefined));
      assert.equal(status, parameter.name === '_format' ? 406 : 400);
      assert.deepEqual(validator.answer(operation, status, body), []);
      if (status === 400) assert.ok(body.issue[0].diagnostics.startsWith(parameter.name), body.issue[0].diagnostics);
    });
  }
}

function call(
  operation: Operation,
  valueOf: (one: Operation['parameters'][number]) => string | undefined,
  headers = {},
) {
  const query = new URLSearchParams();
  let path = operation.path;
  for (const parameter of operation.parameters) {
    const value = valueOf(parameter);
    if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, value ?? 'x');
    else if (parameter.in === 'query' && value !== undefined) query.set(parameter.name, value);
  }
  const id = operation.body && operation.parameters.find((one) => one.in === 'path')?.example;
  const example = specification.examples.find(
    (one) => one.resourceType === operation.resource && (id === undefined || one.id === id),
  );
  return ask(`${base}${path}?${query}`, {
    method: operation.method.toUpperCase(),
    headers: { ...(operation.bodyType && { 'Content-Type': operation.bodyType }), ...headers },
    ...(operation.body && { body: JSON.stringify(operation.bodyExample ?? example) }),
  });
}

test('a created resource can be read where the answer says', async () => {
  const example = specification.examples.find(({ resourceType }) => resourceType === 'Patient');
  const { headers, body } = await post(`${base}/Patient`, example);
  const location = headers.get('location')?.replace('https://sandbox.example.nhs.uk', sandbox.origin) ?? '';
  assert.notEqual(body.id, example?.id);
  assert.deepEqual((await ask(location)).body, body);
});
