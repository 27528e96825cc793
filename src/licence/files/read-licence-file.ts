import type { EvidenceFile } from '../../domain/evidence.ts';
import type { LicenceFile, LicenceMethod, LicenceScope } from '../../domain/licence-verdict.ts';
import { currentIdentifier } from '../../spdx/identifiers.ts';
import { identifierLine } from '../matchers/identifier-line.ts';
import { licencePlace, type LicencePlace } from './licence-files.ts';
import { matchText, type MatchedText, type TextMatch } from '../matchers/match-text.ts';
import { mostRead } from '../matchers/plain-text.ts';
import { riderIn } from '../matchers/riders.ts';
import { statementsIn, type Statement } from '../matchers/statements.ts';

/** A licence that a file carries, the part it covers, and how we know. */
export interface Part {
  spdx: string;
  scope: LicenceScope | null;
}

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
  const text = ownPart(file.text);
  const matched = matchText(text);
  const reading = hasText(matched, text)
    ? fromTexts(matched, statementsIn(matched.rest, true))
    : fromWords(text, statementsIn(text, true), place);
  if (!reading) return undefined;
  const { parts, choice, settled, ...facts } = reading;
  const scoped = parts.map((part) => ({ ...part, scope: part.scope ?? place.scope }));
  return {
    file: {
      path: file.path,
      oid: file.oid,
      spdx: expressionOf(parts, choice),
      capped: matched.capped || file.truncated,
      ...facts,
    },
    place,
    parts: scoped,
    choice,
    settled,
  };
}

const bundled =
  /^[ \t]{0,8}[#=*]{0,6}[ \t]{0,4}(?:licen[cs]es? (?:of|for) (?:bundled|third)|third[- ]?party (?:licen|notice|software|component|code)|bundled (?:dependenc|licen|software|third))/im;

/** What stands before the licences of bundled work, where the file goes on to list them. */
function ownPart(text: string): string {
  const at = text.slice(0, mostRead).search(bundled);
  return at > 200 ? text.slice(0, at) : text;
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

interface Reading {
  parts: Part[];
  choice: boolean;
  settled: boolean;
  method: LicenceMethod;
  confidence: number;
  fullText: boolean;
  differences: LicenceFile['differences'];
}

function fromTexts({ matches, rest }: MatchedText, statements: readonly Statement[]): Reading {
  const rider = riderIn(rest);
  const parts = uniqueParts(matches.map((match) => ({ spdx: nameOf(match, rider), scope: null })));
  const exact = matches.every((match) => match.exact) && rider === undefined;
  const differences = matches.flatMap((match) => match.differences);
  const settledParts = settle(parts, statements);
  // A name without its version, near a whole text, is talk about licences.
  const said = statements.filter(({ certain, scope }) => rider === undefined && (certain || scope !== null));
  return {
    parts: withStatements(settledParts ?? parts, said),
    choice:
      said.some(({ choice }) => choice) ||
      (parts.length > 1 && /\bdual(?:ly)?[- ]licen|\bat your (?:option|choice)|\beither\b/i.test(rest)),
    settled: settledParts !== undefined,
    method: exact ? 'exact' : 'similar',
    confidence: exact ? 1 : Math.min(0.99, ...matches.map(({ similarity }) => similarity)),
    fullText: true,
    differences: rider === undefined ? differences : [{ standard: '', found: rider }, ...differences],
  };
}

/** The identifier of a matched text; a modified text gets a name of its own, never the plain identifier. */
function nameOf(match: TextMatch, rider: string | undefined): string {
  const [listed = 'NOASSERTION'] = match.ids;
  const id = currentIdentifier(listed) ?? listed;
  return match.altered || rider !== undefined
    ? `LicenseRef-${id.replace(/[^A-Za-z0-9.-]/g, '-')}-modified`
    : id;
}

/** Beside a text, "either version 3 or any later version" makes `-only` into `-or-later`. */
function settle(parts: readonly Part[], statements: readonly Statement[]): Part[] | undefined {
  const said = new Set(statements.flatMap(({ ids, certain }) => (certain ? ids : [])));
  if (!parts.some(({ spdx }) => said.has(orLater(spdx)) && spdx !== orLater(spdx))) return undefined;
  return parts.map((part) => (said.has(orLater(part.spdx)) ? { ...part, spdx: orLater(part.spdx) } : part));
}

/** The `-or-later` form of an `-only` identifier; others as they are. */
export function orLater(spdx: string): string {
  return spdx.replace(/-only$/, '-or-later');
}

/** Adds what sentences say: scopes of the texts, and licences that are only named. */
function withStatements(parts: readonly Part[], statements: readonly Statement[]): Part[] {
  const result = parts.map((part) => ({ ...part }));
  for (const { ids, scope, certain } of statements) {
    for (const id of ids) {
      const known = result.find(({ spdx }) => sameLicence(spdx, id, certain));
      if (known) known.scope ??= scope;
      else if (!result.some(({ spdx }) => /-modified$/.test(spdx))) result.push({ spdx: id, scope });
    }
  }
  return result;
}

/** Whether two identifiers name one licence; one named without its version is the same as any of its family. */
export function sameLicence(a: string, b: string, certain = true): boolean {
  if (orLater(a) === orLater(b)) return true;
  return !certain && a.split('-')[0] === b.split('-')[0];
}

function fromWords(text: string, statements: readonly Statement[], place: LicencePlace): Reading | undefined {
  const identifier = identifierLine(text);
  const base = { choice: false, settled: true, fullText: false, differences: [] };
  if (identifier !== undefined)
    return { ...base, parts: [{ spdx: identifier, scope: null }], method: 'identifier', confidence: 0.97 };
  const [first] = statements;
  if (first) {
    const main = statements.filter((one, at) => at === 0 || one.scope !== null);
    return {
      ...base,
      parts: withStatements([], main),
      choice: main.some(({ choice }) => choice),
      method: 'named',
      confidence: place.rank === 3 ? 0.6 : first.certain ? 0.9 : 0.7,
    };
  }
  if (place.rank === 3 || !isLegalText(text)) return undefined;
  return {
    ...base,
    parts: [{ spdx: 'NOASSERTION', scope: null }],
    method: 'similar',
    confidence: 0.3,
    fullText: true,
  };
}

/** Whether a text grants or withholds rights at such length that it must be a licence, though none we know. */
function isLegalText(text: string): boolean {
  const start = text.slice(0, 20_000);
  if (new Set(start.toLowerCase().split(/\W+/, 2000)).size < 30) return false;
  const marks = [
    /\bpermi(?:ssion|tted)\b/i,
    /\blicen[cs](?:e|ed|or|ee)\b/i,
    /\bgrant(?:s|ed)?\b/i,
    /\bwarrant(?:y|ies)\b/i,
    /\bliab(?:le|ility)\b/i,
    /\b(?:redistribut|sublicen|reproduc)/i,
    /\bterms and conditions\b/i,
  ];
  return marks.filter((mark) => mark.test(start)).length >= 3;
}

function uniqueParts(parts: readonly Part[]): Part[] {
  const seen = new Set<string>();
  const unique = parts.filter(({ spdx }) => !seen.has(spdx) && seen.add(spdx));
  // The LGPL version 3 is written as additions to the GPL, whose text stands beside it.
  return unique.some(({ spdx }) => spdx.startsWith('LGPL-3.0'))
    ? unique.filter(({ spdx }) => !/^GPL-3\.0-(?:only|or-later)$/.test(spdx))
    : unique;
}

/** Licences written for content: beside a licence for code they come second. */
export const forContent = /^(?:OGL-|CC-BY|GFDL-|ODbL|ODC-|PDDL|CC0)/;

/** One SPDX expression for parts: code first, alternatives in brackets where more follows. */
export function expressionOf(parts: readonly Part[], choice: boolean): string {
  const main = [
    ...new Set(parts.filter(({ scope }) => scope === null || scope === 'code').map(({ spdx }) => spdx)),
  ].toSorted((a, b) => Number(forContent.test(a)) - Number(forContent.test(b)));
  const other = [...new Set(parts.map(({ spdx }) => spdx))].filter((spdx) => !main.includes(spdx));
  if (main.length === 0) return other.join(' AND ');
  const alternatives = main
    .map((spdx) => (main.length > 1 && / OR /.test(spdx) ? `(${spdx})` : spdx))
    .join(choice ? ' OR ' : ' AND ');
  if (other.length === 0) return alternatives;
  return [/ OR /.test(alternatives) ? `(${alternatives})` : alternatives, ...other].join(' AND ');
}
