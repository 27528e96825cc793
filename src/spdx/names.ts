import { namePatterns } from './name-patterns.ts';

/** A licence named in a sentence: by its name, an abbreviation, or a link. */
export interface NamedLicence {
  spdx: string;
  /** Where it stands in the sentence. */
  at: number;
  end: number;
  /** False when the sentence leaves out the version, so that we assumed one. */
  certain: boolean;
}

/** Text as the patterns want it: lower case, one spelling, plain quotes and spaces; as long as the text itself or shorter. */
export function forNames(text: string): string {
  return text
    .toLowerCase()
    .replace(/licen[cs]e/g, 'license')
    .replace(/[\s*_`"'“”‘’]+/g, ' ');
}

const maxSentenceLength = 1500;

/** The licences that a sentence (prepared with forNames) names, in their order. */
export function namesIn(sentence: string): NamedLicence[] {
  const found: NamedLicence[] = [];
  let left = sentence.slice(0, maxSentenceLength);
  for (const [pattern, meaning] of namePatterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(left); match; match = pattern.exec(left)) {
      const said = typeof meaning === 'string' ? meaning : meaning(match);
      if (said === undefined || match[0] === '') {
        pattern.lastIndex = match.index + 1;
        continue;
      }
      const end = match.index + match[0].length;
      found.push({ spdx: said.replace('?', ''), at: match.index, end, certain: !said.endsWith('?') });
      left = left.slice(0, match.index) + '·'.repeat(match[0].length) + left.slice(end);
      pattern.lastIndex = end;
    }
  }
  const family = (id: string) => (/^CECILL-[BC]/.test(id) ? id : id.split('-')[0]);
  return found
    .filter(
      ({ spdx, certain }) =>
        certain || !found.some((other) => other.certain && family(other.spdx) === family(spdx)),
    )
    .sort((a, b) => a.at - b.at);
}
