import { comparableText } from './comparable-text.ts';
import type { LicenceText, Recognition } from './matcher.ts';

/** Ways to say that nobody may use the work without leave. "All rights reserved" alone stands above many open licences. */
const withheld = [
  /^\W{0,4}proprietary\b|\b(?:is|are|and|as|strictly) (?:confidential|proprietary)\b|\bproprietary (?:and|software|code|licen[cs]e|information)\b/i,
  /\bunauthori[sz]ed (?:use|copying|distribution|reproduction|access)\b/i,
  /\bnot allowed to (?:use|copy|edit|modify|distribute)\b/i,
  /\b(?:may|must|shall|can) not (?:be )?(?:used?|cop(?:y|ied)|modif(?:y|ied)|distributed?|redistributed?|reproduced?)\b/i,
  /\bno (?:use|licen[cs]e|rights?|permissions?|part)\b.{0,80}\b(?:granted|permitted|allowed|given|implied)\b/i,
  /\bno part\b.{0,80}\b(?:may|must|shall|can|is|are) be\b/i,
  /\blicensed,? (?:and )?not sold\b/i,
];

/** Recognises that a licence file holds rights back, so that a badge or a manifest beside it does not grant them. */
export function withheldRights({ text, place }: LicenceText): Recognition | undefined {
  if (place.rank === 3 || place.scope !== null) return undefined;
  const said = comparableText(text.slice(0, 20_000)).replace(/\s+/g, ' ');
  if (!withheld.some((pattern) => pattern.test(said))) return undefined;
  return {
    parts: [{ spdx: 'NOASSERTION', scope: null }],
    choice: false,
    settled: true,
    method: 'similar',
    confidence: 0.3,
    fullText: true,
    differences: [],
    isWithheld: true,
  };
}
