import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { silentLog } from '../../src/base/log.ts';
import { createDigestLoop } from '../../src/outgoing/digest-loop.ts';
import { digestMessage } from '../../src/outgoing/digest-text.ts';
import { sendMail } from '../../src/outgoing/mail.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import type { LoggedEvent } from '../../src/store/store.ts';
import { weekBefore, type Digest } from '../../src/visibility/read-digest.ts';

const none = { total: 0, rows: [] };
const event: LoggedEvent = {
  ...{ id: '1-0', at: '2026-11-18T09:00:00Z', kind: 'check-unmet', detail: 'has-licence' },
  ...{ owner: 'sample-trust', name: 'ward<board>', organisation: 'sample-trust' },
};
const quiet: Digest = {
  ...{ from: '2026-11-16', to: '2026-11-22', worse: none, better: none, withdrawn: none, found: none },
  ...{ due: [], lastComplete: '2026-11-23T05:00:00Z' },
};
const busy: Digest = { ...quiet, worse: { total: 27, rows: [event] } };
const context = {
  ...{ title: 'Open Code Hub', address: 'https://hub.example' },
  titleOfCheck: () => 'Has a licence',
};

test.each([
  ['2026-11-23T06:00:00Z', '2026-11-16', '2026-11-22'],
  ['2026-11-29T23:59:59Z', '2026-11-16', '2026-11-22'],
  ['2026-11-30T00:00:00Z', '2026-11-23', '2026-11-29'],
  ['2027-01-01T12:00:00Z', '2026-12-21', '2026-12-27'],
])('the week before %s is from %s to %s', (now, from, to) => {
  expect(weekBefore(new Date(now))).toMatchObject({ from, to });
});

describe('the words of a digest', () => {
  const { subject, text, html } = digestMessage(busy, context);

  test('say what changed, how much more there is, and where', () => {
    expect(subject).toBe('Open Code Hub: got worse: 27');
    expect(text).toContain('from 16 November 2026 to 22 November 2026');
    expect(text).toContain('- sample-trust/ward<board> no longer meets “Has a licence” (18 November 2026)');
    expect(text).toContain('- and 26 more');
    expect(text).toContain('https://hub.example/history');
  });

  test('are escaped in HTML, which loads nothing', () => {
    expect(html).toContain('ward&lt;board&gt;');
    expect(html).not.toMatch(/<img|<script|<link|src=|style=/);
  });

  test('hold no links where the address of the hub is not known', () => {
    const without = digestMessage(busy, { ...context, address: undefined });
    expect(`${without.text}${without.html}`).not.toMatch(/href|https:/);
  });
});

describe('the digest is sent', () => {
  async function scene(digest: Digest, start = '2026-11-23T06:10:00Z') {
    const store = await openStore(sqlite(':memory:'));
    let now = new Date(start);
    const sent: string[] = [];
    const faults: string[] = [];
    const loop = () =>
      createDigestLoop({
        ...{ store, log: silentLog, clock: () => now, compose: (each) => digestMessage(each, context) },
        read: async () => digest,
        async send({ id }) {
          if (faults.length > 0) throw new Error(faults.pop());
          sent.push(id);
        },
      });
    const later = (hours: number) => void (now = new Date(now.getTime() + hours * 3_600_000));
    return { loop, later, sent, faults, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
  }

  test('once, however many processes run and however often they look', async () => {
    await using set = await scene(busy);
    const loops = [set.loop(), set.loop(), set.loop()];
    await Promise.all(loops.map((loop) => loop.run()));
    set.later(2);
    for (const loop of loops) await loop.run();
    expect(set.sent).toEqual(['digest-2026-11-16']);
  });

  test('again where the mail server failed, and not after it was sent', async () => {
    await using set = await scene(busy);
    set.faults.push('no answer');
    const loop = set.loop();
    await expect(loop.run()).rejects.toThrow('no answer');
    expect(set.sent).toEqual([]);
    await loop.run();
    await loop.run();
    expect(set.sent).toHaveLength(1);
  });

  test('each week', async () => {
    await using set = await scene(busy);
    const loop = set.loop();
    await loop.run();
    set.later(7 * 24);
    await loop.run();
    expect(set.sent).toEqual(['digest-2026-11-16', 'digest-2026-11-23']);
  });

  test.each([
    ['of a quiet week', quiet, '2026-11-23T07:00:00Z'],
    ['before Monday morning', busy, '2026-11-23T05:59:00Z'],
    ['two days late', busy, '2026-11-25T06:00:00Z'],
  ])('never %s', async (_when, digest, start) => {
    await using set = await scene(digest, start);
    await set.loop().run();
    expect(set.sent).toEqual([]);
  });
});

/** As much of a mail server as a message needs. */
async function aMailServer(refuse = false) {
  const messages: string[] = [];
  const server = createServer((socket: Socket) => {
    let data = '';
    let inData = false;
    socket.write('220 mail.example\r\n');
    socket.on('data', (chunk) => {
      data += chunk.toString();
      for (;;) {
        const end = data.indexOf(inData ? '\r\n.\r\n' : '\r\n');
        if (end === -1) return;
        const piece = data.slice(0, end);
        data = data.slice(end + (inData ? 5 : 2));
        if (inData) messages.push(piece);
        const isData = !inData && /^DATA/i.test(piece);
        socket.write(isData ? '354 go on\r\n' : refuse && /^RCPT/i.test(piece) ? '550 no\r\n' : '250 ok\r\n');
        inData = isData;
      }
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`;
  return { url, messages, [Symbol.asyncDispose]: async () => void server.close() };
}

describe('a message', () => {
  const settings = { from: 'hub@hub.example', to: ['a@trust.example', 'b@trust.example'] };
  const message = { ...digestMessage(busy, context), id: 'digest-2026-11-16' };

  test('goes to each address by itself, in both forms and with an id that stays', async () => {
    await using server = await aMailServer();
    await sendMail({ ...settings, url: server.url }, message);
    expect(server.messages).toHaveLength(2);
    const [first = '', second = ''] = server.messages;
    expect(first).toMatch(/^To: a@trust\.example/m);
    expect(first).not.toContain('b@trust.example');
    expect(first).toContain('Message-ID: <digest-2026-11-16-0@hub.example>');
    expect(first).toMatch(/text\/plain[\s\S]*text\/html/);
    expect(second).toContain('Message-ID: <digest-2026-11-16-1@hub.example>');
  });

  test('that is refused is a failure that names no server', async () => {
    await using server = await aMailServer(true);
    await expect(sendMail({ ...settings, url: server.url }, message)).rejects.toThrow(
      /^The mail server did not take the message \(\w+\)\.$/,
    );
  });
});
