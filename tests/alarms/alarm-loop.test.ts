import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createAlarmLoop } from '../../src/alarms/alarm-loop.ts';
import type { AnnouncedAlarm } from '../../src/domain/alarm.ts';

const hourMs = 3_600_000;
const begin = Date.parse('2026-11-23T12:00:00Z');
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** An address that keeps what it is sent, and answers as told. */
async function aListener() {
  const state = { bodies: [] as { type: string; data: { alarm: string } }[], status: 204 };
  const server = createServer((req, res) => {
    let text = '';
    req.on('data', (piece: Buffer) => (text += piece.toString()));
    req.on('end', () => {
      if (state.status < 300) state.bodies.push(JSON.parse(text) as (typeof state.bodies)[number]);
      res.writeHead(state.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path` };
}

function aHub(url: string | undefined) {
  const alarms = new Map<string, AnnouncedAlarm>();
  const world = { now: begin, lastComplete: new Date(begin).toISOString(), mayAnnounce: true };
  const lines: string[] = [];
  const write = (level: string) => (details: object, message: string) =>
    void lines.push(`${level} ${message} ${JSON.stringify(details)}`);
  const loop = createAlarmLoop({
    store: {
      lastCompleteHarvest: async () => world.lastComplete,
      harvests: async () => ({ runs: [] }),
      announcedAlarms: async () => [...alarms.values()],
      saveAlarm: async (alarm) => void alarms.set(alarm.id, alarm),
      clearAlarm: async (id) => void alarms.delete(id),
      takeLease: async () => world.mayAnnounce,
    },
    url,
    overdueAfterHours: () => 26,
    holder: 'this process',
    clock: () => new Date(world.now),
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
  });
  return { loop, world, lines };
}

test('an alarm is announced once, then daily, and cleared once', async () => {
  const { state, url } = await aListener();
  const { loop, world, lines } = aHub(url);
  for (const hours of [1, 26, 27, 28, 50, 51, 52]) {
    world.now = begin + hours * hourMs;
    await loop.run();
  }
  expect(state.bodies.map(({ type }) => type)).toEqual(['alarm.raised', 'alarm.reminder']);
  world.lastComplete = new Date(world.now).toISOString();
  await loop.run();
  await loop.run();
  expect(state.bodies.map(({ type }) => type)).toEqual(['alarm.raised', 'alarm.reminder', 'alarm.cleared']);
  expect(state.bodies[0]?.data.alarm).toBe('stale');
  expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(2);
  expect(lines.join()).not.toContain('secret-path');
});

test('one that could not be sent is sent later, and logged once', async () => {
  const { state, url } = await aListener();
  const { loop, world, lines } = aHub(url);
  world.now = begin + 30 * hourMs;
  state.status = 500;
  await expect(loop.run()).rejects.toThrow('The address for alarms answered 500.');
  await expect(loop.run()).rejects.toThrow();
  state.status = 204;
  await loop.run();
  expect(state.bodies.map(({ type }) => type)).toEqual(['alarm.raised']);
  expect(lines.filter((line) => line.includes('newest complete harvest'))).toHaveLength(1);
  expect(lines.join()).not.toContain('secret-path');
});

test('without an address the log has it, and one process of several announces', async () => {
  const { loop, world, lines } = aHub(undefined);
  world.now = begin + 30 * hourMs;
  world.mayAnnounce = false;
  await loop.run();
  expect(lines).toEqual([]);
  world.mayAnnounce = true;
  await loop.run();
  await loop.run();
  expect(lines).toHaveLength(1);
});
