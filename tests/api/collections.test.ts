import { expect, test } from 'vitest';
import { anApi } from './an-api.ts';

const { client } = anApi();

test('a collection gives its public repositories, and counts the others', async () => {
  const { body } = await client.get('/api/v1/collections/analyst-code');
  expect(body).toMatchObject({ title: 'Code for analysts', missing: 1 });
  expect(body.items).toMatchObject([{ fullName: 'sample-trust/ward-board' }]);
  expect(JSON.stringify(body)).not.toContain('private');
});

test('collections and software are listed as the catalogue has them', async () => {
  const { body } = await client.get('/api/v1/collections');
  expect(body.items).toEqual([
    { id: 'analyst-code', title: 'Code for analysts', why: 'It saves time.', repositories: 2 },
  ]);
  expect((await client.get('/api/v1/software')).body.items).toHaveLength(1);
  expect((await client.get('/api/v1/collections/none')).status).toBe(404);
});
