import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, readConfig } from '../src/config.ts';

test('works without any setting on a developer’s machine', () => {
  const config = readConfig({});
  assert.deepEqual([config.host, config.port, config.production], ['127.0.0.1', 3000, false]);
  assert.ok(config.sessionSecret.length >= 32);
});

test('names every fault at once, and repeats no value', () => {
  assert.throws(
    () => readConfig({ NODE_ENV: 'production', PORT: 'eighty', LOG_LEVEL: 'loud', SESSION_SECRET: 'hunter2' }),
    (error: unknown) => {
      assert.ok(error instanceof ConfigError);
      for (const name of ['PORT', 'LOG_LEVEL', 'SESSION_SECRET']) assert.match(error.message, new RegExp(name));
      assert.doesNotMatch(error.message, /hunter2/);
      return true;
    },
  );
});

test('asks for a secret in production', () => {
  assert.throws(() => readConfig({ NODE_ENV: 'production' }), /SESSION_SECRET: is needed/);
  assert.throws(() => readConfig({ NODE_ENV: 'production', SESSION_SECRET: '' }), /SESSION_SECRET: is needed/);
});
