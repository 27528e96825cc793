import { forNames, namesIn } from '../../spdx/names.ts';
import { extraRestriction } from '../matchers/extra-restrictions.ts';
import { bindsInOtherLanguage } from '../matchers/foreign-restrictions.ts';
import { isCommercialOffer, isHarmless } from '../matchers/harmless-sentences.ts';
import { isStatedTerm, saysMoreThanLicence } from '../matchers/own-terms.ts';
import { licenceSentences, type LicenceSentence } from '../matchers/prose.ts';
import { plainRestriction, workRestriction } from '../matchers/work-restrictions.ts';

/** A longer section explains, or is about more than the licence. */
const maxShortSection = 600;

/**
 * What a README takes back from the licence.
 *
 * @returns the first sentence that restricts, and the first before it that only offers a commercial licence, which says so only
 *   beside a licence that is no copyleft
 */
export function restrictionsOf(document: string): {
  restriction: string | undefined;
  offer: string | undefined;
} {
  let offer: string | undefined;
  for (const sentence of restricting(document)) {
    if (!isCommercialOffer(sentence)) return { restriction: sentence, offer };
    offer ??= sentence;
  }
  return { restriction: undefined, offer };
}

function* restricting(document: string): Generator<string> {
  const sentences = licenceSentences(document);
  const lengths = new Map<number, number>();
  for (const { section, text } of sentences) lengths.set(section, (lengths.get(section) ?? 0) + text.length);
  const seen = new Set<string>();
  for (const [at, sentence] of sentences.entries()) {
    if (!isOfLicence(sentence, sentences[at - 1]) || seen.has(sentence.text)) continue;
    seen.add(sentence.text);
    const isShort = sentence.licenceSection && (lengths.get(sentence.section) ?? 0) <= maxShortSection;
    if (restricts(sentence.text) || (isShort && saysMoreThanLicence(sentence.text))) yield sentence.text;
  }
  yield* restrictionsIn(document);
}

/** A line such as "Licence: MIT." that begins a paragraph, whose next sentence is about the licence too. */
const labelled = /^(?:[-*] )?[*_]{0,2}licen[cs]e[*_]{0,2}\s?:.{1,120}$/i;

function isOfLicence(
  { licenceSection, section, text }: LicenceSentence,
  before: LicenceSentence | undefined,
): boolean {
  return licenceSection || labelled.test(text) || (before?.section === section && labelled.test(before.text));
}

/** Whether a sentence about the licence restricts the work or a licence that it names, or adds the Commons Clause. */
function restricts(sentence: string): boolean {
  return (
    /\bcommons[- ]clause\b/i.test(sentence) ||
    isStatedTerm(sentence) ||
    (bindsInOtherLanguage(sentence) && !isHarmless(sentence)) ||
    workRestriction(sentence) !== undefined ||
    (namesIn(forNames(sentence)).length > 0 && extraRestriction(sentence) !== undefined)
  );
}

/** The sentences anywhere in a text that restrict the work itself. */
export function* restrictionsIn(text: string): Generator<string> {
  const headings = text
    .split('\n')
    .flatMap((line) =>
      /^\W*[#*_=>]/.test(line) && line.length < 120 ? line.replace(/[#*_=>]/g, '').trim() : [],
    );
  for (const sentence of new Set([...licenceSentences(text).map(({ text: said }) => said), ...headings])) {
    const restriction = plainRestriction(sentence);
    if (restriction !== undefined) yield restriction;
  }
}
