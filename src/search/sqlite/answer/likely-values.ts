import type { Facet } from '../../query/facet-names.ts';
import type { ValueField } from '../../query/qualifier.ts';
import type { ParsedQuery } from '../../query/query.ts';
import type { Respelling } from '../../query/respelt.ts';
import { likeliest } from '../../query/spelling.ts';
import { qualifierValue } from '../../query/typed-beginning.ts';
import { wantedParts } from '../../query/why-nothing.ts';
import { sizeOf } from '../match/bitset.ts';
import { evaluate } from '../match/matching.ts';
import type { SearchIndex } from '../match/matching.ts';

/** Qualifiers of which a misspelt value is looked up, and the facet whose values they name. */
const facetsOf: Partial<Record<ValueField, Facet>> = {
  language: 'language',
  topic: 'topic',
  organisation: 'organisation',
  user: 'organisation',
};

/** For values that no document has, the likeliest of those that are in use: to be offered, never to be put in their place. */
export function likelyValues({ text, parts }: ParsedQuery, index: SearchIndex): Respelling[] {
  return wantedParts(parts).flatMap((part) => {
    if (part.kind !== 'qualifier' || !('value' in part.qualifier)) return [];
    const { field, value } = part.qualifier;
    const facet = facetsOf[field as ValueField];
    if (facet === undefined || sizeOf(evaluate(part, index, '')) > 0) return [];
    const likely = likeliest(value, valuesInUse(facet, value, index));
    const typed = text.slice(part.start, part.end);
    const name = /^[^:=]*[:=]/.exec(typed)?.[0];
    const known = index.columns.values.find((one) => one.facet === facet && one.folded === likely);
    if (known === undefined || name === undefined) return [];
    return [{ term: part, word: `${name}${qualifierValue(known.value)}` }];
  });
}

function valuesInUse(facet: Facet, typed: string, { columns }: SearchIndex) {
  return columns.values.flatMap(({ facet: of, folded }, code) => {
    const documents = columns.totals[code] ?? 0;
    const isNear = of === facet && Math.abs(folded.length - typed.length) <= 2;
    return isNear && documents > 0 ? [{ word: folded, documents }] : [];
  });
}
