import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { headers } from '../lib/headers.js';

async function headersFor(online, { production = true, nhsFonts = false } = {}) {
  const app = express();
  const site = { online: { inline: false, sites: [], framedBy: [], ...online }, nhsFonts };
  app.use(headers(site, { production }), (req, res) => res.send('A page'));
  return (await request(app).get('/')).headers;
}

test('sites that are named may be used, shown and sent to', async () => {
  const { 'content-security-policy': policy } = await headersFor({ sites: ['https://maps.example.com'] });
  for (const part of ['default-src', 'script-src', 'style-src', 'img-src', 'form-action']) assert.match(policy, new RegExp(`${part} 'self' https://maps\\.example\\.com`));
});

test('scripts and styles in pages run only where a setting says so', async () => {
  const strict = (await headersFor({}))['content-security-policy'];
  assert.doesNotMatch(strict, /unsafe-inline/);
  assert.match(strict, /script-src 'self' 'nonce-/);
  const loose = (await headersFor({ inline: true }))['content-security-policy'];
  assert.match(loose, /script-src 'self' 'unsafe-inline'/);
  assert.doesNotMatch(loose, /nonce-/, 'browsers would not run them beside a nonce');
});

test('other sites may show the prototype only where they are named', async () => {
  const alone = await headersFor({});
  assert.match(alone['content-security-policy'], /frame-ancestors 'none'/);
  assert.equal(alone['x-frame-options'], 'DENY');
  const framed = await headersFor({ framedBy: ['https://www.figma.com'] });
  assert.match(framed['content-security-policy'], /frame-ancestors 'self' https:\/\/www\.figma\.com/);
  assert.equal(framed['x-frame-options'], undefined);
});

test('the font of the NHS is asked for only where the NHS logo is shown', async () => {
  assert.doesNotMatch((await headersFor({}))['content-security-policy'], /assets\.nhs\.uk/);
  assert.match((await headersFor({}, { nhsFonts: true }))['content-security-policy'], /font-src 'self' https:\/\/assets\.nhs\.uk/);
});
