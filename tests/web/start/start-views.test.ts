import { describe, expect, test } from 'vitest';
import { questionPages } from '../../../src/web/start/questions.ts';
import { readSent, sentAnswers } from '../../../src/web/start/answers.ts';
import { findSimilar, rankSimilar, tellingWords } from '../../../src/web/search/similar.ts';
import { servicesView } from '../../../src/web/templates/template-services-view.ts';
import { readAnswers } from '../../../src/templates/templates.ts';
import { aCatalogue, aResult, now } from '../fake-tools.ts';
import { aQuestion, aTemplate, questions } from '../sample-templates.ts';

describe('pages of questions', () => {
  test('put shared ones first, and none beside the one it hangs on', () => {
    const pages = questionPages({ questions: [...questions].reverse().reverse() });
    expect(pages.map(({ key, questions: some }) => [key, some.map(({ id }) => id)])).toEqual([
      ['about', ['serviceName', 'summary']],
      ['owner', ['teamEmail']],
      ['own-1', ['database']],
      ['own-2', ['schema', 'gate']],
    ]);
  });

  test('hold few of a template’s own, and leave none out', () => {
    const many = Array.from({ length: 11 }, (_, index) => aQuestion({ id: `own${index}` }));
    const pages = questionPages({ questions: many });
    expect(pages.map(({ questions: some }) => some.length)).toEqual([4, 4, 3]);
    expect(new Set(pages.map(({ key }) => key)).size).toBe(3);
  });
});

describe('sent answers', () => {
  const whole = {
    serviceName: 'A',
    summary: '',
    teamEmail: 'a@example.nhs.uk',
    database: 'none',
    gate: 'no',
  };

  test('are read as the command line reads them, once they are whole', () => {
    const reading = readSent({ questions }, whole);
    expect(reading.faults.size).toBe(0);
    expect(reading.answers).toEqual(readAnswers({ questions }, whole).answers);
  });

  test('that are missing are faults and no defaults', () => {
    expect([...readSent({ questions }, {}).faults.keys()]).toEqual([
      'serviceName',
      'teamEmail',
      'database',
      'gate',
    ]);
  });

  test('to questions that do not apply are left out', () => {
    const { answers, asked } = readSent({ questions }, { ...whole, schema: 'public' });
    expect(Object.hasOwn(answers, 'schema')).toBe(false);
    expect(asked.map(({ id }) => id)).not.toContain('schema');
  });

  test('are taken by the names of questions only', () => {
    const body = { 'answers.serviceName': 'A', 'answers.other': 'B', serviceName: 'C', __proto__: { a: 1 } };
    expect(sentAnswers({ questions }, body)).toEqual({ serviceName: 'A' });
    expect(sentAnswers({ questions }, undefined)).toEqual({});
  });
});

describe('similar services', () => {
  const item = (id: string) => ({
    ...aResult([
      {
        ...{ id, fullName: `a/${id}`, owner: 'a', name: id, url: '', description: null, language: null },
        ...{ topics: [], licence: null, status: 'open', archived: false, fork: false, template: false },
        ...{ stars: 0, pushedAt: null },
      },
    ]).items[0]!,
  });

  test('are looked for by the words that tell', () => {
    expect(tellingWords('An app for staff to see which beds are free on a ward')).toEqual([
      'beds',
      'free',
      'ward',
    ]);
    expect(tellingWords('the and of')).toEqual(['the', 'and', 'of']);
    expect(tellingWords('<script>"" OR NOT -- ()')).toEqual(['script']);
    expect(tellingWords('  ')).toEqual([]);
  });

  test('come first when more and rarer words find them, not by a common word alone', () => {
    const [both, rare, common] = ['both', 'rare', 'common'].map(item);
    const alone = [
      { words: 1, total: 400, items: [common!, both!] },
      { words: 1, total: 3, items: [rare!, both!] },
    ];
    expect(rankSimilar(alone).map(({ id }) => id)).toEqual(['both', 'rare', 'common']);
    const together = [...alone, { words: 2, total: 1, items: [both!] }];
    expect(rankSimilar(together).map(({ id }) => id)).toEqual(['both', 'rare']);
    expect(rankSimilar([])).toEqual([]);
  });

  test('are not taken from a search that left words out', async () => {
    const asked: string[] = [];
    const result = await findSimilar(
      {
        search: async ({ text }) => {
          asked.push(text.trim());
          const cut = text.trim().includes(' ');
          return aResult([item(cut ? 'cut' : text.trim())], { corrected: cut ? 'other' : null });
        },
      },
      'Beds on wards',
    );
    expect(asked).toEqual(['beds wards', 'beds', 'wards']);
    expect(result.items.map(({ id }) => id)).toEqual(['beds', 'wards']);
    expect(result.corrected).toBe('beds wards');
  });
});

test('users that lack security changes come first; unknown versions are not safe', () => {
  const base = {
    template: 'small-service',
    owner: 'sample-trust',
    organisation: 'sample-trust',
    archived: false,
  };
  const services = [
    { ...base, id: '1', name: 'new', version: '1.2.0', source: 'record', pushedAt: null },
    { ...base, id: '2', name: 'old', version: '1.0.0', source: 'record', pushedAt: null },
    { ...base, id: '3', name: 'unknown', version: null, source: 'forge', pushedAt: null },
    { ...base, id: '4', name: 'ahead', version: '2.0.0', source: 'record', pushedAt: null },
  ] as const;
  const view = servicesView(aTemplate(), { services, upgrades: [] }, aCatalogue(), now);
  expect(view.rows.map(({ name, standing, known }) => [name, standing, known])).toEqual([
    ['sample-trust/old', '2 releases behind', true],
    ['sample-trust/ahead', 'Newer than our template', true],
    ['sample-trust/new', 'Up to date', true],
    ['sample-trust/unknown', expect.stringMatching(/^Not known\. It has no \.codehub\.yml/), false],
  ]);
  expect(view.rows[0]?.security).toEqual([{ version: '1.2.0', text: 'Sets a header.' }]);
  expect(view.summary).toBe(
    'Used by 4 repositories. Of those still in use: 1 out of date, 2 up to date, 1 with an unknown version. Versions in use: 2.0.0 (1), 1.2.0 (1), 1.0.0 (1).',
  );
  expect(view.rows.map(({ source }) => source)).toContain('GitHub says so');
  expect(view.warning).toBe('1 repository is missing security fixes.');
});
