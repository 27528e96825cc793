import type { Disagreement } from './sides.ts';

/** Of a value that is told, in characters. */
const maxTold = 160;
/** Differences of one file that are told one by one. */
const maxSentences = 10;

/** What both sides of one file mean differently, and what was done, in sentences for people. */
export function tellDisagreements(disagreements: readonly Disagreement[]): string[] {
  const told = disagreements.slice(0, maxSentences).map(sentence);
  const more = disagreements.length - told.length;
  return more > 0 ? [...told, `And ${more} more differences of this kind.`] : told;
}

function sentence({ place, ours, theirs }: Disagreement): string {
  if (ours === null && theirs === null)
    return 'The template’s changes could not be put in without breaking the file. Yours was kept as it was.';
  if (ours === null)
    return `${place}: you removed it. The template now has ${short(theirs)}. It was left out.`;
  if (theirs === null) return `${place}: the template removed it. Yours was kept: ${short(ours)}.`;
  return `${place}: changed both here and in the template. Yours was kept: ${short(ours)}. The template has: ${short(theirs)}.`;
}

function short(text: string | null): string {
  const plain = (text ?? '').replaceAll(/\p{Cc}/gu, ' ');
  return plain.length > maxTold ? `${plain.slice(0, maxTold).toWellFormed()}…` : plain;
}
