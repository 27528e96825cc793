import type { EvidenceFile } from '../../domain/evidence.ts';
import type { LicenceFile } from '../../domain/licence-verdict.ts';
import { identifier } from '../matchers/identifier.ts';
import { matchText } from '../matchers/match-text.ts';
import type { LicenceText, Matcher, Recognition } from '../matchers/matcher.ts';
import { namedLicence } from '../matchers/named-licence.ts';
import { maxCharacters } from '../matchers/comparable-text.ts';
import { standardTexts } from '../matchers/standard-texts.ts';
import { unknownTerms } from '../matchers/unknown-terms.ts';
import { expressionOf, type Part } from '../parts.ts';
import { licencePlace, type LicencePlace } from './licence-files.ts';

/** In the order in which they are believed; each is asked only where those before it recognised nothing. */
const matchers: readonly Matcher[] = [standardTexts, identifier, namedLicence, unknownTerms];

/** What one licence-bearing file says. */
export interface FileReading {
  file: LicenceFile;
  place: LicencePlace;
  parts: Part[];
  /** True when the reader may choose among the parts. */
  choice: boolean;
  /** True when "version n only" or "or later" is said and not only assumed from the text. */
  settled: boolean;
}

/** Reads a licence file; undefined when it is none, or says nothing about the licence of the repository. */
export function readLicenceFile(file: EvidenceFile): FileReading | undefined {
  const place = licencePlace(file.path);
  if (!place || typeof file.text !== 'string') return undefined;
  const text = withoutBundled(file.text);
  const matched = matchText(text);
  const recognition = recognise({ text, place, matched });
  if (!recognition) return undefined;
  const { parts, choice, settled, ...facts } = recognition;
  return {
    file: {
      path: file.path,
      oid: file.oid,
      spdx: expressionOf(parts, choice),
      capped: matched.capped || file.truncated,
      ...facts,
    },
    place,
    parts: parts.map((part) => ({ ...part, scope: part.scope ?? place.scope })),
    choice,
    settled,
  };
}

function recognise(text: LicenceText): Recognition | undefined {
  for (const matcher of matchers) {
    const recognition = matcher(text);
    if (recognition) return recognition;
  }
  return undefined;
}

const bundled =
  /^[ \t]{0,8}[#=*]{0,6}[ \t]{0,4}(?:licen[cs]es? (?:of|for) (?:bundled|third)|third[- ]?party (?:licen|notice|software|component|code)|bundled (?:dependenc|licen|software|third))/im;

/** What comes before the licences of bundled work, where the file goes on to list them. */
function withoutBundled(text: string): string {
  const at = text.slice(0, maxCharacters).search(bundled);
  return at > 200 ? text.slice(0, at) : text;
}
