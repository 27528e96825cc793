import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/policy/checks/checks.ts';
import type { SomeFactsInput } from './some-facts.ts';
import { someFacts } from './some-facts.ts';
import { aLicence } from '../builders.ts';

const maybe = <T>(some: fc.Arbitrary<T>) => fc.oneof(some, fc.constantFrom(null, undefined));
const path = fc.oneof(
  fc.constantFrom(
    'README.md',
    'readme.rst',
    'SECURITY.md',
    'CODEOWNERS',
    'package.json',
    'DESCRIPTION',
    '.github/CONTRIBUTING.md',
  ),
  fc.string(),
);
const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '<!--',
        '-->',
        '[',
        '](',
        '![',
        '`',
        '```',
        '# ',
        '\n',
        '===',
        '{{',
        '}}',
        '@',
        '---',
        '.. ',
        '    ',
      ),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''));

const given = fc.record({
  evidence: fc.record(
    {
      visibility: fc.constantFrom('public', 'internal', 'private', undefined),
      ownerType: fc.constantFrom('organisation', 'user', undefined),
      owner: fc.string(),
      fork: fc.constantFrom(true, false, undefined),
      parent: maybe(fc.string()),
      archived: fc.constantFrom(true, false, undefined),
      empty: fc.constantFrom(true, false, undefined),
      language: maybe(fc.string()),
      pushedAt: maybe(
        fc.oneof(
          fc.string(),
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        ),
      ),
      issuesEnabled: fc.constantFrom(true, false, undefined),
    },
    { requiredKeys: [] },
  ),
  holds: fc.dictionary(path, maybe(markup), { noNullPrototype: true }),
  licence: maybe(
    fc
      .oneof(fc.string(), fc.constantFrom('MIT AND', '()', 'WITH', 'OGL-UK-3.0'))
      .map((spdx) => aLicence({ spdx, files: [] })),
  ),
  withdrawnAt: fc.oneof(fc.string(), fc.constant(null)),
}) as fc.Arbitrary<SomeFactsInput>;

describe('hostile input', () => {
  test('no evidence makes a check throw, or answer without a sentence', () => {
    fc.assert(
      fc.property(given, (some) => {
        const facts = someFacts(some);
        for (const check of checks) {
          const { outcome, because } = check.judge(facts);
          expect(['met', 'unmet', 'unknown', 'not-applicable']).toContain(outcome);
          expect(because).toMatch(/\S.*[.!?]$/s);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('the same evidence gives the same answer', () => {
    fc.assert(
      fc.property(given, (some) => {
        const facts = someFacts(some);
        for (const check of checks) expect(check.judge(facts)).toEqual(check.judge(facts));
      }),
    );
  });

  // Each of these takes minutes with a pattern that backtracks; the time limit of the test run catches that.
  test.each([
    ['comments that never end', '<!--'.repeat(100_000)],
    ['tags that never end', '<a '.repeat(100_000)],
    ['brackets', '['.repeat(300_000)],
    ['links', '[](('.repeat(100_000)],
    ['pictures', '![a]('.repeat(80_000)],
    ['backticks', '`a<'.repeat(100_000)],
    ['addresses', 'a@'.repeat(200_000)],
    ['dots after an at sign', `a@${'b.'.repeat(200_000)}`],
    ['spaces', ' '.repeat(400_000)],
    ['quotes', '> '.repeat(200_000)],
    ['headings', '#'.repeat(400_000)],
    ['gaps', '{{ '.repeat(100_000)],
    ['underlines', `${'='.repeat(200_000)}a`],
    ['one word', 'a'.repeat(500_000)],
  ])(
    '%s cost no more than other text',
    (_what, text) => {
      const facts = someFacts({
        holds: {
          'README.md': text,
          'SECURITY.md': text,
          CODEOWNERS: text,
          'package.json': text,
          'pyproject.toml': text,
          DESCRIPTION: text,
          'setup.py': text,
        },
      });
      for (const check of checks) expect(check.judge(facts).because).not.toBe('');
    },
    5_000,
  );
});
