import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { informativeReadme } from '../../src/policy/checks/documents/informative-readme.ts';
import { someFacts } from './some-facts.ts';

interface Entry {
  owner: string;
  name: string;
  readme: { path: string; text: string } | null;
}

const file = new URL('../../../shared/corpus/repos.jsonl', import.meta.url);
const skipped = existsSync(file) ? '' : ' (skipped: ../shared/corpus is not here)';

describe(`READMEs of real repositories${skipped}`, () => {
  test.skipIf(skipped !== '')('most of the longer ones are informative, none of the shortest is', () => {
    const entries = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Entry);
    const judged = entries.flatMap(({ name, readme }) => {
      if (readme === null) return [];
      const facts = someFacts({ evidence: { name }, holds: { [readme.path]: readme.text } });
      return [{ bytes: readme.text.length, outcome: informativeReadme.judge(facts).outcome }];
    });
    const share = (some: typeof judged) =>
      some.filter(({ outcome }) => outcome === 'met').length / some.length;
    expect(share(judged.filter(({ bytes }) => bytes > 1_500))).toBeGreaterThan(0.8);
    expect(share(judged.filter(({ bytes }) => bytes < 100))).toBe(0);
  });
});
