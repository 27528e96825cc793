import { fitsException } from '../spdx/exception-names.ts';
import { identifiersOf, orLater } from '../spdx/identifiers.ts';
import type { LicenceDecision, LicenceEvidence } from './decision.ts';
import type { ReadmeReading } from './files/readme.ts';
import type { ReusePart } from './files/reuse.ts';
import { letsChoose } from './matchers/statements.ts';
import { forContent, sameLicence, samePart, withExceptionOf, type Part } from './parts.ts';

/** The parts of a decision with what weaker sources add: scopes, alternatives, and "or any later version". */
export function withAdditions(decision: LicenceDecision, said: LicenceEvidence): Part[] {
  const stated = withReuse(withReadme(decision, said.readmes), said.reuse);
  return withDeclared(withExceptionsApart(upgraded(stated, said), said), said);
}

/** An exception in a file of its own belongs to the one licence that it was written for. */
function withExceptionsApart(parts: Part[], { licences }: LicenceEvidence): Part[] {
  return licences
    .flatMap(({ exceptions }) => exceptions)
    .reduce((all, exception) => {
      const hosts = all.filter(({ spdx }) => fitsException(exception, spdx));
      const [host] = hosts;
      if (hosts.length !== 1 || host === undefined || host.spdx.includes(' WITH ')) return all;
      return all.map((part) => (part === host ? { ...part, spdx: `${part.spdx} WITH ${exception}` } : part));
    }, parts);
}

/** Where a manifest says that another licence applies beside those of the files, it does. */
function withDeclared(parts: Part[], { declared }: LicenceEvidence): Part[] {
  const whole = declared.find(
    ({ spdx }) =>
      spdx !== null &&
      / AND /.test(spdx) &&
      !/ OR /.test(spdx) &&
      parts.length > 0 &&
      parts.every((part) => spdx.split(' AND ').some((id) => samePart(id, part.spdx))),
  );
  if (!whole?.spdx) return parts;
  const missing = whole.spdx.split(' AND ').filter((id) => !parts.some((part) => samePart(part.spdx, id)));
  return [...parts, ...missing.map((spdx): Part => ({ spdx, scope: null }))];
}

/** Adds what the README says beyond the files: parts for documentation or data, alternatives, and scopes. */
function withReadme({ parts }: LicenceDecision, readmes: readonly ReadmeReading[]): Part[] {
  const result = parts.map((part) => ({ ...part }));
  const statements = readmes.flatMap((readme) => readme.statements);
  const about = (id: string, certain: boolean) => result.find(({ spdx }) => sameLicence(spdx, id, certain));
  const unfit = result.some(({ spdx }) => /-modified$|^NOASSERTION$/.test(spdx));
  // A README that contradicts the licence file about the code adds nothing to it; the disagreement is reported.
  const contradicts = statements.some(
    ({ ids, scope, certain }) =>
      (scope === null || scope === 'code') && !ids.some((id) => about(id, certain)),
  );
  if (unfit || contradicts) return result;
  for (const { ids, scope, choice, certain, isSum } of statements) {
    for (const id of ids) {
      const known = about(id, certain);
      // A choice for the code outweighs what was said of one of its licences elsewhere.
      if (known && choice) known.scope = scope === 'code' ? 'code' : null;
      else if (known && ids.length === 1) known.scope ??= scope;
    }
    const joins =
      scope === 'documentation' ||
      scope === 'data' ||
      (isSum && ids[0] !== undefined && about(ids[0], certain) !== undefined) ||
      (choice && ids.some((id) => about(id, certain)));
    if (joins)
      for (const id of ids) if (!about(id, certain)) result.push({ spdx: id, scope: choice ? null : scope });
  }
  return result;
}

function withReuse(all: Part[], reuse: readonly ReusePart[]): Part[] {
  const isHousekeeping = ({ spdx }: Part) => {
    const covering = reuse.filter((one) => sameLicence(one.spdx, spdx));
    return covering.length > 0 && covering.every((one) => one.isHousekeeping);
  };
  const parts =
    reuse.some(({ isWhole }) => isWhole) && all.some((part) => !isHousekeeping(part))
      ? all.filter((part) => !isHousekeeping(part))
      : all;
  for (const part of parts)
    part.scope ??= reuse.find(({ spdx }) => sameLicence(spdx, part.spdx))?.scope ?? null;
  return parts;
}

/** `-only` is what the text alone comes to; where a manifest or the README says "or later", that holds. */
function upgraded(parts: Part[], { declared, readmes, licences }: LicenceEvidence): Part[] {
  if (licences.some(({ settled, file }) => settled && file.fullText && file.spdx !== 'NOASSERTION'))
    return parts;
  const stated = [
    ...declared.flatMap(({ spdx }) => (spdx === null ? [] : identifiersOf(spdx))),
    ...readmes.flatMap(({ statements }) => statements.flatMap(({ ids }) => ids)),
    ...licences.flatMap(({ file, parts: its }) => (file.fullText ? [] : its.map(({ spdx }) => spdx))),
  ];
  const said = new Set(stated.map((spdx) => spdx.replace(/ WITH .*$/, '')));
  const excepted = [
    ...declared.flatMap(({ spdx }) => spdx?.split(/ (?:AND|OR) |[()]/) ?? []),
    ...readmes.flatMap(({ statements }) => statements.flatMap(({ ids }) => ids)),
    ...licences.flatMap(({ file, parts: its }) => (file.fullText ? [] : its.map(({ spdx }) => spdx))),
  ].filter((spdx) => spdx.includes(' WITH '));
  return parts.map((part) => {
    const later = said.has(orLater(part.spdx)) ? orLater(part.spdx) : part.spdx;
    const isApart = parts.some(({ spdx }) => spdx !== part.spdx && sameLicence(spdx, part.spdx));
    return {
      ...part,
      spdx: isApart ? later : excepted.reduce((spdx, one) => withExceptionOf(one, spdx), later),
    };
  });
}

/** The licences that a README or a notice lets the reader choose from, of those found; undefined when none does. */
export function offeredAmong(parts: readonly Part[], said: LicenceEvidence): string[] | undefined {
  const found = (id: string, certain: boolean) => parts.some(({ spdx }) => sameLicence(spdx, id, certain));
  for (const { choice, ids, certain } of choicesIn(said)) {
    if (!choice) continue;
    if (ids.filter((id) => found(id, certain)).length > 1) return [...ids];
  }
  const isFound = (id: string) => found(id, false);
  return [...said.readmes, ...said.licences].some(({ choosing }) =>
    choosing.some((sentence) => letsChoose(sentence, isFound)),
  )
    ? parts.map(({ spdx }) => spdx)
    : undefined;
}

/** What READMEs and files without a text, such as COPYRIGHT, say of several licences. */
function choicesIn({ readmes, licences }: LicenceEvidence) {
  return [
    ...readmes.flatMap(({ statements }) => statements),
    ...licences
      .filter(({ file, place }) => !file.fullText && place.scope === null)
      .map(({ parts, choice }) => ({
        choice: choice || parts.some(({ spdx }) => / OR /.test(spdx)),
        certain: true,
        ids: parts.flatMap(({ spdx }) => spdx.split(/ OR | AND /).map((id) => id.replace(/[()]/g, ''))),
      })),
  ];
}

/** What is not among the licences offered applies in addition to the one that the reader chooses. */
export function besideOffered(parts: readonly Part[], offered: readonly string[] | undefined): Part[] {
  if (!offered) return [...parts];
  return parts.map((part) =>
    forContent.test(part.spdx) || offered.some((id) => sameLicence(id, part.spdx, false))
      ? part
      : { ...part, isExtra: true },
  );
}
