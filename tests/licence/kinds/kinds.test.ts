import { describe, expect, test } from 'vitest';
import { detectLicence } from '../../../src/licence/licence.ts';
import { apart, keptBack, otherLanguages, ownWords, saidExactly } from './beside-cases.ts';
import { choices, exceptions, riders, versions, type KindCase } from './cases.ts';
import { moreExact, restrictionsOfWork } from './further-cases.ts';
import { dress, languages, manifests, wordings } from './more-cases.ts';
import { exceptedParts, harmlessKinds, ownTerms } from './own-term-cases.ts';

const kinds: Readonly<Record<string, readonly KindCase[]>> = {
  exceptions,
  'choice and sum': choices,
  riders,
  versions,
  languages,
  dress,
  wordings,
  manifests,
  'restrictions of the work': restrictionsOfWork,
  'what is said more exactly': moreExact,
  'restrictions in other languages': otherLanguages,
  'parts kept back': keptBack,
  'said exactly': saidExactly,
  apart,
  'own words': ownWords,
  'own terms': ownTerms,
  'harmless kinds': harmlessKinds,
  'excepted parts': exceptedParts,
};

describe.each(Object.entries(kinds))('%s', (_, cases) => {
  test.each(cases)('%s', (_, files, expected) => {
    const evidence = Object.entries(files).map(([path, text]) => ({
      path,
      oid: path,
      text,
      truncated: false,
    }));
    expect(operands(detectLicence(evidence)?.spdx ?? null)).toEqual(operands(expected));
  });
});

/** The operands and operators of an expression, whatever their order. */
function operands(expression: string | null): string[] | null {
  return expression?.replace(/[()]/g, '').split(' ').toSorted() ?? null;
}
