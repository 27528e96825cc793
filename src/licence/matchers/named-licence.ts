import { withStatements } from '../parts.ts';
import type { LicenceText, Recognition } from './matcher.ts';
import { statementsIn } from './statements.ts';

/** Recognises sentences that name a licence in place of its text. */
export function namedLicence({ text, place }: LicenceText): Recognition | undefined {
  const statements = statementsIn(text, true);
  const [first] = statements;
  if (!first) return undefined;
  const main = statements.filter((one, at) => at === 0 || one.scope !== null);
  return {
    parts: withStatements([], main),
    choice: main.some(({ choice }) => choice),
    settled: true,
    method: 'named',
    confidence: place.rank === 3 ? 0.6 : first.certain ? 0.9 : 0.7,
    fullText: false,
    differences: [],
  };
}
