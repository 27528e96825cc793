// Requests as clients send them: media types, CORS, methods, conditions. Nothing here needs a network.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { fhir, said, startSandbox } from './start-sandbox.ts';

const sandbox = await startSandbox();
after(() => sandbox[Symbol.asyncDispose]());
const { send } = sandbox;
const oak = sandbox.specification.examples.find(({ id }) => id === 'oak');

describe('Accept', () => {
  const json = /^application\/fhir\+json/;
  const accepted: [client: string, accept: string, type?: RegExp][] = [
    ['FHIR R4', 'application/fhir+json'],
    ['Firely', 'application/fhir+json; fhirVersion=4.0'],
    ['Firely without a space', 'application/fhir+json;fhirVersion=4.0.1'],
    ['a version in quotation marks', 'application/fhir+json; fhirVersion="4.0"'],
    ['the NHS with a version of its API', 'application/fhir+json; version=1.1.0'],
    ['the NHS with a whole version', 'application/fhir+json;version=1'],
    ['a character set', 'application/fhir+json; charset=utf-8'],
    ['a character set in capitals', 'application/fhir+json;charset=UTF-8'],
    ['HAPI', 'application/fhir+json;q=1.0, application/json+fhir;q=0.9'],
    ['HAPI with both encodings', 'application/fhir+xml;q=1.0, application/fhir+json;q=1.0'],
    ['one that likes XML better', 'application/fhir+xml, application/fhir+json;q=0.5'],
    ['fhir-kit-client', 'application/fhir+json,application/json', json],
    ['curl', '*/*'],
    ['a browser', 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8'],
    ['any application', 'application/*'],
    ['plain JSON', 'application/json', /^application\/json/],
    ['old JSON', 'text/json', /^text\/json/],
    ['axios', 'application/json, text/plain, */*'],
    ['an empty header', ''],
    ['capitals', 'Application/FHIR+JSON'],
  ];
  for (const [client, accept, type] of accepted)
    test(`of ${client} is answered`, async () => {
      const { status, headers } = await send('GET /Patient/oak', { headers: { Accept: accept } });
      assert.equal(status, 200);
      if (type) assert.match(headers.get('content-type') ?? '', type);
    });
  for (const accept of [
    'application/fhir+xml',
    'application/xml',
    'text/html',
    'text/turtle',
    'application/fhir+json; fhirVersion=3.0',
    'application/fhir+json; fhirVersion=5.0',
    'application/fhir+json;q=0',
  ])
    test(`${accept} is refused with what there is`, async () => {
      const { status, headers, body } = await send('GET /Patient/oak', { headers: { Accept: accept } });
      assert.equal(status, 406);
      assert.match(headers.get('content-type') ?? '', json);
      assert.match(said(body), /application\/fhir\+json/);
    });
});

describe('_format', () => {
  for (const format of [
    'json',
    'application/json',
    'application/fhir%2Bjson',
    'application/fhir+json',
    'text/json',
    'JSON',
  ])
    test(`${format} is answered, whatever Accept says`, async () => {
      for (const path of ['/Patient/oak', '/Patient?name=test', '/metadata'])
        assert.equal(
          (
            await send(`GET ${path}${path.includes('?') ? '&' : '?'}_format=${format}`, {
              headers: { Accept: 'text/html' },
            })
          ).status,
          200,
        );
    });
  for (const format of [
    'xml',
    'application/fhir%2Bxml',
    'text/xml',
    'html',
    'ttl',
    'application/fhir%2Bjson;fhirVersion=3.0',
  ])
    test(`${format} is refused`, async () => {
      assert.equal((await send(`GET /Patient/oak?_format=${format}`)).status, 406);
    });
  test('_pretty lays the answer out', async () => {
    const text = await (await fetch(`${sandbox.base}/Patient/oak?_pretty=true`)).text();
    assert.match(text, /^\{\n {2}"resourceType"/);
  });
});

describe('Content-Type', () => {
  for (const type of [
    'application/fhir+json',
    'application/fhir+json; charset=UTF-8',
    'application/fhir+json; fhirVersion=4.0',
    'application/json',
    'application/json;charset=utf-8',
    'text/json',
  ])
    test(`${type} is read`, async () => {
      const { status } = await send('POST /Patient', fhir(oak, { 'Content-Type': type }));
      assert.equal(status, 201);
    });
  for (const type of [
    'application/fhir+xml',
    'application/xml',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/fhir+json; fhirVersion=3.0',
    'application/json-patch+json',
  ])
    test(`${type} is refused`, async () => {
      const { status } = await send('POST /Patient', fhir(oak, { 'Content-Type': type }));
      assert.equal(status, 415);
    });
  test('a body in another character set is refused', async () => {
    const { status } = await send(
      'POST /Patient',
      fhir(oak, { 'Content-Type': 'application/fhir+json; charset=iso-8859-1' }),
    );
    assert.equal(status, 415);
  });
  test('a body that begins with a byte-order mark is read', async () => {
    const { status } = await send('POST /Patient', fhir(`\uFEFF${JSON.stringify(oak)}`));
    assert.equal(status, 201);
  });
});

describe('pages of other origins', () => {
  test('may ask beforehand', async () => {
    const { status, headers } = await send('OPTIONS /Patient/oak', {
      headers: {
        Origin: 'https://app.example.nhs.uk',
        'Access-Control-Request-Method': 'PUT',
        'Access-Control-Request-Headers': 'authorization,content-type,if-match,x-request-id',
      },
    });
    assert.equal(status, 204);
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.match(headers.get('access-control-allow-methods') ?? '', /PUT/);
    assert.match(headers.get('access-control-allow-headers') ?? '', /if-match/);
  });
  test('may read the answer and its headers, of failures too', async () => {
    for (const path of ['/Patient/oak', '/Patient?nothing=1', '/Patient/nobody', '/nothing']) {
      const { headers } = await send(`GET ${path}`, { headers: { Origin: 'https://app.example.nhs.uk' } });
      assert.equal(headers.get('access-control-allow-origin'), '*', path);
      for (const name of ['ETag', 'Location', 'Last-Modified', 'X-Request-ID', 'X-Correlation-ID'])
        assert.ok(headers.get('access-control-expose-headers')?.includes(name), name);
    }
  });
});

describe('methods', () => {
  test('HEAD answers the headers of GET', async () => {
    const { status, headers, body } = await send('HEAD /Patient/oak');
    assert.equal(status, 200);
    assert.equal(headers.get('etag'), 'W/"1"');
    assert.equal(body, undefined);
    assert.equal((await send('HEAD /Patient?name=test')).status, 200);
    assert.equal((await send('HEAD /Patient/nobody')).status, 404);
  });
  const wrong: [request: string, allow: RegExp][] = [
    ['POST /Patient/oak/_history', /^GET, HEAD, OPTIONS$/],
    ['POST /Patient/oak', /^GET, HEAD, PUT, PATCH, DELETE, OPTIONS$/],
    ['PUT /Patient', /^GET, HEAD, POST, OPTIONS$/],
    ['DELETE /Patient', /POST/],
    ['PUT /Patient/_search', /^GET, HEAD, POST, OPTIONS$/],
    ['DELETE /metadata', /^GET, HEAD, OPTIONS$/],
    ['POST /metadata', /GET/],
    ['DELETE /Patient/oak/_history', /GET/],
  ];
  for (const [request, allow] of wrong)
    test(`${request} is refused with the methods there are`, async () => {
      const { status, headers } = await send(request);
      assert.equal(status, 405);
      assert.match(headers.get('allow') ?? '', allow);
    });
  test('OPTIONS says the same', async () => {
    const { status, headers } = await send('OPTIONS /Patient');
    assert.equal(status, 204);
    assert.match(headers.get('allow') ?? '', /POST/);
  });
});

describe('what is not there', () => {
  const missing: [request: string, words: RegExp][] = [
    ['GET /Patient/nobody', /no such Patient/],
    ['GET /Patient/nobody/_history', /no such Patient/],
    ['GET /Patient/nobody/_history/1', /no such Patient/],
    ['GET /Patient/oak/_history/99', /no such Patient/],
    ['GET /Observation', /holds .*Patient/],
    ['GET /Observation/1', /holds .*Patient/],
    ['POST /Bundle', /holds .*Patient/],
    ['GET /patient/oak', /nothing at this address/],
    ['GET /Patient/oak/name', /nothing at this address/],
    ['POST /', /Batches, transactions/],
    ['GET /$export', /Operations/],
    ['POST /Patient/$validate', /Operations/],
    ['GET /Patient/$match', /Operations/],
    ['GET /Patient/oak/$everything', /nothing at this address|Operations/],
    ['GET /_history', /nothing at this address/],
  ];
  for (const [request, words] of missing)
    test(`${request} says so`, async () => {
      const { status, body } = await send(request);
      assert.ok(status === 404 || status === 405, String(status));
      if (status === 404) assert.match(said(body), words);
    });
});

describe('conditions', () => {
  const conditions: [name: string, headers: Record<string, string>, status: number][] = [
    ['the version that is known', { 'If-None-Match': 'W/"1"' }, 304],
    ['a strong form of it', { 'If-None-Match': '"1"' }, 304],
    ['one of several', { 'If-None-Match': 'W/"7", W/"1"' }, 304],
    ['another version', { 'If-None-Match': 'W/"2"' }, 200],
    ['a time after it', { 'If-Modified-Since': 'Tue, 06 Jan 2026 00:00:00 GMT' }, 304],
    ['its own time', { 'If-Modified-Since': 'Mon, 05 Jan 2026 09:00:00 GMT' }, 304],
    ['a time before it', { 'If-Modified-Since': 'Sun, 04 Jan 2026 00:00:00 GMT' }, 200],
    ['no time at all', { 'If-Modified-Since': 'soon' }, 200],
    [
      'a version that counts for more than the time',
      { 'If-None-Match': 'W/"2"', 'If-Modified-Since': 'Tue, 06 Jan 2026 00:00:00 GMT' },
      200,
    ],
  ];
  for (const [name, headers, status] of conditions)
    test(`${name} is answered by ${status}`, async () => {
      const answer = await send('GET /Patient/oak', { headers });
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('etag'), 'W/"1"');
      assert.equal(answer.headers.get('last-modified'), 'Mon, 05 Jan 2026 09:00:00 GMT');
      assert.equal(answer.body === undefined, status === 304);
    });
});

describe('headers', () => {
  for (const name of [
    'Authorization',
    'NHSD-End-User-Organisation-ODS',
    'NHSD-Session-URID',
    'apikey',
    'User-Agent',
    'Cache-Control',
    'Accept-Language',
  ])
    test(`${name} does no harm`, async () => {
      assert.equal((await send('GET /Patient/oak', { headers: { [name]: 'Bearer x' } })).status, 200);
    });
});
