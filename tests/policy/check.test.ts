import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { defineCheck, met } from '../../src/policy/check.ts';
import { checks } from '../../src/policy/checks/checks.ts';
import { proseOf } from '../../src/policy/policy.ts';
import { someFacts } from './some-facts.ts';

const prose = {
  id: 'sees-description',
  title: 'T',
  why: 'W',
  fix: 'F',
  lesson: { time: 'minutes', tip: 'Begin.' } as const,
};

describe('defineCheck', () => {
  const check = defineCheck({
    ...prose,
    about: 'account',
    needs: ['description'],
    uses: ['topics'],
    evaluate(facts) {
      expectTypeOf(facts.description).toEqualTypeOf<string | null>();
      expectTypeOf(facts.topics).toEqualTypeOf<string[] | undefined>();
      expectTypeOf(facts).not.toHaveProperty('licence');
      return met(JSON.stringify(facts));
    },
  });

  test('shows a check the facts it names and no others', () => {
    const { because } = check.judge(someFacts({ evidence: { description: 'Beds', topics: ['nhs'] } }));
    expect(JSON.parse(because)).toEqual({ description: 'Beds', topics: ['nhs'] });
  });

  test('passes on an absent fact, and answers unknown for one that was not collected', () => {
    expect(check.judge(someFacts({ evidence: { description: null } })).outcome).toBe('met');
    expect(check.judge(someFacts({ evidence: { description: undefined } }))).toEqual({
      outcome: 'unknown',
      because: 'Not known: description was not collected.',
    });
  });

  test('does without a fact that only helps', () => {
    expect(check.judge(someFacts({ evidence: { topics: undefined } })).outcome).toBe('met');
  });

  test('names every fact that is missing', () => {
    const two = defineCheck({
      ...prose,
      about: 'account',
      needs: ['tree', 'licence'],
      evaluate: () => met(''),
    });
    expect(two.judge(someFacts({ licence: undefined, evidence: { tree: undefined } })).because).toBe(
      'Not known: the list of files and the licence were not collected.',
    );
  });
});

describe('the list of checks', () => {
  test('holds every file of the folder under its own id', () => {
    const files = readdirSync(new URL('../../src/policy/checks', import.meta.url), { recursive: true })
      .map((file) => basename(String(file)))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('checks.ts'))
      .map((file) => file.slice(0, -'.ts'.length));
    expect(checks.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  });

  test.each(checks.map(({ id }) => [id]))('%s explains itself to people', (id) => {
    const { title, why, fix, lesson } = proseOf(id) ?? expect.fail();
    expect(title).toMatch(/^[A-Z]\w+ .*[^.]$/);
    expect(why).toMatch(/\.$/);
    expect(fix.split(' ').length).toBeGreaterThan(10);
    expect(lesson.tip).toMatch(/^.{20,200}\.$/);
    expect(`${why} ${fix}`).not.toContain(lesson.tip);
  });

  test('teaches something else by each', () => {
    const tips = checks.map(({ lesson }) => lesson.tip);
    expect(new Set(tips).size).toBe(tips.length);
  });

  test('knows nothing of a check that does not exist', () => {
    expect(proseOf('has-everything')).toBeUndefined();
  });
});
