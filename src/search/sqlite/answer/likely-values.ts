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
  const near = columns.values.flatMap(({ facet: of, folded }, code) =>
    of === facet && Math.abs(folded.length - typed.length) <= 2 ? [{ word: folded, code }] : [],
  );
  const counts = new Map(near.map(({ code }) => [code, 0]));
  for (let slot = 0; slot < columns.size; slot++) {
    if (((columns.live[slot >>> 5] ?? 0) >>> (slot & 31)) % 2 === 0) continue;
    for (let at = columns.starts[slot] ?? 0; at < (columns.ends[slot] ?? 0); at++) {
      const code = columns.codes[at] ?? -1;
      const known = counts.get(code);
      if (known !== undefined) counts.set(code, known + 1);
    }
  }
  return near.flatMap(({ word, code }) => {
    const documents = counts.get(code) ?? 0;
    return documents > 0 ? [{ word, documents }] : [];
  });
}
