// Searches as clients send them, each with what it has to find.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { said, startSandbox } from './start-sandbox.ts';

const sandbox = await startSandbox([
  {
    resourceType: 'Patient',
    id: 'comma',
    meta: { versionId: '3', lastUpdated: '2026-02-01T12:00:00+01:00' },
    identifier: [{ system: 'https://example.nhs.uk/Id/a', value: 'x|1,2' }, { value: 'loose' }],
    name: [{ text: 'Acorn, Test', given: ['Ann-Marie', "O'Brien"] }],
    deceasedDateTime: '2020-06-01T23:30:00+01:00',
    maritalStatus: { text: 'Married' },
  },
]);
after(() => sandbox[Symbol.asyncDispose]());
const { send, found, publicBase } = sandbox;
const nhs = encodeURIComponent('https://fhir.nhs.uk/Id/nhs-number');
const all = ['ash', 'gwern', 'oak', 'comma'];

const patients: [query: string, ids: string[]][] = [
  ['', all],
  // Tokens
  [`identifier=${nhs}%7C9990001235`, ['oak']],
  [`identifier=${nhs}|9990001235`, ['oak']],
  ['identifier=9990080429', ['ash']],
  ['identifier=9990080429,9990001235', ['ash', 'oak']],
  [`identifier=${nhs}|9990080429,${nhs}|9990001235`, ['ash', 'oak']],
  [`identifier=${nhs}|`, ['ash', 'gwern', 'oak']],
  ['identifier=|loose', ['comma']],
  ['identifier=|9990001235', []],
  ['identifier=9990317992', []],
  ['identifier=https://example.nhs.uk/Id/a|x\\|1\\,2', ['comma']],
  ['identifier=LOOSE', ['comma']],
  ['gender=male', ['ash']],
  ['gender=male,female', ['ash', 'oak']],
  ['gender=http://hl7.org/fhir/administrative-gender|male', ['ash']],
  ['gender=https://example.nhs.uk|male', []],
  ['gender=|male', []],
  ['gender:not=male', ['gwern', 'oak', 'comma']],
  ['gender:not=male,female', ['gwern', 'comma']],
  ['gender:missing=true', ['comma']],
  ['gender:missing=false', ['ash', 'gwern', 'oak']],
  ['active=true', ['ash', 'gwern', 'oak']],
  ['active=false', []],
  ['email=oak@example.nhs.uk', ['oak']],
  ['email=OAK@EXAMPLE.NHS.UK', ['oak']],
  ['phone=oak@example.nhs.uk', []],
  ['telecom=email|oak@example.nhs.uk', ['oak']],
  ['deceased=true', ['comma']],
  ['deceased=false', ['ash', 'gwern', 'oak']],
  ['language=cy', []],
  ['_profile=https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient', ['ash', 'gwern', 'oak']],
  ['_profile:below=https://fhir.hl7.org.uk/', ['ash', 'gwern', 'oak']],
  ['_tag=x', []],
  ['_security=x', []],
  ['address-use=home', ['ash', 'gwern', 'oak']],
  ['address-country=gb', []],
  ['link=Patient/oak', []],
  ['_id=oak', ['oak']],
  ['_id=oak,ash', ['ash', 'oak']],
  ['_id=oak&_id=ash', []],
  ['_id=nobody', []],
  // Text
  ['name=TESTPATIENT-GWERN', ['gwern']],
  ['name=gwêrn', []],
  ['name:contains=gwêrn', ['gwern']],
  ['name=acorn', ['oak', 'comma']],
  ['family=acorn', []],
  ['name=patient', []],
  ['name:contains=patient', ['ash', 'gwern', 'oak']],
  ['name:exact=Acorn', ['oak']],
  ['name:exact=acorn', []],
  ['given=ann-', ['comma']],
  ["given=o'brien", ['comma']],
  ['name=Acorn\\, Test', ['comma']],
  ['name:exact=Acorn\\, Test', ['comma']],
  ['name=acorn,trial', ['ash', 'oak', 'comma']],
  ['name=test&gender=female', ['oak']],
  ['name=test&name=acorn', ['oak']],
  ['family:missing=true', ['comma']],
  ['address=1 example', ['ash', 'gwern', 'oak']],
  ['address-city=TREF', ['gwern']],
  ['address-postalcode=ZZ99 3AA', ['oak']],
  ['address-postalcode=zz99%203', ['ash', 'gwern', 'oak']],
  // Dates
  ['birthdate=1984-02-29', ['oak']],
  ['birthdate=1984', ['oak']],
  ['birthdate=1984-02', ['oak']],
  ['birthdate=eq1984', ['oak']],
  ['birthdate=ne1984', ['ash', 'gwern']],
  ['birthdate=lt1984', ['ash']],
  ['birthdate=ge1984-02-29', ['gwern', 'oak']],
  ['birthdate=gt1984-02-29', ['gwern']],
  ['birthdate=le1984-02-29', ['ash', 'oak']],
  ['birthdate=ge1950&birthdate=le1960', ['ash']],
  ['birthdate=ge1950&birthdate=lt1985', ['ash', 'oak']],
  ['birthdate=1984,2019', ['gwern', 'oak']],
  ['birthdate=2019-07', ['gwern']],
  ['birthdate=2019-07-10', []],
  ['birthdate=ge2019-07-10', ['gwern']],
  ['birthdate=sa2019-06', ['gwern']],
  ['birthdate=eb1984', ['ash']],
  ['birthdate=sa1984-02-28', ['gwern', 'oak']],
  ['birthdate=ap1984', ['oak']],
  ['birthdate=ap1950', ['ash']],
  ['birthdate:missing=true', ['comma']],
  ['birthdate=ge1984-02-29T00:00:00Z', ['gwern', 'oak']],
  ['death-date=2020-06-01', ['comma']],
  ['death-date=2020-06-01T22:30:00Z', ['comma']],
  ['death-date=2020-06-01T22:30Z', ['comma']],
  ['death-date=2020-06-01T22:30:00.000Z', ['comma']],
  ['death-date=2020-06-01T23:30:00%2B01:00', ['comma']],
  ['death-date=2020-06-01T23:30:00+01:00', ['comma']],
  ['death-date=gt2020-06-01T22:29:59.500Z', ['comma']],
  ['death-date=lt2020-06-01T22:30:00Z', []],
  ['_lastUpdated=gt2026-01-31', ['comma']],
  ['_lastUpdated=2026-01-05T09:00:00Z', ['ash', 'gwern', 'oak']],
  ['_lastUpdated=le2026-01-05&_lastUpdated=ge2026-01-05', ['ash', 'gwern', 'oak']],
  // Order and parts
  ['_sort=birthdate', ['ash', 'oak', 'gwern', 'comma']],
  ['_sort=-birthdate', ['gwern', 'oak', 'ash', 'comma']],
  ['_sort=family', ['ash', 'gwern', 'oak', 'comma']],
  ['_sort=-family&_count=2', ['oak', 'gwern']],
  ['_sort=gender&_sort=-_id', ['oak', 'ash', 'gwern', 'comma']],
  ['_sort=gender,-_id', ['oak', 'ash', 'gwern', 'comma']],
  ['_sort=-_lastUpdated,_id', ['comma', 'ash', 'gwern', 'oak']],
  ['_count=2', ['ash', 'gwern']],
  ['_count=2&page=2', ['oak', 'comma']],
  ['_count=1000', all],
  ['_count=0', []],
  ['_summary=count', []],
  ['_total=accurate', all],
  ['_format=json&_pretty=true', all],
];

describe('patients by', () => {
  for (const [query, ids] of patients)
    test(query || 'nothing', async () => {
      assert.deepEqual(await found(`/Patient?${query}`), ids);
    });
});

describe('a search by form finds the same', () => {
  for (const [query, ids] of patients.slice(0, 24))
    test(query || 'nothing', async () => {
      const { status, body } = await send('POST /Patient/_search', {
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: query,
      });
      assert.equal(status, 200, JSON.stringify(body));
      assert.deepEqual(
        (body.entry ?? []).map((one: any) => one.resource.id),
        ids,
      );
    });
  test('address and form together have to fit', async () => {
    const { body } = await send('POST /Patient/_search?gender=female', {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: 'name=test',
    });
    assert.deepEqual(
      body.entry.map((one: any) => one.resource.id),
      ['oak'],
    );
  });
  test('HAPI can search there by GET, too', async () => {
    assert.deepEqual(await found('/Patient/_search?name=acorn'), ['oak', 'comma']);
  });
  test('no body at all is no form', async () => {
    assert.equal((await send('POST /Patient/_search?gender=male')).body.total, 1);
  });
  test('a body of FHIR is not', async () => {
    const { status } = await send('POST /Patient/_search', {
      headers: { 'Content-Type': 'application/fhir+json' },
      body: '{}',
    });
    assert.equal(status, 415);
  });
});

const refused: [query: string, words: RegExp][] = [
  ['nam=oak', /does not know\. It knows .*birthdate/],
  ['_content=x', /does not know/],
  ['general-practitioner.name=x', /Chained/],
  ['general-practitioner:Practitioner.name=x', /Chained/],
  ['_has:Appointment:patient:status=booked', /_has/],
  ['name:above=x', /name has a modifier.*:exact/],
  ['birthdate:exact=1984', /birthdate has a modifier/],
  ['gender:in=x', /gender has a modifier.*:not/],
  ['name=', /name has no value/],
  ['name=a,,b', /empty alternative/],
  ['birthdate=1981-02-29', /birthdate must be a date or time that exists/],
  ['birthdate=1981-13', /birthdate must be/],
  ['birthdate=31/12/1981', /birthdate must be/],
  ['birthdate=xx1981', /birthdate must be/],
  ['birthdate=81', /birthdate must be/],
  ['gender=m', /gender must be one of male, female/],
  ['gender=Male,x', /gender must be one of/],
  ['active=yes', /active must be one of true, false/],
  ['gender:missing=maybe', /true or false after :missing/],
  [`identifier=${nhs}|9990001234`, /10 digits with a right check digit/],
  ['identifier=a|b|c', /more than one \|/],
  ['_count=-1', /_count must be >= 0/],
  ['_count=ten', /_count must be a whole number/],
  ['_count=1&_count=2', /_count may be sent once only/],
  ['page=0', /page must be >= 1/],
  ['_summary=all', /_summary must be one of/],
  ['_sort=shoeSize', /_sort names what cannot be sorted by/],
  ['_include=Patient:nothing', /_include names what cannot be included|does not know/],
  ['_include:iterate=Patient:organization', /_include has a modifier|does not know/],
  ['_revinclude=Observation:subject', /_revinclude names what cannot be included|does not know/],
];

describe('a search is refused for', () => {
  for (const [query, words] of refused)
    test(query, async () => {
      const { status, body } = await send(`GET /Patient?${query}`);
      assert.equal(status, 400);
      assert.match(said(body), words);
    });
  test('more parameters than anybody needs', async () => {
    assert.equal((await send(`GET /Patient?${'name=a&'.repeat(201)}`)).status, 400);
  });
  test('more alternatives than anybody needs', async () => {
    assert.equal((await send(`GET /Patient?name=${'a,'.repeat(201)}a`)).status, 400);
  });
  test('every fault at once', async () => {
    const { body } = await send('GET /Patient?nam=x&gender=m&birthdate=x');
    assert.equal(body.issue.length, 3);
  });
});

describe('Prefer: handling=lenient', () => {
  const lenient = { headers: { Prefer: 'handling=lenient' } };
  const left: string[] = [
    'nam=oak',
    '_content=x',
    'general-practitioner.name=x',
    '_has:Appointment:patient:status=x',
    '_sort=shoeSize',
    '_include=Patient:nothing',
    'family=',
  ];
  for (const query of left)
    test(`leaves out ${query} with a warning`, async () => {
      const { status, body } = await send(`GET /Patient?gender=male&${query}`, lenient);
      assert.equal(status, 200);
      assert.equal(body.total, 1);
      const outcome = body.entry.find((one: any) => one.search.mode === 'outcome').resource;
      assert.equal(outcome.issue[0].severity, 'warning');
      assert.equal(body.link[0].url, `${publicBase}/Patient?gender=male`);
    });
  for (const query of ['gender=m', 'birthdate=x', 'name:above=x', '_count=ten'])
    test(`still refuses ${query}`, async () => {
      assert.equal((await send(`GET /Patient?${query}`, lenient)).status, 400);
    });
  test('is one of several wishes', async () => {
    const headers = { Prefer: 'respond-sync, handling="lenient"; return=minimal' };
    assert.equal((await send('GET /Patient?nam=oak', { headers })).status, 200);
  });
  test('handling=strict refuses', async () => {
    assert.equal((await send('GET /Patient?nam=oak', { headers: { Prefer: 'handling=strict' } })).status, 400);
  });
});

describe('links', () => {
  const self = async (query: string) => (await send(`GET /Patient?${query}`)).body.link[0].url;
  test('the one to itself repeats what was understood', async () => {
    assert.equal(
      await self('birthdate=ge1950&birthdate=le1960&gender:not=female&_count=900'),
      `${publicBase}/Patient?birthdate=ge1950&birthdate=le1960&gender%3Anot=female&_count=50`,
    );
    assert.equal(await self(''), `${publicBase}/Patient`);
    assert.match(await self('_sort=-birthdate&_format=json'), /_sort=-birthdate&_format=json$/);
  });
  test('a count has the total and no pages', async () => {
    for (const query of ['_count=0', '_summary=count']) {
      const { body } = await send(`GET /Patient?name=test&${query}`);
      assert.equal(body.total, 3);
      assert.equal(body.entry, undefined);
      assert.deepEqual(
        body.link.map(({ relation }: any) => relation),
        ['self'],
      );
    }
  });
  test('those to other pages keep every parameter', async () => {
    const { body } = await send('GET /Patient?birthdate=ge1900&birthdate=lt2100&_count=1');
    const next = body.link.find(({ relation }: any) => relation === 'next').url.replace(publicBase, '');
    assert.match(next, /birthdate=ge1900&birthdate=lt2100&_count=1&page=2$/);
    assert.deepEqual(await found(next), ['gwern']);
  });
});

describe('parts', () => {
  const first = async (query: string) => (await send(`GET /Patient?_id=oak&${query}`)).body.entry[0].resource;
  test('_elements answers what was named, and says that it is a part', async () => {
    const resource = await first('_elements=birthDate,name');
    assert.deepEqual(Object.keys(resource).sort(), ['birthDate', 'id', 'meta', 'name', 'resourceType']);
    assert.equal(resource.meta.tag[0].code, 'SUBSETTED');
  });
  test('_summary=true, data and text answer less', async () => {
    assert.ok(!('communication' in (await first('_summary=true'))));
    assert.deepEqual(Object.keys(await first('_summary=text')).sort(), ['id', 'meta', 'resourceType']);
    assert.ok('birthDate' in (await first('_summary=data')));
    assert.equal((await first('_summary=false')).meta.tag, undefined);
  });
  test('a resource that is read can be had in part, too', async () => {
    const { body } = await send('GET /Patient/oak?_elements=gender');
    assert.deepEqual(Object.keys(body).sort(), ['gender', 'id', 'meta', 'resourceType']);
  });
});

const bookings: [query: string, ids: string[]][] = [
  ['/Appointment?patient=oak', ['1']],
  ['/Appointment?patient=Patient/oak', ['1']],
  ['/Appointment?patient=PUBLIC/Patient/oak', ['1']],
  ['/Appointment?patient=Patient/oak/_history/1', ['1']],
  ['/Appointment?patient:Patient=oak', ['1']],
  ['/Appointment?patient=Patient/oak,Patient/ash', ['1', '2']],
  ['/Appointment?patient=nobody', []],
  ['/Appointment?patient=rowan', []],
  ['/Appointment?patient=https://elsewhere.example.nhs.uk/Patient/oak', []],
  ['/Appointment?actor=Patient/oak', ['1']],
  ['/Appointment?actor=rowan', ['1']],
  ['/Appointment?actor:Practitioner=rowan', ['1']],
  ['/Appointment?practitioner=Practitioner/rowan', ['1']],
  ['/Appointment?patient:missing=false', ['1', '2']],
  ['/Appointment?location:missing=true', ['1', '2']],
  ['/Appointment?patient:identifier=https://fhir.nhs.uk/Id/nhs-number|9990001235', []],
  ['/Appointment?status=booked,cancelled', ['1']],
  ['/Appointment?status:not=booked', ['2']],
  ['/Appointment?part-status=accepted', ['1', '2']],
  ['/Appointment?date=2026-03-02', ['1']],
  ['/Appointment?date=ge2026-01-01T00:00:00Z', ['1', '2']],
  ['/Appointment?date=ge2026-03-02&date=lt2026-03-03', ['1']],
  ['/Appointment?date=gt2026-03-02T09:00:00Z', ['2']],
  ['/Appointment?date=2026-03-02T09:00Z', ['1']],
  ['/Appointment?date=2026-03-02T10:00:00%2B01:00', ['1']],
  ['/Appointment?date=sa2026-03-02', ['2']],
  ['/Appointment?date=eb2026-03-03', ['1']],
  ['/Appointment?service-type:text=flu', ['2']],
  ['/Appointment?_sort=-date', ['2', '1']],
  ['/Appointment?_include=Appointment:patient&status=booked', ['1']],
  ['/Practitioner?name=dr', ['rowan']],
  ['/Practitioner?identifier=999000000002', ['hazel']],
  ['/Organization?name=example%20wood', ['woodland']],
  ['/Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code|X99TEST', ['woodland']],
  ['/Organization?address-city=exampleton', ['woodland']],
];

describe('other resources', { skip: !sandbox.hasBooking }, () => {
  for (const [query, ids] of bookings)
    test(query, async () => {
      assert.deepEqual(await found(query.replace('PUBLIC', publicBase)), ids);
    });
  for (const query of [
    'patient=Practitioner/rowan',
    'patient.name=oak',
    'patient:Practitioner=rowan',
    'patient=a%20b',
    'status=bookt',
  ])
    test(`${query} is refused`, async () => {
      assert.equal((await send(`GET /Appointment?${query}`)).status, 400);
    });
  const included: [query: string, names: string[]][] = [
    ['/Appointment?_id=1&_include=Appointment:patient', ['Patient/oak']],
    ['/Appointment?_id=1&_include=Appointment:actor', ['Patient/oak', 'Practitioner/rowan']],
    ['/Appointment?_id=1&_include=Appointment:actor:Practitioner', ['Practitioner/rowan']],
    [
      '/Appointment?_id=1&_include=Appointment:patient&_include=Appointment:practitioner',
      ['Patient/oak', 'Practitioner/rowan'],
    ],
    ['/Appointment?_id=1&_include=*', ['Patient/oak', 'Practitioner/rowan']],
    ['/Patient?_id=oak&_revinclude=Appointment:patient', ['Appointment/1']],
    ['/Appointment?_include=Appointment:location', []],
  ];
  for (const [query, names] of included)
    test(`${query} brings what is referred to`, async () => {
      const { body } = await send(`GET ${query}`);
      const more = body.entry.filter((one: any) => one.search.mode === 'include').map((one: any) => one.resource);
      assert.deepEqual(more.map(({ resourceType, id }: any) => `${resourceType}/${id}`).sort(), names);
      assert.equal(body.total, body.entry.length - more.length);
    });
});
