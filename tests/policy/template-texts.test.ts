import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { detectLicence } from '../../src/licence/licence.ts';
import { checks } from '../../src/policy/policy.ts';
import { someFacts } from './some-facts.ts';

/** What a tool writes for somebody to fill in, and what checks have to say of it. */
interface TemplateText {
  tool: string;
  holds: Record<string, string>;
  outcomes: Record<string, string>;
}

const templateTexts = JSON.parse(
  readFileSync(new URL('./template-texts.json', import.meta.url), 'utf8'),
) as TemplateText[];

describe('text that a tool left to be filled in', () => {
  const rows = templateTexts.flatMap(({ tool, holds, outcomes }) =>
    Object.entries(outcomes).map(([check, outcome]) => ({ tool, holds, check, outcome })),
  );
  test.each(rows)('of $tool: $check is $outcome', ({ holds, check, outcome }) => {
    const facts = someFacts({ holds: { ...holds, 'app.js': '' } });
    const licence = detectLicence(facts.files ?? []);
    const verdict = checks.find(({ id }) => id === check)?.judge({ ...facts, licence });
    expect(verdict, verdict?.because).toMatchObject({ outcome });
  });
});
