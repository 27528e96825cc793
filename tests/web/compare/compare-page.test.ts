import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createWeb } from '../../../src/web/web.ts';
import { sampleTools } from '../sample-site.ts';

const client = request(createWeb(sampleTools()));
const cells = (html: string) =>
  [...html.matchAll(/<span class="hub-cell">\s*(.*?)\s*<\/span>/gs)].map(([, cell = '']) => cell);

describe('the page that compares repositories', () => {
  test.each([
    '/compare?repositories=sample-trust/ward-board,sample-trust/fhir-client',
    '/compare?repositories=sample-trust/ward-board&repositories=sample-trust/fhir-client',
    '/compare?repositories=sample-trust/ward-board+sample-trust/fhir-client&repositories=SAMPLE-trust/ward-board',
  ])('%s has a column for each', async (address) => {
    const { text } = await client.get(address);
    expect(cells(text).slice(0, 3)).toEqual([
      'Repository',
      '<a href="/repositories/sample-trust/ward-board">sample-trust/ward-board</a>',
      '<a href="/repositories/sample-trust/fhir-client">sample-trust/fhir-client</a>',
    ]);
    expect(text).not.toContain('There is no public repository');
  });

  test('says which repositories are not there, without telling what was withdrawn', async () => {
    const { status, text } = await client.get(
      '/compare?repositories=sample-trust/ward-board,sample-trust/gone,x',
    );
    expect(status).toBe(200);
    expect(text).toContain('There is no public repository called sample-trust/gone here.');
    expect(text).toContain('There is no public repository called x here.');
    expect(text).toContain('Choose at least 2 repositories to compare.');
  });

  test('compares four at most, and names the others', async () => {
    const names = ['ward-board', 'fhir-client', 'appointment-booking'].flatMap((name) => [
      `sample-trust/${name}`,
      `sample-icb/${name}`,
    ]);
    const { text } = await client.get(`/compare?repositories=${names.join(',')}`);
    expect(text).toContain('Only the first 4 are compared.');
    expect(text.match(/<th role="columnheader"/g)).toHaveLength(5);
  });

  test('is reached from ticked results without a script', async () => {
    const { text } = await client.get('/search?q=beds');
    expect(text).toContain('name="repositories" type="checkbox" value="sample-trust/ward-board"');
    expect(text).toContain('formaction="/compare"');
    expect((await client.get('/search?repositories=a/b')).text).not.toContain('There is no filter');
  });
});
