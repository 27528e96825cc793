import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cookie, type SessionData } from 'express-session';
import { MemorySessions } from '../src/web/memory-sessions.ts';

const data = (fullName: string): SessionData => ({ cookie: new Cookie(), answers: { fullName } }) as SessionData;

function nameOf(store: MemorySessions, id: string): string | undefined {
  let found: SessionData | null | undefined;
  store.get(id, (_error, session) => {
    found = session;
  });
  return found?.answers.fullName;
}

test('forgets a session that was not used for its lifetime, and not before', () => {
  let now = 0;
  const store = new MemorySessions({ most: 10, lifetime: 100, now: () => now });
  store.set('a', data('Rowan'));
  now = 99;
  assert.equal(nameOf(store, 'a'), 'Rowan');
  store.touch('a', data('Rowan'));
  now = 198;
  assert.equal(nameOf(store, 'a'), 'Rowan');
  now = 199;
  assert.equal(nameOf(store, 'a'), undefined);
});

test('lets the session that was used longest ago make way', () => {
  const store = new MemorySessions({ most: 2, lifetime: 100, now: () => 0 });
  store.set('a', data('A'));
  store.set('b', data('B'));
  store.touch('a', data('A'));
  store.set('c', data('C'));
  assert.deepEqual(['a', 'b', 'c'].map((id) => nameOf(store, id)), ['A', undefined, 'C']);
});

test('a session that was read cannot change the one that is kept', () => {
  const store = new MemorySessions({ most: 2, lifetime: 100, now: () => 0 });
  store.set('a', data('A'));
  store.get('a', (_error, session) => {
    if (session) session.answers.fullName = 'changed';
  });
  assert.equal(nameOf(store, 'a'), 'A');
});
