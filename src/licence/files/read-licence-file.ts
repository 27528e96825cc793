import type { EvidenceFile } from '../../domain/evidence.ts';
import type { LicenceFile } from '../../domain/licence-verdict.ts';
import { identifier } from '../matchers/identifier.ts';
import { matchText, type MatchedText } from '../matchers/match-text.ts';
import type { LicenceText, Matcher, Recognition } from '../matchers/matcher.ts';
import { namedLicence } from '../matchers/named-licence.ts';
import { maxCharacters } from '../matchers/comparable-text.ts';
import { publicDomain } from '../matchers/public-domain.ts';
import { nearTexts, standardTexts } from '../matchers/standard-texts.ts';
import { choosingSentences } from '../matchers/statements.ts';
import { titleLine } from '../matchers/title-line.ts';
import { notUnderstood, otherWords, unknownTerms } from '../matchers/unknown-terms.ts';
import { withheldRights } from '../matchers/withheld-rights.ts';
import { forNames, namesIn } from '../../spdx/names.ts';
import { expressionOf, type Part } from '../parts.ts';
import { licencePlace, type LicencePlace } from './licence-files.ts';
import { rtfText } from './rtf.ts';
import { troffText } from './troff.ts';

/** A notice that offers a choice is short. */
const maxNotice = 3000;

/** In the order in which they are believed; each is asked only where those before it recognised nothing. */
const matchers: readonly Matcher[] = [
  standardTexts,
  titleLine,
  nearTexts,
  identifier,
  namedLicence,
  publicDomain,
  unknownTerms,
  notUnderstood,
  withheldRights,
  otherWords,
];

/** What one licence-bearing file says. */
export interface LicenceFileReading {
  file: LicenceFile;
  place: LicencePlace;
  parts: Part[];
  /** True when the reader may choose among the parts. */
  choice: boolean;
  /** True when "version n only" or "or later" is said and not only assumed from the text. */
  settled: boolean;
  /** The licence that the text is most like, where it asserts none. */
  nearest: string | undefined;
  /** True when the text holds rights back and grants none. */
  isWithheld: boolean;
  /** True when headings give each licence to a kind of files. */
  isByPart: boolean;
  /** Exceptions that a file at the root holds with no licence beside them. */
  exceptions: string[];
  /** Sentences that let the reader choose among licences whose texts are in other files. */
  choosing: string[];
  /** What a file such as COMMONS-CLAUSE.md takes back from the licence beside it. */
  restriction: string | undefined;
}

/** Reads a licence file; undefined when it is none, or says nothing about the licence of the repository. */
export function readLicenceFile(
  file: EvidenceFile,
  place: LicencePlace | undefined = licencePlace(file.path),
): LicenceFileReading | undefined {
  if (!place || file.text === undefined) return undefined;
  if (file.text === null || isNoPlainText(file))
    return place.rank === 1 ? unreadable(file, place) : undefined;
  const text = withoutBundled(withoutCommentMarks(withReferences(troffText(rtfText(file.text)))));
  const matched = matchText(text);
  const recognition = recognise({ text, place, matched });
  if (!recognition) return undefined;
  const { parts, choice, settled, nearest, isWithheld = false, isByPart = false, ...facts } = recognition;
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
    nearest,
    isWithheld,
    isByPart,
    exceptions: place.rank === 1 && place.scope === null ? exceptionsAlone(matched) : [],
    choosing: facts.fullText ? [] : choosingSentences(text.slice(0, maxNotice)),
    restriction: /^commons[-_ ]?clause/i.test(file.path) ? 'the Commons Clause' : ofNotice(facts),
  };
}

/** What a notice adds to the licence that it names, whose text is in another file. */
function ofNotice({
  method,
  differences: [first],
}: Pick<LicenceFile, 'method' | 'differences'>): string | undefined {
  return method === 'named' && first?.standard === '' ? first.found : undefined;
}

/** The exceptions of a file that holds nothing else. */
function exceptionsAlone({ matches }: MatchedText): string[] {
  const areAlone = matches.every(({ isException, partial, altered }) => isException && !partial && !altered);
  return areAlone ? matches.flatMap(({ ids: [id] }) => id ?? []) : [];
}

/** Portable documents and those of word processors hold their words in a form that we do not read. */
function isNoPlainText({ path, text }: EvidenceFile): boolean {
  return /\.(?:pdf|docx?|odt)$/i.test(path) || /^%PDF-/.test(text ?? '');
}

/** A licence file whose words cannot be read: there are terms, and we do not know them. */
function unreadable(file: EvidenceFile, place: LicencePlace): LicenceFileReading {
  return {
    file: {
      path: file.path,
      oid: file.oid,
      spdx: 'NOASSERTION',
      confidence: 0.1,
      method: 'similar',
      fullText: false,
      differences: [],
      capped: false,
    },
    place,
    parts: [{ spdx: 'NOASSERTION', scope: place.scope }],
    choice: false,
    settled: true,
    nearest: undefined,
    isWithheld: false,
    isByPart: false,
    exceptions: [],
    choosing: [],
    restriction: undefined,
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
  /^[ \t]{0,8}[#=*]{0,6}[ \t]{0,4}(?:licen[cs]es? (?:of|for) (?:the )?(?:bundled|third|support|test|included|embedded|other)|third[- ]?party (?:licen|notice|software|component|code)|bundled (?:dependenc|licen|software|third)).{0,80}$/gim;

/** What comes before the licences of bundled work, where the file goes on to list them under a heading. */
function withoutBundled(text: string): string {
  for (const { index, 0: line } of text.slice(0, maxCharacters).matchAll(bundled)) {
    const before = text.slice(0, index).trimEnd();
    const isHeading = /[#=*]|^\s*[A-Z]/.test(line) && !/[.,;]\s*$/.test(line);
    if (
      index > 200 &&
      isHeading &&
      (/\n[ \t]*\n\s*$/.test(text.slice(0, index)) || /[=\-*]{3,}$/.test(before))
    )
      return text.slice(0, index);
  }
  return text;
}

/** `[words][name]` with the address that stands elsewhere under that name, where it is that of a licence. */
function withReferences(text: string): string {
  if (!text.includes('][')) return text;
  const start = text.slice(0, maxCharacters);
  const addresses = new Map<string, string>();
  for (const [, name = '', address = ''] of start.matchAll(
    /^ {0,3}\[([^\]\n]{1,100})\]:[ \t]*<?([^\s>]{1,300})/gm,
  ))
    if (namesIn(forNames(address)).length > 0) addresses.set(name.toLowerCase(), address);
  return start.replace(/\]\[([^\]\n]{1,100})\]/g, (whole, name: string) => {
    const address = addresses.get(name.toLowerCase());
    return address === undefined ? whole : `] (${address})`;
  });
}

const commentMark = /^[ \t]*(%+|#+|\/\/+|\*|;+|--|dnl\b|REM\b)/;

/** A text without the mark that begins each of its lines, where it was written as a comment. */
function withoutCommentMarks(written: string): string {
  const text = /^\s*\/\*/.test(written)
    ? written
        .replace(/^\s*\/\*+/, '*')
        .trimEnd()
        .replace(/\*+\/$/, '')
    : written;
  const mark = commentMark.exec(text.trimStart())?.[1];
  if (mark === undefined) return written;
  const lines = text.split('\n');
  const marked = lines.filter((line) => line.trimStart().startsWith(mark)).length;
  const filled = lines.filter((line) => line.trim() !== '').length;
  if (filled < 5 || marked < filled * 0.9) return written;
  return lines.map((line) => line.replace(commentMark, '')).join('\n');
}
