import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceWith } from './support/browser.ts';

test('is alive and ready', async () => {
  const { browser } = serviceWith();
  await browser.get('/health/live').expect(200, { status: 'ok' });
  await browser.get('/health/ready').expect(200, { status: 'ok' });
});

test('is alive but not ready while it stops', async () => {
  const { browser } = serviceWith({ health: { stopping: true } });
  await browser.get('/health/live').expect(200);
  await browser.get('/health/ready').expect(503, { status: 'not ready' });
});

test('is not ready when it cannot save, and does not say why to strangers', async () => {
  const requests = { save: async () => '', ready: () => Promise.reject(new Error('no such folder')) };
  const response = await serviceWith({ requests }).browser.get('/health/ready').expect(503);
  assert.doesNotMatch(response.text, /folder/);
});
