import type { Qualifier } from './qualifier.ts';
import type { Condition, ParsedQuery } from './query.ts';

/** A part of a query that stands in it as it was typed. */
export type PlacedPart = Extract<Condition, { kind: 'term' | 'qualifier' }>;

/** The conditions of a query that are wanted, alone or among choices; what is excluded is not. */
export function wantedParts(parts: readonly Condition[]): PlacedPart[] {
  return parts.flatMap((part) => {
    if (part.kind === 'term') return [part];
    if (part.kind === 'qualifier') return part.qualifier.field === 'in' ? [] : [part];
    return part.kind === 'not' ? [] : wantedParts(part.parts);
  });
}

/**
 * A sentence for each wanted qualifier that no document meets: of several values of one filter this is the only sign that
 * one is not there.
 */
export function unmetQualifiers(
  { text, parts }: ParsedQuery,
  isMet: (part: PlacedPart) => boolean,
): string[] {
  return wantedParts(parts).flatMap((part) =>
    part.kind === 'qualifier' && !isMet(part) ? [unmetSentence(typedIn(text, part), part.qualifier)] : [],
  );
}

function unmetSentence(typed: string, { field }: Qualifier): string {
  if (field === 'repo') return `“${typed}” is not among the repositories here.`;
  return `No repository here meets “${typed}”.`;
}

/**
 * Why nothing was found, where no unmet qualifier says it: the words that no document holds, or that each part finds some
 * and no document has them all.
 *
 * @param filtered how many the query finds before the filters beside it
 */
export function whyNothing(
  { text, parts }: ParsedQuery,
  isMet: (part: PlacedPart) => boolean,
  filtered: number,
): string[] {
  if (filtered > 0) return [leftOutByFilters(filtered)];
  const wanted = wantedParts(parts);
  const unmet = wanted.filter((part) => !isMet(part));
  const words = unmet.flatMap((part) => (part.kind === 'term' ? [typedIn(text, part)] : []));
  if (words.length > 0) return [`No repository here holds ${words.map(quoted).join(' or ')}.`];
  if (unmet.length > 0 || parts.length < 2) return [];
  return ['Each part of the search finds repositories, but no repository has all of them.'];
}

function leftOutByFilters(count: number): string {
  if (count === 1) return 'The search finds 1 repository, and the filters leave it out.';
  return `The search finds ${count} repositories, and the filters leave all of them out.`;
}

function typedIn(text: string, part: PlacedPart): string {
  const { start, end } = part.kind === 'term' ? part.term : part;
  return text.slice(start, end);
}

function quoted(word: string): string {
  return `“${word.replaceAll(/["“”]/g, '')}”`;
}
