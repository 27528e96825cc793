import type { DocumentText, Section, Sentence } from './document-text.ts';
import { addressesIn } from './addresses.ts';

const heading =
  /\b(?:report\w* .{0,30}(?:vulnerabilit(?:y|ies)|security|weakness\w*)|(?:vulnerabilit(?:y|ies)|security) (?:report\w*|disclosure|policy|issues?|vulnerabilit(?:y|ies)|problems?|contact)|(?:responsible|coordinated|vulnerability) disclosure|security|vulnerabilit(?:y|ies))\b/i;
const weakness = String.raw`(?:security|vulnerabilit(?:y|ies)|weakness(?:es)?|exploit|flaw)`;
const act = String.raw`(?:report\w*|disclos\w+|e-?mail\w*|contact\w*|notify|inform|tell|let us know|get in touch|write to|send|submit\w*|rais(?:e|ing)|open(?:ing)?|found|find|discover\w*|identif\w+)`;
/** The reader is asked to tell somebody of a weakness, not told what the product does with reports. */
const asks = new RegExp(
  String.raw`\b${act}\b.{0,120}\b${weakness}\b|\b${weakness}\b.{0,120}\b(?:report(?:ed|ing)? (?:to|via|through|by|privately|using)|should be (?:reported|sent|raised|e-?mailed)|disclos\w+|please|contact|e-?mail|write to|let us know|hackerone|bug ?crowd|privately)\b`,
  'i',
);
const addressed =
  /^\W*(?:report|e-?mail|contact|send|tell|write|disclose|notify)\b|\b(?:please|you|your|us|we|our|contact|e-?mail|should be|must be|do not (?:open|raise|report|use)|report (?:it|them|any|a|security|vulnerab\w+|suspected|potential|this))\b/i;
/** In a file about security, each of these says what to do. */
const saysHow =
  /\b(?:report|disclos\w+|e-?mail|contact|write to|let us know|tell us|notify|send|hackerone|bug ?crowd|submit|raise|open|advisor(?:y|ies)|get in touch|reach)\b/i;

/** The sentence of a README that says how a security problem is reported; undefined where none does. */
export function reportingIn({ sections }: DocumentText): (Sentence & { heading: string }) | undefined {
  for (const section of sections) {
    const under = !section.title && heading.test(section.heading);
    const found = section.sentences.find(
      ({ text }) =>
        asks.test(text) &&
        addressed.test(text) &&
        !/\breports? (?:are|is) (?:only )?(?:shown|visible|generated)\b/i.test(text),
    );
    if (found) return { ...found, heading: under ? section.heading : '' };
    const way = under && isAboutReporting(section) ? wayIn(section) : undefined;
    if (way) return { ...way, heading: section.heading };
  }
  return undefined;
}

function isAboutReporting({ heading: words, sentences }: Section): boolean {
  return (
    /report|disclos|policy|vulnerab/i.test(words) ||
    sentences.some(({ text }) => addressesIn(text).length > 0)
  );
}

function wayIn({ sentences, links }: Section): Sentence | undefined {
  return sentences.find(
    ({ text, line }) =>
      addressesIn(text).length > 0 ||
      (/\b(?:report|disclos\w+|contact|e-?mail|notify|see|refer|policy)\b/i.test(text) &&
        (links.some((link) => link.line === line) || /\bSECURITY(?:\.md)?\b/.test(text))),
  );
}

/** Microsoft’s own file, that came with code or a template of theirs: reports would go to them. */
const ofMicrosoft = /\bin any Microsoft-owned repository\b|\bMicrosoft Security Response Center\b/i;

/** The sentence of a SECURITY file that says what to do; undefined where it was left to be filled in. */
export function policyIn({ sections }: DocumentText): Sentence | undefined {
  if (sections.some(({ sentences }) => sentences.some(({ text }) => ofMicrosoft.test(text))))
    return undefined;
  const written = sections.flatMap(({ sentences }) => sentences.filter(({ kind }) => kind !== 'table'));
  const linked = sections.find(({ links }) => links.some(({ target }) => /^mailto:|^https?:/i.test(target)));
  return (
    written.find(({ text }) => saysHow.test(text) || addressesIn(text).length > 0) ??
    (linked && { text: linked.heading, line: linked.line, kind: 'paragraph' })
  );
}

/** What a `security.txt` says (RFC 9116): a contact, and until when it holds. */
export function readSecurityTxt(text: string): { contactLine: number | undefined; expires: string | null } {
  const lines = text.slice(0, 20_000).split(/\r\n?|\n/);
  const at = lines.findIndex((line) => /^contact:\s{0,9}(?:mailto:|https?:|tel:)\S{3}/i.test(line));
  const [, expires] =
    lines.map((line) => /^expires:\s{0,9}(\S{8,40})/i.exec(line)).find((match) => match !== null) ?? [];
  return { contactLine: at === -1 ? undefined : at + 1, expires: expires ?? null };
}
