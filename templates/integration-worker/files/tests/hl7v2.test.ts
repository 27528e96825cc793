import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitHl7v2Batch } from '../src/hl7v2-batch.ts';
import { readTimestamp } from '../src/hl7v2-date.ts';
import { hl7v2Reader } from '../src/hl7v2-message.ts';
import { syntheticHl7v2Message } from '../src/hl7v2-synthetic.ts';
import { isCharacterSet, type Separators } from '../src/hl7v2-text.ts';
import { usualSeparators, writeHl7v2, type FieldValue } from '../src/hl7v2-write.ts';
import { parseHl7v2, readHl7v2 } from '../src/hl7v2.ts';
import { Rejected } from '../src/problems.ts';
import { chances, encode, samples } from './hl7v2-samples.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = hl7v2Reader();

test('what feeds of six systems send is read', () => {
  const all = samples();
  assert.ok(all.length >= 100, `${all.length} messages`);
  for (const { name, bytes, expected } of all) {
    const message = read(bytes);
    const { type, nhsNumber, patient, others } = message;
    const found = { type, nhsNumber, family: patient.names[0]?.family, merged: patient.merged.length };
    assert.deepEqual(found, expected, name);
    assert.equal(others.length, type === 'ADT^A17' ? 1 : 0, name);
    assert.match(message.sentAt, /^2026-(01|07)/);
    assert.notEqual(message.event.title, '', name);
    const [note, own] = [readHl7v2(bytes).segments('NTE')[0], readHl7v2(bytes).segments('ZPA')[0]];
    const signs = readHl7v2(bytes).separators;
    assert.equal(note?.value(3), `two lines\nand a sign ${signs.field} and ${signs.part}`, name);
    assert.equal(own?.value(2, 2), 'knows', name);
  }
});

test('messages about one patient share a key, by whichever identifier they name it', () => {
  const about = (pid: string, event = 'A08', more = '') =>
    read(bytes(`MSH|^~\\&|PAS|RX1|||20260131||ADT^${event}|1|P|2.4\rPID|1||${pid}\r${more}`)).patients;
  const before = about('T1^^^RX1^PI~9990000018^^^NHS^NH');
  assert.ok(about('999 000 0018^^^NHS').some((key) => before.includes(key)));
  assert.ok(about('T1^^^RX1^MR').some((key) => before.includes(key)));
  assert.ok(about('T2^^^RX1^PI', 'A40', 'MRG|T1^^^RX1^PI\r').some((key) => before.includes(key)));
  assert.ok(!about('T1^^^RX2^PI').some((key) => before.includes(key)), 'another hospital numbers on its own');
});

// Text of everything that may upset a reader.
const pieces = ['|', '^', '~', '\\', '&', '#', '\r', '\n', '\r\n', 'MSH', 'PID', 'BHS', 'é', '🩺', '\0', '\u000b', ' ', 'A', '9', '""', '\\F\\', '\\X4', '\\.br\\'];

test('what is written is read as the same, whatever it holds and whatever the separators are', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const { below, one } = chances(seed);
    const text = () => Array.from({ length: below(6) }, () => one(...pieces)).join('').replaceAll('""', '" "');
    const parts = () => Array.from({ length: 1 + below(3) }, text);
    const components = () => Array.from({ length: 1 + below(3) }, parts);
    const repeated = Array.from({ length: 1 + below(3) }, components);
    const signs = one('|^~\\&', '#@*%$', '!:;?=');
    const [field = '', component = '', repetition = '', escape = '', part = ''] = signs;
    const separators: Separators = { field, component, repetition, escape, part };
    const header: [string, ...FieldValue[]] = ['MSH', 'PAS', 'RX1'];
    const written = writeHl7v2([header, ['ZZ1', '1', { repeated }, 'end']], separators);
    const message = parseHl7v2(written);
    assert.equal(message.all.length, 2, JSON.stringify(written));
    for (const [at, repetition] of repeated.entries())
      for (const [index, component] of repetition.entries())
        for (const [place, expected] of component.entries())
          assert.equal(message.all[1]?.value(2, index + 1, at + 1, place + 1), expected, `seed ${seed}`);
    assert.equal(message.all[1]?.value(3), 'end');
    const again = message.all.map((one) => {
      const fields = Array.from({ length: 4 }, (_, index) => one.raw(index + 1));
      return one.name === 'MSH' ? ['MSH', ...fields.slice(1)].join(field) : [one.name, ...fields].join(field);
    });
    assert.equal(again.join('\r').replace(/[^\w]+$/, ''), written.replace(/[^\w]+$/, ''), 'raw fields make up the same text');
  }
});

test('hostile bytes are read or rejected, and nothing else happens', () => {
  const whole = bytes(syntheticHl7v2Message(1, 'id'));
  const sets = ['UNICODE UTF-8', '8859/1', 'ASCII', 'nonsense', ''];
  let rejected = 0;
  for (let seed = 1; seed <= 2000; seed += 1) {
    const { below, one } = chances(seed);
    const text = Buffer.from(whole).toString('latin1').replace('UNICODE UTF-8', one(...sets));
    const hostile = Buffer.from(text, 'latin1');
    for (let change = 0; change <= below(6); change += 1) {
      if (one(true, false)) hostile[below(hostile.length)] = below(256);
      else hostile.write(one(...pieces), below(hostile.length));
    }
    const cut = hostile.subarray(0, one(hostile.length, below(hostile.length)));
    for (const work of [() => read(cut), () => splitHl7v2Batch(cut)])
      try {
        work();
      } catch (error) {
        rejected += 1;
        assert.ok(error instanceof Rejected, `seed ${seed}: ${error}`);
        assert.doesNotMatch(error.message, /TESTPATIENT|999\d{4}/i, `seed ${seed}`);
      }
  }
  assert.ok(rejected > 500);
});

test('a long message is read in a time that grows with its length alone', () => {
  const long = `${syntheticHl7v2Message(1, 'id')}OBX|1|ED|X||${'A'.repeat(3_000_000)}\\\\${'\\'.repeat(1000)}\r`;
  const message = parseHl7v2(long);
  assert.equal(message.segments('OBX')[0]?.value(5).length, 3_001_002);
  const whole = syntheticHl7v2Message(1, 'id');
  const rest = (text: string) => read(bytes(`${whole}${text}`)).id;
  assert.equal(rest('NTE|1||x\r'.repeat(50_000)), 'id');
  assert.equal(rest(`NTE|1||${' '.repeat(500_000)}x\r`), 'id');
  assert.equal(rest(`NTE|1||${'\\'.repeat(500_000)}x\r`), 'id');
  const numbers = read(bytes(whole.replace('PID|1||', `PID|1||${'T~'.repeat(50_000)}`))).patient.identifiers;
  assert.equal(numbers.length, 50_002);
  const patients = whole.replace('ADT^A03', 'ADT^A40') + 'PID\r'.repeat(50_000);
  assert.throws(
    () => read(bytes(patients)),
    (error) => error instanceof Rejected && error.problems.length <= 20 && /more than 100 patients/.test(error.message),
  );
  assert.throws(() => splitHl7v2Batch(bytes(`${whole}${'FTS|1\r'.repeat(50_000)}`)), Rejected);
});

test('what systems get wrong and means something all the same is taken', () => {
  const whole = syntheticHl7v2Message(0, 'id');
  for (const text of [
    `\ufeff${whole}`,
    `\r\n\r\n${whole}\r\n\0\u001a`,
    whole.replace('ADT^A01', 'ADT_A01'),
    whole.replace('ADT^A01', 'ADT'),
    whole.replace('|2.4|', '|2.5.1^GBR|'),
    whole.replace('|19300101|', '|00000000|'),
    whole.replace(/\|\d{14}\+0000\|\|ADT/, '|||ADT'),
    `${whole}PD1\rZZ1|\rNTE|1||C:\\TEMP\\x\r`,
  ])
    assert.equal(read(bytes(text)).type, 'ADT^A01', JSON.stringify(text.slice(0, 60)));
  assert.throws(() => read(Buffer.from(whole, 'utf16le')), /UTF-16 is not known here/);
  assert.throws(() => read(Buffer.from(`\ufeff${whole}`, 'utf16le')), /UTF-16 is not known here/);
});

test('signs of MSH-2 may be fewer or more than four, and have to differ', () => {
  assert.equal(parseHl7v2('MSH|^~\\&#|PAS\r').segments('MSH')[0]?.value(3), 'PAS');
  assert.deepEqual(parseHl7v2('MSH|^|a\\T\\b^c\r').segments('MSH')[0]?.value(3), 'a\\T\\b');
  assert.deepEqual(parseHl7v2('MSH|^~|a&b\r').segments('MSH')[0]?.value(3, 1, 1, 1), 'a&b');
  for (const wrong of ['MSH|^^\\&|', 'MSH|^~\\&#!|', 'MSH|^~\\|&|x|^~\\&|'.slice(0, 4), 'MSHa^~\\&a', 'MSH ^~\\& ', 'MSH'])
    assert.throws(() => parseHl7v2(wrong), Rejected, wrong);
});

test('escape sequences become what they stand for, and what is none stays', () => {
  const value = (text: string) => parseHl7v2(`MSH|^~\\&|PAS\rZZ1|${text}\r`).segments('ZZ1')[0]?.value(1);
  const cases: [string, string][] = [
    ['\\F\\\\S\\\\T\\\\R\\\\E\\', '|^&~\\'],
    ['a\\.br\\b\\.sp2\\c\\.sk3\\d\\.ce\\e\\.in+4\\f', 'a\nb\n\nc   d\nef'],
    ['\\H\\bold\\N\\ plain', 'bold plain'],
    ['\\X0D0A\\|', '\r\n'],
    ['\\xC3A9\\', 'é'],
    ['\\X4\\ \\XZZ\\ \\X\\', '\\X4\\ \\XZZ\\ \\X\\'],
    ['4\\5 re. and \\T\\', '4\\5 re. and &'],
    ['C:\\TEMP\\x', 'C:\\TEMP\\x'],
    ['ends with \\', 'ends with \\'],
    ['\\\\\\\\', '\\\\\\\\'],
    ['\\Z12\\\\C2842\\', '\\Z12\\\\C2842\\'],
    ['""', ''],
    ['\\E\\F\\E\\', '\\F\\'],
  ];
  for (const [written, expected] of cases) assert.equal(value(written), expected, written);
});

test('line feeds are text where segments end with carriage returns', () => {
  const message = parseHl7v2('MSH|^~\\&|PAS\rNTE|1||typed\non three\nlines\rPV1|1|I\r\nZZ1|x\nZZ2|y\r');
  assert.equal(message.segments('NTE')[0]?.value(3), 'typed\non three\nlines');
  assert.deepEqual(
    message.all.map(({ name }) => name),
    ['MSH', 'NTE', 'PV1', 'ZZ1', 'ZZ2'],
  );
  assert.throws(() => parseHl7v2('MSH|^~\\&|PAS\nNTE|1||typed\non two lines\n'), /Line 3: is not a segment/);
});

test('each character set is read as MSH-18 names it', () => {
  const message = (set: string, name: string) => `MSH|^~\\&|PAS|RX1|||20260131||ADT^A01|1|P|2.4||||||${set}\rPID|1||T1\rZZ1|${name}\\X41\\`;
  const value = (set: string, name: string, as = set) =>
    readHl7v2(encode(message(set, name), as)).segments('ZZ1')[0]?.value(1);
  assert.equal(value('8859/1', 'Zoë'), 'ZoëA');
  assert.equal(value('8859/1', '“€”', 'WINDOWS-1252'), '“€”A');
  assert.equal(value('8859/15', '€Œ'), '€ŒA');
  assert.equal(value('WINDOWS-1252', '€'), '€A');
  assert.equal(value('UNICODE UTF-8', 'ŵ🩺'), 'ŵ🩺A');
  assert.equal(value('8859/1~UNICODE UTF-8', 'é', '8859/1'), 'éA');
  assert.equal(value('ASCII', 'e'), 'eA');
  assert.throws(() => value('ASCII', 'é'), /ZZ1-1: holds bytes that the character set in MSH-18 does not have/);
  assert.throws(() => value('UNICODE UTF-8', 'é', '8859/1'), /ZZ1-1: holds bytes/);
  assert.throws(() => value('', 'é', '8859/1'), /HL7_CHARACTER_SET applies/);
  assert.throws(() => value('ISO IR87', 'e'), /MSH-18: the character set is not one that is known here/);
  assert.equal(readHl7v2(encode(message('', 'é'), '8859/1'), '8859/1').segments('ZZ1')[0]?.value(1), 'éA');
  for (const name of ['utf-8', 'ISO-8859-1', 'ISO8859-15', 'ISO IR100', 'cp1252']) assert.ok(isCharacterSet(name), name);
  for (const name of ['', 'UTF-16', 'toString', '8859/99']) assert.ok(!isCharacterSet(name), name);
});

test('dates and times of every precision become ISO 8601, in the time of the place', () => {
  const cases: [string, string | undefined][] = [
    ['2026', '2026'],
    ['202601', '2026-01'],
    ['20260131', '2026-01-31'],
    ['2026013109', '2026-01-31T09:00:00+00:00'],
    ['202607310930', '2026-07-31T09:30:00+01:00'],
    ['20260731093015', '2026-07-31T09:30:15+01:00'],
    ['20260731093015.1', '2026-07-31T09:30:15.100+01:00'],
    ['20260731093015.123456', '2026-07-31T09:30:15.123+01:00'],
    ['20260731093015-0500', '2026-07-31T09:30:15-05:00'],
    ['20260731+0100', '2026-07-31'],
    ['20260329005959', '2026-03-29T00:59:59+00:00'],
    ['20260329013000', '2026-03-29T02:30:00+01:00'],
    ['20260329020000', '2026-03-29T02:00:00+01:00'],
    ['20261025003000', '2026-10-25T00:30:00+01:00'],
    ['20261025013000', '2026-10-25T01:30:00+01:00'],
    ['20261025013000+0000', '2026-10-25T01:30:00+00:00'],
    ['20261025020000', '2026-10-25T02:00:00+00:00'],
    ['19700701120000', '1970-07-01T12:00:00+01:00'],
    ['20240229', '2024-02-29'],
    ['00500101', '0050-01-01'],
    ...['20230229', '20261301', '20260132', '2026013124', '202601310960', '20260131093060', '0000', '00000000'].map(
      (text): [string, undefined] => [text, undefined],
    ),
    ...['', '202', '2026-01-31', '20260131T0930', '20260131093015.', '20260131093015+1', '20260131093015+1500'].map(
      (text): [string, undefined] => [text, undefined],
    ),
  ];
  for (const [text, expected] of cases) assert.equal(readTimestamp(text)?.iso, expected, text);
  assert.equal(readTimestamp('20260731093000', 'Australia/Lord_Howe')?.iso, '2026-07-31T09:30:00+10:30');
});

test('NHS numbers that are not known, or are kept in old places, do no harm', () => {
  const nhsNumber = (pid: string) =>
    read(bytes(`MSH|^~\\&|PAS|RX1|||20260131||ADT^A01|1|P|2.3\rPID|1|${pid}\r`)).nhsNumber;
  assert.equal(nhsNumber('|T1^^^RX1~""^^^NHS^NH'), null);
  assert.equal(nhsNumber('|T1^^^RX1~0000000000^^^NHS^NH'), null);
  assert.equal(nhsNumber('|1234567890^^^NHSX01^MR'), null, 'a hospital number of an authority that begins with NHS');
  assert.equal(nhsNumber('999 000 0018^^^NHS|T1'), '9990000018');
  assert.equal(nhsNumber('|T1|999-000-0018^^^NHS^NH'), '9990000018');
  assert.equal(nhsNumber(`|T1${'|'.repeat(16)}999 000 0018`), '9990000018');
  assert.throws(() => nhsNumber('|9990000018^^^NHS~9990000026^^^NHS'), /two different NHS numbers/);
  assert.throws(() => nhsNumber('|T1^^^RX1~9990000019^^^NHS'), /PID-3\.1, repetition 2: the NHS number is not valid/);
});

test('a batch is taken apart, and half a batch is refused', () => {
  const message = (index: number) => syntheticHl7v2Message(index, `id${index}`);
  const three = [0, 1, 2].map(message).join('');
  const ids = (text: string) => splitHl7v2Batch(bytes(text))?.map((one) => read(one).id);
  assert.equal(splitHl7v2Batch(bytes(message(0))), undefined);
  assert.deepEqual(ids(three), ['id0', 'id1', 'id2']);
  assert.deepEqual(ids(`FHS|^~\\&|PAS\rBHS|^~\\&|PAS\r${three}BTS|3\rFTS|1\r`), ['id0', 'id1', 'id2']);
  assert.deepEqual(ids(`BHS|^~\\&|PAS\r\n${three.replaceAll('\r', '\r\n')}BTS|3|done\r\n`), ['id0', 'id1', 'id2']);
  assert.deepEqual(ids(`FHS#@*\r${three}FTS#3\r`), ['id0', 'id1', 'id2']);
  assert.deepEqual(ids(`\u000b${message(0)}\u001c\r\u000b${message(1)}\u001c\r`), ['id0', 'id1']);
  const wrong: [string, RegExp][] = [
    [`BHS|^~\\&|PAS\r${three}BTS|4\r`, /BTS-1: does not give the 3 messages/],
    [`BHS|^~\\&|PAS\r${three}`, /BTS: is missing at the end/],
    [`FHS|^~\\&\rBHS|^~\\&\r${three}BTS|3\r`, /FTS: is missing/],
    [`FHS|^~\\&\rBHS|^~\\&\r${three}BTS|3\rFTS|2\r`, /FTS-1: does not give/],
    [`BHS|^~\\&|PAS\rBTS|0\r`, /MSH: is not in the batch/],
    [`BHS|^~\\&\r${three}BHS|^~\\&\r${three}BTS|3\r`, /BTS: is missing before/],
    [`BHS|^^^^\r${three}BTS|3\r`, /BHS-2/],
  ];
  for (const [text, problem] of wrong) assert.throws(() => splitHl7v2Batch(bytes(text)), problem);
});

test('each message of a batch keeps its own character set', () => {
  const one = (set: string) => `MSH|^~\\&|PAS|RX1|||20260131||ADT^A01|${set}|P|2.4||||||${set}\rPID|1||T1||TÉST\r`;
  const both = Buffer.concat([encode(one('8859/1'), '8859/1'), encode(one('UNICODE UTF-8'), '')]);
  assert.deepEqual(
    splitHl7v2Batch(both)?.map((part) => read(part).patient.names[0]?.family),
    ['TÉST', 'TÉST'],
  );
  assert.equal(usualSeparators.field, '|');
});
