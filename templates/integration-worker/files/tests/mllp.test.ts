import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { connect as connectTls } from 'node:tls';
import { readConfig } from '../src/config.ts';
import { Hl7v2Rejected } from '../src/hl7v2-fault.ts';
import { syntheticHl7v2Message } from '../src/hl7v2-synthetic.ts';
import { parseHl7v2 } from '../src/hl7v2.ts';
import { answerTo, type Outcome } from '../src/mllp-answer.ts';
import { createFrames, framed } from '../src/mllp-frames.ts';
import { sendByMllp } from '../src/mllp-send.ts';
import { allowed, createMllp, type MllpParts } from '../src/mllp.ts';
import { NoRoom } from '../src/problems.ts';
import { encode, samples } from './hl7v2-samples.ts';
import { emptyData, list, startParts, until } from './start-parts.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const frame = (text: string) => Buffer.from(framed(bytes(text)));
const texts = (events: ReturnType<ReturnType<typeof createFrames>['push']>) =>
  events.map((event) => ('bytes' in event ? Buffer.from(event.bytes).toString('latin1') : event.kind));

test('messages are found however the stream is cut into packets', () => {
  const stream = Buffer.concat([frame('MSH|one\r'), Buffer.from('\r\n '), frame('MSH|two\u000btext\r'), framed(bytes('MSH|three'))]);
  for (let size = 1; size <= stream.length; size += 1) {
    const frames = createFrames(100);
    const found: string[] = [];
    for (let at = 0; at < stream.length; at += size) found.push(...texts(frames.push(stream.subarray(at, at + size), 0)));
    assert.deepEqual(found, ['MSH|one\r', 'MSH|two\u000btext\r', 'MSH|three'], `packets of ${size}`);
    assert.equal(frames.since(), undefined);
  }
});

test('frames that do not end, or are no frames, are noticed', () => {
  const frames = createFrames(100);
  assert.deepEqual(frames.push(bytes('\u000bMSH|half'), 7), []);
  assert.equal(frames.since(), 7);
  assert.deepEqual(texts(frames.push(bytes('\u000bMSH|whole\r\u001c\r'), 9)), ['cut-short', 'MSH|whole\r']);
  assert.deepEqual(texts(frames.push(bytes('\u000bMSH|no CR\r\u001c\u000bMSH|next\u001c'), 9)), ['MSH|no CR\r', 'MSH|next']);
  assert.deepEqual(texts(createFrames(100).push(bytes(`\u000bMSH|${'x'.repeat(100)}`), 0)), [`MSH|${'x'.repeat(100)}`]);
  assert.deepEqual(texts(createFrames(100).push(bytes('GET / HTTP/1.1'.repeat(100)), 0)), ['noise']);
  assert.deepEqual(createFrames(100).push(bytes('\u000b\u001c\r'), 0), [], 'an empty frame keeps the connection open');
  const talker = createFrames(100);
  talker.push(bytes('GET /'), 5);
  assert.equal(talker.since(), 5, 'whoever sends something else is timed as well');
});

const header = (more = '', version = '2.4', signs = '|^~\\&') =>
  ['MSH', signs.slice(1), 'PAS', `RX1${signs[1]}SITE`, 'WORKER', 'HERE', '20260131', '', `ADT${signs[1]}A01`, 'ID 7', 'P', version].join(signs[0]) + more;
const kept: Outcome = { kept: true };
const wrong: Outcome = {
  kept: false,
  error: new Hl7v2Rejected([{ code: 102, place: { segment: 'PID', field: 3, repetition: 2, component: 1 }, text: 'is wrong & long' }]),
};
const unknown: Outcome = {
  kept: false,
  error: new Hl7v2Rejected([{ code: 200, place: { segment: 'MSH', field: 9 }, text: 'is not taken' }]),
};
const full: Outcome = { kept: false, error: new NoRoom('The disk is nearly full.') };

test('an answer turns sender and receiver round, and repeats the ID, the signs and the character set', () => {
  const answer = answerTo(bytes(header('||||||8859/1')), kept, new Date('2026-01-31T09:30:00Z')) ?? '';
  assert.match(
    answer,
    /^MSH\|\^~\\&\|WORKER\|HERE\|PAS\|RX1\^SITE\|20260131093000\+0000\|\|ACK\^A01\^ACK\|\w{16}\|P\|2\.4\|\|\|\|\|\|8859\/1\rMSA\|AA\|ID 7\r$/,
  );
  const other = parseHl7v2(answerTo(bytes(header('', '2.2', '#@*%$')), kept) ?? '');
  assert.equal(other.separators.field, '#');
  assert.deepEqual([other.segments('MSA')[0]?.value(2), other.segments('MSH')[0]?.value(9, 3)], ['ID 7', '']);
});

test('what is wrong is answered AE, what is not understood AR, and a want of room AE', () => {
  const codes = (outcome: Outcome, message = header()) => parseHl7v2(answerTo(bytes(message), outcome) ?? '').segments('MSA')[0]?.value(1);
  assert.deepEqual([codes(kept), codes(wrong), codes(unknown), codes(full)], ['AA', 'AE', 'AR', 'AE']);
  const broken = parseHl7v2(answerTo(bytes('no message'), unknown) ?? '');
  assert.deepEqual([broken.segments('MSA')[0]?.value(1), broken.segments('MSA')[0]?.value(2)], ['AR', '']);
});

test('the place and the code of each fault are given as the version of the message has them', () => {
  const error = (version: string) => parseHl7v2(answerTo(bytes(header('', version)), wrong) ?? '').segments('ERR')[0];
  const later = error('2.5.1');
  assert.deepEqual(
    [1, 2, 3, 4, 5].map((component) => later?.value(2, component)),
    ['PID', '1', '3', '2', '1'],
  );
  assert.deepEqual([later?.value(3), later?.value(4), later?.value(8)], ['102', 'E', 'PID-3.1, repetition 2: is wrong & long']);
  const earlier = error('2.3');
  assert.deepEqual([earlier?.value(1), earlier?.value(1, 3), earlier?.value(1, 4, 1, 1)], ['PID', '3', '102']);
});

test('in enhanced mode there is the answer that was asked for, or none', () => {
  const mode = (accept: string, application: string, outcome: Outcome) => {
    const answer = answerTo(bytes(header(`|||${accept}|${application}`)), outcome);
    return answer === undefined ? undefined : parseHl7v2(answer).segments('MSA')[0]?.value(1);
  };
  assert.deepEqual([mode('AL', 'NE', kept), mode('AL', 'NE', wrong), mode('AL', 'AL', unknown)], ['CA', 'CE', 'CR']);
  assert.deepEqual([mode('NE', 'NE', kept), mode('NE', 'NE', wrong)], [undefined, undefined]);
  assert.deepEqual([mode('ER', 'NE', kept), mode('ER', 'NE', wrong)], [undefined, 'CE']);
  assert.deepEqual([mode('SU', 'NE', kept), mode('SU', 'NE', wrong)], ['CA', undefined]);
  assert.deepEqual([mode('NE', 'AL', kept), mode('', 'AL', wrong)], ['AA', 'AE']);
  assert.equal(answerTo(bytes(header().replace('ADT^A01', 'ACK^A01')), unknown), undefined, 'an answer is not answered');
});

async function startMllp(data: string, config: Partial<MllpParts['config']> = {}, change: Partial<MllpParts> = {}) {
  const parts = await startParts(data);
  const stopping = new AbortController();
  const server = createMllp({
    ...parts,
    log: () => undefined,
    now: () => Date.now(),
    stop: stopping.signal,
    config: { ...usual, ...config },
    ...change,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...parts,
    port,
    stopping,
    connect: () => new Promise<Socket>((resolve) => { const socket = connect({ port, host: '127.0.0.1' }, () => resolve(socket)); }),
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await parts[Symbol.asyncDispose]();
    },
  };
}

const usual: MllpParts['config'] = {
  MLLP_CONNECTIONS: 10,
  MLLP_FRAME_MS: 30_000,
  MOST_BYTES: 100_000,
  MLLP_FROM: undefined,
  MLLP_TLS_CERT: undefined,
  MLLP_TLS_KEY: undefined,
  MLLP_TLS_CA: undefined,
};

const verdict = (answer: string) => /MSA.(\w\w)/.exec(answer)?.[1];

test('a feed of real messages is answered AA and delivered', async () => {
  await using folder = await emptyData();
  await using mllp = await startMllp(folder.data);
  const socket = await mllp.connect();
  const all = samples().slice(0, 40);
  socket.end(Buffer.concat(all.map((one) => framed(one.bytes))));
  const answers = texts(createFrames(1_000_000).push(Buffer.concat(await socket.toArray()), 0));
  assert.equal(answers.length, all.length, 'also where the sender ends its side at once');
  assert.deepEqual(answers.filter((answer) => verdict(answer) !== 'AA'), []);
  await until('all delivered', () => mllp.delivered.length === all.length);
});

test('AA is sent when the message is on the disk, and AE where it cannot be written', async () => {
  await using folder = await emptyData();
  await using mllp = await startMllp(folder.data);
  const one = syntheticHl7v2Message(1, randomUUID());
  const bad = syntheticHl7v2Message(2, randomUUID()).replace(/999\d{7}/, '9990000000');
  const odd = syntheticHl7v2Message(3, randomUUID()).replace('ADT^A01', 'ADT^A98').replace('ADT^A03', 'ADT^A98');
  const answers = await sendByMllp('127.0.0.1', mllp.port, [one, bad, odd, 'hello', one]);
  assert.deepEqual(answers.map(verdict), ['AA', 'AE', 'AR', 'AR', 'AA']);
  assert.match(answers[1] ?? '', /PID-3\.1: the NHS number is not valid/);
  assert.doesNotMatch(answers.join(), /9990000000|TESTPATIENT/);
  await until('one delivered and one known', () => mllp.metrics.value('messages_duplicate_total') === 1);
  mllp.queue.put = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
  const [refused = ''] = await sendByMllp('127.0.0.1', mllp.port, [syntheticHl7v2Message(4, randomUUID())]);
  assert.equal(verdict(refused), 'AE');
  assert.match(refused, /could not be written/);
});

test('a batch is answered by a batch, and half a batch is refused whole', async () => {
  await using folder = await emptyData();
  await using mllp = await startMllp(folder.data);
  const three = [0, 1, 2].map((index) => syntheticHl7v2Message(index, randomUUID()));
  three[1] = three[1]?.replace(/999\d{7}/, '9990000000') ?? '';
  const batch = `BHS|^~\\&|PAS|RX1|WORKER|HERE|20260131||||B7\r${three.join('')}BTS|3\r`;
  const answers = await sendByMllp('127.0.0.1', mllp.port, [batch, batch.replace('BTS|3', 'BTS|4')]);
  assert.match(answers[0] ?? '', /^BHS\|\^~\\&\|WORKER\|HERE\|PAS\|RX1\|[^]*MSA\|AA[^]*MSA\|AE[^]*MSA\|AA[^]*\rBTS\|3\r$/);
  assert.match(answers[1] ?? '', /MSA\|AR\|B7\|BTS-1: does not give the 3 messages/);
  await until('two delivered', () => mllp.delivered.length === 2);
});

test('a message in another character set is answered in it', async () => {
  await using folder = await emptyData();
  await using mllp = await startMllp(folder.data);
  const text = 'MSH|^~\\&|PÄS|RX1|||20260131||ADT^A01|7|P|2.4||||||8859/1\rPID|1||T1||MÜLLERTEST\r';
  const socket = await mllp.connect();
  socket.end(framed(encode(text, '8859/1')));
  assert.match(Buffer.concat(await socket.toArray()).toString('latin1'), /\|PÄS\|RX1\|.*\|8859\/1\rMSA\|AA\|7\r/);
});

test('frames that are too long, too slow or no frames end the connection', async () => {
  await using folder = await emptyData();
  let now = 0;
  await using mllp = await startMllp(folder.data, { MOST_BYTES: 1000 }, { now: () => now });
  const long = await mllp.connect();
  long.write(`\u000b${syntheticHl7v2Message(1, 'ID7')}${'x'.repeat(5000)}`);
  assert.match(Buffer.concat(await long.toArray()).toString(), /MSA\|AE\|ID7\|MSH: the message is longer than 1000 bytes/);
  const noise = await mllp.connect();
  noise.write('GET / HTTP/1.1\r\n'.repeat(200));
  assert.equal(Buffer.concat(await noise.toArray()).length, 0);
  const slow = await mllp.connect();
  slow.on('error', () => undefined);
  slow.write('\u000bMSH|^~\\&|');
  await until('taken in', () => mllp.metrics.value('mllp_broken_total') === 2);
  const ended = once(slow, 'close');
  slow.resume();
  // What it sent may arrive after the time has gone on, so time goes on until it is noticed.
  const going = setInterval(() => (now += 31_000), 100);
  await ended;
  clearInterval(going);
  assert.equal(mllp.metrics.value('mllp_broken_total'), 3);
});

test('a connection that is torn down does no harm to others', async () => {
  await using folder = await emptyData();
  await using mllp = await startMllp(folder.data);
  for (const text of ['', '\u000bMSH|^~', `\u000b${syntheticHl7v2Message(1, randomUUID())}\u001c\r`]) {
    const socket = await mllp.connect();
    socket.on('error', () => undefined);
    if (text !== '') socket.write(text);
    socket.resetAndDestroy();
  }
  const [answer = ''] = await sendByMllp('127.0.0.1', mllp.port, [syntheticHl7v2Message(2, randomUUID())]);
  assert.equal(verdict(answer), 'AA');
});

test('connections are taken from addresses that are allowed', async () => {
  const may = allowed('10.1.2.3, 10.20.0.0/16,2001:db8::/32');
  for (const [address, expected] of [['10.1.2.3', true], ['::ffff:10.20.9.9', true], ['10.1.2.4', false], ['2001:db8::7', true], ['::1', false], ['', false]] as const)
    assert.equal(may(address), expected, address);
  assert.ok(allowed('any')('10.9.9.9'));
  await using folder = await emptyData();
  await using mllp = await startMllp(folder.data, { MLLP_FROM: '10.0.0.0/8' });
  const socket = await mllp.connect();
  socket.on('error', () => undefined);
  socket.resume();
  await once(socket, 'close');
  assert.throws(() => readConfig({ MLLP_HOST: '0.0.0.0' }), /MLLP_FROM or MLLP_TLS_CA is needed/);
  assert.throws(() => readConfig({ MLLP_FROM: '10.0.0.0/99' }), /MLLP_FROM has to be any, or addresses/);
});

test('stopping ends connections that wait, and refuses or keeps what comes then', async () => {
  await using folder = await emptyData();
  const mllp = await startMllp(folder.data);
  const socket = await mllp.connect();
  socket.on('error', () => undefined);
  socket.write(framed(bytes(syntheticHl7v2Message(1, 'before'))));
  await until('kept', () => mllp.metrics.value('mllp_messages_total') === 1);
  mllp.stopping.abort();
  socket.resume();
  if (!socket.destroyed) await once(socket, 'close');
  await mllp[Symbol.asyncDispose]();
  const left = await Promise.all(['inbox', 'done'].map((name) => list(folder.data, name)));
  assert.equal(left.flat().length, 1);
});

test('TLS with certificates of senders', async (context) => {
  await using folder = await emptyData();
  const at = (name: string) => join(folder.data, name);
  try {
    const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
    execFileSync('openssl', [...make, '-addext', 'subjectAltName=DNS:localhost', '-keyout', at('key'), '-out', at('cert')], { stdio: 'ignore' });
  } catch {
    return context.skip('there is no openssl to make certificates with');
  }
  await using mllp = await startMllp(folder.data, { MLLP_TLS_CERT: at('cert'), MLLP_TLS_KEY: at('key'), MLLP_TLS_CA: at('cert') });
  const [key, cert] = [readFileSync(at('key')), readFileSync(at('cert'))];
  const talk = async (options: object) => {
    const socket = connectTls({ port: mllp.port, host: '127.0.0.1', servername: 'localhost', ca: cert, ...options });
    socket.on('error', () => undefined);
    socket.end(framed(bytes(syntheticHl7v2Message(1, randomUUID()))));
    return Buffer.concat(await socket.toArray().catch(() => [])).toString();
  };
  assert.match(await talk({ key, cert }), /MSA\|AA/);
  assert.equal(await talk({}), '', 'no certificate, no conversation');
});
