import { identifiersOf, orLater } from '../../spdx/identifiers.ts';
import type { LicenceScope } from '../../domain/licence-verdict.ts';
import { forNames, namesIn } from '../../spdx/names.ts';
import { sameLicence, samePart, type Part } from '../parts.ts';
import { identifierLine } from './identifier-line.ts';
import { licenceSentences } from './prose.ts';
import { letsChoose, type Statement } from './statements.ts';

/** "The only valid version of the GPL as far as this project is concerned is this particular version". */
const thisVersionOnly =
  /\bonly valid version of the (?:gpl|gnu|licen[cs]e)|\bno (?:other|later) versions?\b|\b(?:later|other|newer) versions? (?:do|does|is|are) not (?:apply|included|allowed|permitted)\b|\bnot v?\d\.\d or v?\d(?:\.\w)?\b|\bversion \d(?:\.\d)? (?:of the (?:licen[cs]e|gpl) )?only\b/i;

/** Beside a text, "either version 3 or any later version" makes `-only` into `-or-later`. */
export function settle(
  parts: readonly Part[],
  statements: readonly Statement[],
  rest: string,
): Part[] | undefined {
  const gnu = parts.filter(({ spdx }) => spdx.endsWith('-only'));
  if (gnu.length === 1 && thisVersionOnly.test(rest.replace(/\s+/g, ' '))) return [...parts];
  const said = new Set(
    statements.flatMap(({ ids, certain }) => (certain ? ids : [])).map((id) => id.replace(/ WITH .*$/, '')),
  );
  const later = (spdx: string) => said.has(orLater(spdx).replace(/ WITH .*$/, '')) && spdx !== orLater(spdx);
  if (!parts.some(({ spdx }) => later(spdx))) return undefined;
  return parts.map((part) => (later(part.spdx) ? { ...part, spdx: orLater(part.spdx) } : part));
}

/** Whether a licence is one of the parts, whatever its version. */
export function isAmong(id: string, parts: readonly Part[]): boolean {
  return parts.some(({ spdx }) => sameLicence(spdx, id, false));
}

/** A line between two texts that holds nothing but "or". */
const orLine = /(?:^|\n)[^\p{L}\p{N}\n]{0,20}or[^\p{L}\p{N}\n]{0,20}(?=\n|$)/iu;

/** Whether a sentence beside the texts lets the reader choose among the very licences that were found. */
export function isChoiceBetween(parts: readonly Part[], rest: string): boolean {
  if (orLine.test(rest)) return true;
  return licenceSentences(rest).some(({ text }) => letsChoose(text, (id) => isAmong(id, parts)));
}

const partHeading =
  /^[\s#=*_-]{0,8}(icons?|images?|fonts?|code|source code|software|documentation|docs?|content|data|artwork|samples?|models?|weights)[\s*_]{0,3}(?:[:—–]|-\s)(.{3,80})$/gim;

/**
 * The licences that headings such as "Icons: CC BY 4.0" and "Code: MIT" give to kinds of files; undefined unless there are two, and
 * each text of the file is of one of them.
 */
export function headedParts(text: string, parts: readonly Part[]): Part[] | undefined {
  const headed = [...text.slice(0, 20_000).matchAll(partHeading)].flatMap(
    ([, kind = '', said = '']): Part[] => {
      const [named] = namesIn(forNames(said));
      return named === undefined ? [] : [{ spdx: named.spdx, scope: scopeOf(kind.toLowerCase()) }];
    },
  );
  const ids = new Set(headed.map(({ spdx }) => spdx));
  const areAll = parts.every(({ spdx }) => headed.some((one) => sameLicence(one.spdx, spdx)));
  return ids.size > 1 && areAll ? headed : undefined;
}

function scopeOf(kind: string): LicenceScope | null {
  if (/^doc|^content/.test(kind)) return 'documentation';
  return kind === 'data' ? 'data' : null;
}

/** What the file's own identifier line says, where every text in the file is one of its licences. */
export function identifiedAs(
  text: string,
  parts: readonly Part[],
): { parts: Part[]; choice: boolean } | undefined {
  const expression = identifierLine(text);
  if (expression === undefined || /[()]/.test(expression)) return undefined;
  if (/ OR /.test(expression) && / AND /.test(expression)) return undefined;
  const ids = identifiersOf(expression);
  if (!parts.every(({ spdx }) => ids.some((id) => sameLicence(id, spdx)))) return undefined;
  const whole = expression.split(/ (?:OR|AND) /);
  return {
    parts: whole.map((spdx) => ({
      scope: parts.find((one) => samePart(one.spdx, spdx))?.scope ?? null,
      spdx,
    })),
    choice: / OR /.test(expression),
  };
}
