import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createWeb } from '../../../src/web/web.ts';
import { aCatalogue, anOrganisation, emptyStore, fakeTools } from '../fake-tools.ts';

describe('/licences.csv', () => {
  const catalogue = aCatalogue({
    organisations: [anOrganisation({ login: 'one', name: 'Ysbyty, Môn' })],
  });
  const app = createWeb(
    fakeTools({
      catalogue: () => catalogue,
      store: emptyStore({
        licences: async () => [
          { spdx: 'MIT', repositories: 3 },
          { spdx: null, repositories: 1 },
        ],
      }),
    }),
  );
  const table =
    'organisation,name,licence,repositories\r\none,"Ysbyty, Môn",MIT,3\r\none,"Ysbyty, Môn",NONE,1\r\n';

  test('is the licences of each organisation', async () => {
    expect((await request(app).get('/licences.csv')).text).toBe(table);
  });

  test('begins with a byte-order mark for Excel', async () => {
    expect((await request(app).get('/licences.csv?bom=1')).text).toBe(`\uFEFF${table}`);
  });
});
