import { currentIdentifier } from '../../spdx/identifiers.ts';
import { orLater, sameLicence, uniqueParts, withStatements, type Part } from '../parts.ts';
import type { MatchedText, TextMatch } from './match-text.ts';
import type { LicenceText, Recognition } from './matcher.ts';
import { extraRestriction } from './extra-restrictions.ts';
import { statementsIn, type Statement } from './statements.ts';

/** Recognises the whole texts of licences, with what the sentences around them add. */
export function standardTexts({ text, matched }: LicenceText): Recognition | undefined {
  if (!hasText(matched, text)) return undefined;
  return fromTexts(matched, statementsIn(matched.rest, true));
}

/** Whether a whole text was found; parts of one count unless the file names another licence. */
function hasText({ matches }: MatchedText, text: string): boolean {
  if (matches.some(({ partial }) => !partial)) return true;
  if (matches.length === 0) return false;
  const named = statementsIn(text, true).flatMap(({ ids, certain }) => (certain ? ids : []));
  return (
    matches.length > 0 &&
    named.every((id) => matches.some(({ ids }) => ids.some((its) => sameLicence(its, id))))
  );
}

function fromTexts({ matches, rest }: MatchedText, statements: readonly Statement[]): Recognition {
  const restriction = extraRestriction(rest);
  const parts = uniqueParts(matches.map((match) => ({ spdx: nameOf(match, restriction), scope: null })));
  const exact = matches.every((match) => match.exact) && restriction === undefined;
  const differences = matches.flatMap((match) => match.differences);
  const settledParts = settle(parts, statements);
  // A name without its version, near a whole text, is talk about licences.
  const said = statements.filter(
    ({ certain, scope }) => restriction === undefined && (certain || scope !== null),
  );
  return {
    parts: withStatements(settledParts ?? parts, said),
    choice:
      said.some(({ choice }) => choice) ||
      (parts.length > 1 && /\bdual(?:ly)?[- ]licen|\bat your (?:option|choice)|\beither\b/i.test(rest)),
    settled: settledParts !== undefined,
    method: exact ? 'exact' : 'similar',
    confidence: exact ? 1 : Math.min(0.99, ...matches.map(({ similarity }) => similarity)),
    fullText: true,
    differences:
      restriction === undefined ? differences : [{ standard: '', found: restriction }, ...differences],
  };
}

/** The identifier of a matched text; a modified text gets a name of its own, never the plain identifier. */
function nameOf(match: TextMatch, restriction: string | undefined): string {
  const [listed = 'NOASSERTION'] = match.ids;
  const id = currentIdentifier(listed) ?? listed;
  return match.altered || restriction !== undefined
    ? `LicenseRef-${id.replace(/[^A-Za-z0-9.-]/g, '-')}-modified`
    : id;
}

/** Beside a text, "either version 3 or any later version" makes `-only` into `-or-later`. */
function settle(parts: readonly Part[], statements: readonly Statement[]): Part[] | undefined {
  const said = new Set(statements.flatMap(({ ids, certain }) => (certain ? ids : [])));
  if (!parts.some(({ spdx }) => said.has(orLater(spdx)) && spdx !== orLater(spdx))) return undefined;
  return parts.map((part) => (said.has(orLater(part.spdx)) ? { ...part, spdx: orLater(part.spdx) } : part));
}
