import { orLater } from '../spdx/identifiers.ts';
import type { LicenceScope } from '../domain/licence-verdict.ts';
import type { Statement } from './matchers/statements.ts';

/** A licence that a file carries, the part it covers, and how we know. */
export interface Part {
  spdx: string;
  scope: LicenceScope | null;
  /** True where it applies in addition to those that the reader may choose from. */
  isExtra?: boolean;
}

/** Whether two identifiers name one licence; one named without its version is the same as any of its family. */
export function sameLicence(a: string, b: string, certain = true): boolean {
  const [one, other] = [orLater(withoutException(a)), orLater(withoutException(b))];
  return one === other || (!certain && one.split('-')[0] === other.split('-')[0]);
}

/** Whether two identifiers name one licence with the same exception, or both without. */
export function samePart(a: string, b: string): boolean {
  return orLater(a) === orLater(b);
}

/** Whether a sentence names a licence with an exception and without it, as two to choose from. */
function isApart(known: string, id: string, ids: readonly string[]): boolean {
  return (
    !samePart(known, id) &&
    known.includes(' WITH ') !== id.includes(' WITH ') &&
    ids.some((its) => samePart(its, known))
  );
}

/** A licence with the exception that something else says it has. */
export function withExceptionOf(said: string, spdx: string): string {
  const [, exception] = said.split(' WITH ');
  return exception === undefined ||
    spdx.includes(' WITH ') ||
    /^LicenseRef|^NOASSERTION/.test(spdx) ||
    !sameLicence(said, spdx)
    ? spdx
    : `${spdx} WITH ${exception}`;
}

/** A licence without its exception. */
function withoutException(spdx: string): string {
  return spdx.replace(/ WITH .*$/, '');
}

/** Each part once. The LGPL version 3 is written as additions to the GPL, whose text is then beside it. */
export function uniqueParts(parts: readonly Part[]): Part[] {
  const seen = new Set<string>();
  const excepted = new Set(
    parts.flatMap(({ spdx }) => (spdx.includes(' WITH ') ? [withoutException(spdx)] : [])),
  );
  const unique = parts.filter(({ spdx }) => !seen.has(spdx) && !excepted.has(spdx) && seen.add(spdx));
  return unique.some(({ spdx }) => spdx.startsWith('LGPL-3.0'))
    ? unique.filter(({ spdx }) => !/^GPL-3\.0-(?:only|or-later)$/.test(spdx))
    : unique;
}

/** Without a licence that is also there with an exception: the text stands beside the notice that adds it. */
export function withoutExcepted(parts: readonly Part[]): Part[] {
  const excepted = new Set(
    parts.flatMap(({ spdx }) => (spdx.includes(' WITH ') ? [orLater(withoutException(spdx))] : [])),
  );
  return parts.filter(({ spdx }) => spdx.includes(' WITH ') || !excepted.has(orLater(spdx)));
}

/** Adds what sentences say: scopes of the texts, and licences that are only named. */
export function withStatements(parts: readonly Part[], statements: readonly Statement[]): Part[] {
  const result = parts.map((part) => ({ ...part }));
  for (const { ids, scope, certain } of statements) {
    for (const id of ids) {
      const known =
        result.find(({ spdx }) => samePart(spdx, id)) ??
        result.find(({ spdx }) => sameLicence(spdx, id, certain));
      if (known && isApart(known.spdx, id, ids)) result.push({ spdx: id, scope });
      else if (known) {
        known.scope ??= scope;
        known.spdx = withExceptionOf(id, known.spdx);
      } else if (!result.some(({ spdx }) => /-modified$|^NOASSERTION$/.test(spdx)))
        result.push({ spdx: id, scope });
    }
  }
  return result;
}

/** Licences written for content: beside a licence for code they come second. */
export const forContent = /^(?:OGL-|CC-BY|GFDL-|ODbL|ODC-|PDDL|CC0)/;

/** Licences that many sell exceptions from: a commercial licence beside them is one more choice. */
export const copyleft = /^(?:[AL]?GPL-|EUPL-|OSL-|SSPL-|Sleepycat)/;

/** One SPDX expression for parts: code first, alternatives in brackets where more follows. */
export function expressionOf(parts: readonly Part[], choice: boolean): string {
  // SPDX has no expression of which one part is not known.
  if (parts.some(({ spdx }) => spdx === 'NOASSERTION')) return 'NOASSERTION';
  const isMain = ({ scope, isExtra = false }: Part) => !isExtra && (scope === null || scope === 'code');
  const main = [...new Set(parts.filter(isMain).map(({ spdx }) => spdx))].toSorted(
    (a, b) => Number(forContent.test(a)) - Number(forContent.test(b)),
  );
  const other = [...new Set(parts.map(({ spdx }) => spdx))].filter((spdx) => !main.includes(spdx));
  if (main.length === 0) return other.join(' AND ');
  const alternatives = main
    .map((spdx) => (main.length > 1 && / OR /.test(spdx) ? `(${spdx})` : spdx))
    .join(choice ? ' OR ' : ' AND ');
  if (other.length === 0) return alternatives;
  return [/ OR /.test(alternatives) ? `(${alternatives})` : alternatives, ...other].join(' AND ');
}

/** The name of a modified form of a licence, which SPDX allows beside those of its list. */
export function modifiedName(spdx: string): string {
  return `LicenseRef-${spdx.replace(/[^A-Za-z0-9.-]/g, '-')}-modified`;
}
