import { sameLicence, withStatements } from '../parts.ts';
import type { LicenceText, Recognition } from './matcher.ts';
import { letsChoose, statementsIn } from './statements.ts';

const maxNoticeLength = 3000;
/** In a text of at most this many characters, words of choice are about all the licences that it names. */
const maxChoiceLength = 600;

/** Recognises sentences that name a licence in place of its text; in a long text only those at its beginning. */
export function namedLicence({ text, place }: LicenceText): Recognition | undefined {
  const statements = statementsIn(text.slice(0, maxNoticeLength), true);
  const [first] = statements;
  if (!first) return undefined;
  const among = (id: string) => statements.some(({ ids }) => ids.some((its) => sameLicence(its, id)));
  const chooses =
    statements.length > 1 && text.length <= maxChoiceLength && letsChoose(text.replace(/\s+/g, ' '), among);
  const main = chooses ? statements : statements.filter((one, at) => at === 0 || one.scope !== null);
  return {
    parts: withStatements([], main),
    choice: chooses || first.choice,
    settled: true,
    method: 'named',
    confidence: place.rank === 3 ? 0.6 : first.certain ? 0.9 : 0.7,
    fullText: false,
    differences: [],
  };
}
