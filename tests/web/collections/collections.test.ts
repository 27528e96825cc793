import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createWeb } from '../../../src/web/web.ts';
import { fakeTools } from '../fake-tools.ts';
import { sampleTools } from '../sample-site.ts';

const client = request(createWeb(sampleTools()));

describe('collections', () => {
  test('are listed with the first sentence of why, also on the home page', async () => {
    const { text } = await client.get('/collections');
    expect(text).toContain('<a href="/collections/analyst-code">Code for NHS analysts</a>');
    expect(text).toContain('Packages that analysts can use as they are.');
    expect(text).not.toContain('Chosen by analysts');
    expect((await client.get('/')).text).toContain('href="/collections/analyst-code"');
  });

  test('show public repositories in order, and only count the others', async () => {
    const { text } = await client.get('/collections/analyst-code');
    expect([...text.matchAll(/href="\/repositories\/([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'sample-trust/ward-board',
      'sample-icb/fhir-client',
    ]);
    expect(text).toContain('1 repository of this list is not public here.');
    expect(text).not.toContain('gone');
    expect(text).toContain('Ask us to add yours.');
  });

  test('are not found under a name that none has', async () => {
    expect((await client.get('/collections/constructor')).status).toBe(404);
  });

  test('stand where the catalogue has none', async () => {
    const empty = request(createWeb(fakeTools()));
    expect((await empty.get('/collections')).text).toContain('Nobody has put a collection together');
    expect((await empty.get('/software')).text).toContain('No body has told us yet');
  });
});

describe('who uses what', () => {
  test('is on the page of the repository and on a page of its own', async () => {
    expect((await client.get('/repositories/sample-trust/ward-board')).text).toContain(
      'Sample Scotland: bed planning, since 2024',
    );
    expect((await client.get('/repositories/sample-icb/ward-board')).text).not.toContain('Sample Scotland:');
    const { text } = await client.get('/software');
    expect(text).toContain('<a href="/repositories/sample-trust/ward-board">Ward board</a>');
    expect(text).toContain('<a href="https://open-emr.example" rel="noreferrer">OpenEMR</a>');
  });
});
