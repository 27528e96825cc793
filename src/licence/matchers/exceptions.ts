import { fitsException } from '../../spdx/exception-names.ts';
import { uniqueParts, type Part } from '../parts.ts';

/** A licence or an exception in the order of the file, under the name it gets in an expression. */
export interface Named extends Part {
  isException: boolean;
}

/**
 * Joins each exception to the licence that it adds to: the nearest before it of the kind it was written for, else the next.
 * One without such a licence says nothing by itself and is left out: a reader must not take it for a permission.
 */
export function joinExceptions(named: readonly Named[]): Part[] {
  const parts = named.map((one) => ({ ...one }));
  for (const [at, { spdx: exception, isException }] of parts.entries()) {
    if (!isException) continue;
    const others = [...parts.slice(0, at).reverse(), ...parts.slice(at + 1)];
    const host = others.find((part) => !part.isException && fitsException(exception, part.spdx));
    if (host && !host.spdx.includes(' WITH ')) host.spdx = `${host.spdx} WITH ${exception}`;
  }
  return uniqueParts(parts.filter((part) => !part.isException).map(({ spdx, scope }) => ({ spdx, scope })));
}
