import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { learningPath, stageOf } from '../../src/learning/path.ts';
import { proseOf } from '../../src/policy/policy.ts';
import { createWeb } from '../../src/web/web.ts';
import { aRepository } from '../builders.ts';
import { emptyStore, fakeTools, stored } from './fake-tools.ts';
import { sampleTools } from './sample-site.ts';

describe('the learning path', () => {
  const ids = learningPath.flatMap((stage) => stage.checks);

  test('has each check once, and none that does not exist', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => proseOf(id) === undefined)).toEqual([]);
  });

  test('knows the stage of a check', () => {
    expect(stageOf('has-licence')?.id).toBe('open');
    expect(stageOf('none')).toBeUndefined();
  });
});

describe('its page', () => {
  const store = emptyStore({
    findRepository: async (_owner, name) => (name === 'ward-board' ? stored(aRepository()) : undefined),
  });
  const page = (query: string) => request(createWeb(fakeTools({ store }))).get(`/learn${query}`);

  test.each(['sample-trust/ward-board', 'https://github.com/sample-trust/ward-board.git'])(
    'shows how far %s has come',
    async (name) => {
      const { text } = await page(`?repository=${encodeURIComponent(name)}`);
      expect(text).toContain('Results are those of');
      expect(text).toMatch(/Has a licence<\/a>\s*<strong class="nhsuk-tag/);
    },
  );

  test('says so where there is no such repository', async () => {
    const { text } = await page('?repository=nobody');
    expect(text).toContain('Enter the name of a public repository');
  });

  test('is led to from the page of a check on it', async () => {
    const { text } = await request(createWeb(sampleTools())).get('/checks/has-licence');
    expect(text).toContain('href="/learn#open"');
    expect(text).toContain('A few minutes.');
  });

  test('is not needed for a lesson beside a check', async () => {
    const { text } = await request(createWeb(sampleTools())).get('/checks/clinical-safety-file');
    expect(text).toContain('Some weeks, with people outside the team.');
    expect(text).not.toContain('href="/learn#');
  });
});
