import type { EvidenceFile } from '../../domain/evidence.ts';
import type { LicenceFile } from '../../domain/licence-verdict.ts';
import { fitsException } from '../../spdx/exception-names.ts';
import { declaredExpression } from '../../spdx/declared-expression.ts';
import { restrictionsOf } from './readme-restrictions.ts';
import { identifierLine } from '../matchers/identifier-line.ts';
import { expressionOf, modifiedName, type Part } from '../parts.ts';
import { identifiersOf } from '../../spdx/identifiers.ts';
import { matchText, minLikeness } from '../matchers/match-text.ts';
import { maxCharacters } from '../matchers/comparable-text.ts';
import { choosingSentences, statementsIn, type Statement } from '../matchers/statements.ts';

/** What a README says about the licence. */
export interface ReadmeReading {
  path: string;
  oid: string;
  /** Empty where all that it says is a restriction. */
  statements: Statement[];
  /** A sentence of the licence section that takes back part of what the licence grants. */
  restriction: string | undefined;
  /** A sentence that offers a commercial licence: beside a licence that is no copyleft it says that trade is not free. */
  offer: string | undefined;
  /** Sentences about licences that let the reader choose, whether or not they name what is offered. */
  choosing: string[];
  /** True when nothing but a badge names the licence. */
  isBadge: boolean;
  capped: boolean;
}

/** Reads the licence section and plain statements of a README; undefined when there is nothing in it. */
export function readReadme({ path, oid, text, truncated }: EvidenceFile): ReadmeReading | undefined {
  if (typeof text !== 'string') return undefined;
  const start = text.slice(0, maxCharacters);
  const texts = textsIn(start);
  const changed = texts.flatMap(({ ids }) => ids);
  const isOfChanged = ({ ids }: Statement) => ids.every((id) => changed.includes(modifiedName(id)));
  const statements = [...texts, ...statementsIn(start, false).filter((one) => !isOfChanged(one))];
  const identified = statements.length > 0 ? undefined : stated(identifierLine(start), true);
  const badge = statements.length > 0 || identified ? undefined : stated(badgeIn(start), false);
  statements.push(...((identified ?? badge) ? [(identified ?? badge) as Statement] : []));
  const excepted = withExceptions(statements, start);
  const { restriction, offer } = restrictionsOf(start);
  const choosing = choosingSentences(start);
  if (statements.length === 0 && (restriction ?? offer) === undefined && choosing.length === 0)
    return undefined;
  return {
    path,
    oid,
    statements: excepted,
    restriction,
    offer,
    choosing,
    isBadge: badge !== undefined,
    capped: truncated || text.length > maxCharacters,
  };
}

/** The licences of statements with the exceptions that the README holds in full. */
function withExceptions(statements: readonly Statement[], text: string): Statement[] {
  if (statements.length === 0 || !/\bspecial\s+exception\b/i.test(text)) return [...statements];
  const held = matchText(text).matches.filter(
    ({ isException, partial, altered }) => isException && !partial && !altered,
  );
  const exceptions = held.flatMap(({ ids: [id] }) => id ?? []);
  return statements.map((statement) => ({
    ...statement,
    ids: statement.ids.map((spdx) => {
      const its = exceptions.find((exception) => fitsException(exception, spdx));
      return its === undefined || spdx.includes(' WITH ') ? spdx : `${spdx} WITH ${its}`;
    }),
  }));
}

const licenceText =
  /permission is hereby granted|redistribution and use in source|permission to use, copy, modify/i;

/** Whole licence texts that a README holds. */
function textsIn(text: string): Statement[] {
  if (!licenceText.test(text)) return [];
  const whole = matchText(text).matches.filter(
    ({ partial, similarity }) => !partial && similarity >= minLikeness,
  );
  return whole.flatMap(({ ids: [id], altered }) => stated(altered && id ? modifiedName(id) : id, true) ?? []);
}

function stated(id: string | undefined, certain: boolean): Statement | undefined {
  return id === undefined
    ? undefined
    : { ids: identifiersOf(id), choice: / OR /.test(id), isSum: false, scope: null, certain, text: id };
}

/** What a badge of shields.io says: `badge/License-MIT-blue`, where `--` stands for a hyphen and `_` for a space. */
function badgeIn(text: string): string | undefined {
  const said = /img\.shields\.io\/badge\/licen[cs]e-((?:--|[\w.%+]){1,60})-\w/i.exec(text)?.[1];
  return said === undefined
    ? undefined
    : declaredExpression(said.replaceAll('--', '-').replace(/_|%20/g, ' '));
}

/** What a README's statements come to, as parts. */
export function partsOf(statements: readonly Statement[]): Part[] {
  return statements.flatMap(({ ids, scope }) => ids.map((spdx) => ({ spdx, scope })));
}

/** A README as a licence-bearing file of a verdict. */
export function asLicenceFile({ path, oid, statements, capped }: ReadmeReading): LicenceFile {
  const choice = statements.some((statement) => statement.choice);
  return {
    path,
    oid,
    spdx: expressionOf(partsOf(statements), choice),
    confidence: statements.every(({ certain }) => certain) ? 0.8 : 0.65,
    method: 'named',
    fullText: false,
    differences: [],
    capped,
  };
}
