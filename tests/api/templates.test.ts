import { unzipSync } from 'fflate';
import type request from 'supertest';
import { describe, expect, test } from 'vitest';
import { loadTemplates } from '../../src/templates/templates.ts';
import { policies, smallFolder, unusual } from '../templates/some-templates.ts';
import { anApi, policy } from './an-api.ts';

const { client } = anApi();

function render(parameters: unknown, id = 'small', overrides: Parameters<typeof anApi>[1] = {}) {
  return anApi({}, overrides)
    .client.post(`/api/v1/templates/${id}/render`)
    .send({ parameters })
    .buffer(true)
    .parse((res, done) => {
      const pieces: Buffer[] = [];
      res.on('data', (piece: Buffer) => pieces.push(piece));
      res.on('end', () => done(null, Buffer.concat(pieces)));
    });
}

function filesIn(answer: request.Response): Record<string, string> {
  const files = unzipSync(answer.body as Buffer);
  return Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
  );
}

function problemIn(answer: request.Response): { status: number; detail: string; faults?: string[] } {
  expect(answer.type).toBe('application/problem+json');
  return JSON.parse((answer.body as Buffer).toString()) as never;
}

describe('templates', () => {
  test('are listed, with how many questions each asks', async () => {
    const { body } = await client.get('/api/v1/templates');
    expect(body).toMatchObject({ total: 1, items: [{ id: 'small', version: '1.1.0', questions: 11 }] });
  });

  test('say what they ask, the shared questions first', async () => {
    const { body } = await client.get('/api/v1/templates/small');
    const ids = (body as { questions: { id: string }[] }).questions.map(({ id }) => id);
    expect(ids).toEqual([
      ...['serviceName', 'summary', 'organisationName', 'organisationLogin', 'teamName', 'teamEmail'],
      ...['phase', 'clinical', 'greeting', 'database', 'databaseName'],
    ]);
  });

  test('that do not exist are not found, and the answer says which do', async () => {
    const { status, body } = await client.get('/api/v1/templates/other');
    expect(status).toBe(404);
    expect((body as { detail: string }).detail).toBe('The template other was not found. There are: small.');
  });
});

describe('answers of a team', () => {
  const templates = {
    ...loadTemplates(smallFolder),
    presets: async () => [
      { id: 'ours', title: 'Ours', templates: null, answers: { greeting: 'Kept', other: 'x' } },
      { id: 'theirs', title: 'Theirs', templates: ['rap-r'], answers: { greeting: 'Theirs' } },
    ],
  };
  const order = (body: object) => {
    const { client: asked } = anApi({}, { templates });
    return asked.post('/api/v1/templates/small/render').send(body);
  };

  test('are listed with the template they are for', async () => {
    const { body } = await anApi({}, { templates }).client.get('/api/v1/templates/small');
    expect((body as { presets: { id: string }[] }).presets.map(({ id }) => id)).toEqual(['ours']);
  });

  test('count where nothing else was sent, and an unknown preset is refused', async () => {
    expect((await order({ preset: 'ours' })).status).toBe(200);
    const { status, body } = await order({ preset: 'theirs' });
    expect([status, (body as { detail: string }).detail]).toEqual([
      400,
      'preset is not one of this template. There are: ours.',
    ]);
  });
});

describe('rendering', () => {
  test('gives an archive with every file, filled in', async () => {
    const answer = await render({ serviceName: 'Ward board', clinical: true });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="small-1.1.0.zip"',
      'cache-control': 'no-store',
    });
    const files = filesIn(answer);
    expect(files['README.md']).toMatch(/^# Ward board\n/);
    expect(files['.codehub.yml']).toContain('serviceName: "Ward board"');
    expect(Object.keys(files)).toContain('docs/clinical-safety/README.md');
  });

  test('needs no parameter', async () => {
    const answer = await anApi().client.post('/api/v1/templates/small/render');
    expect(answer.status).toBe(200);
  });

  test('names every parameter that is wrong', async () => {
    const answer = await render({ serviceName: '', teamEmail: 'nobody', phase: 3, colour: 'red' });
    expect(answer.status).toBe(400);
    expect(problemIn(answer).faults).toEqual([
      'serviceName must be answered.',
      'teamEmail must be an email address in the correct format, such as team@example.nhs.uk.',
      'phase must be text.',
      'colour is not a question of this template.',
    ]);
  });

  test.each([
    ['a list', ['x']],
    ['text', 'x'],
    ['null', null],
  ])('refuses parameters that are %s', async (_kind, sent) => {
    expect((await render(sent)).status).toBe(400);
  });

  test('of a template that does not exist is not found', async () => {
    expect((await render({}, '../../etc')).status).toBe(404);
    expect((await render({}, '_common')).status).toBe(404);
  });

  test('takes hostile answers for text', async () => {
    const files = filesIn(await render(unusual, 'small', { policies: () => policies }));
    expect(JSON.parse(files['package.json'] ?? '')).toMatchObject({ description: unusual['summary'] });
    expect(files['page.html']).not.toContain('<script>');
  });

  test('gives no service that would not meet a policy, and says why', async () => {
    const clauses = [{ check: 'asks-too-much', force: 'required' as const, clause: '1', text: '' }];
    const answer = await render({}, 'small', { policies: () => [{ ...policy, clauses }] });
    expect(answer.status).toBe(400);
    const { detail, faults } = problemIn(answer);
    expect(detail).toBe('A service made from small with these answers would not meet policy.');
    expect(faults).toEqual([expect.stringMatching(/^sample-policy, asks-too-much: /)]);
  });
});
