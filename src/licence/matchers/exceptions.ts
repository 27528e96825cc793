import { uniqueParts, type Part } from '../parts.ts';

/** A licence or an exception in the order of the file, under the name it gets in an expression. */
export interface Named {
  spdx: string;
  isException: boolean;
}

const gnu = /^[AL]?GPL-/;

/** Exceptions that were written for something else than a GNU licence. */
const hosts: Readonly<Record<string, RegExp>> = {
  'LLVM-exception': /^Apache-2\.0/,
  'Swift-exception': /^Apache-2\.0/,
  'SHL-2.0': /^Apache-2\.0/,
  'SHL-2.1': /^Apache-2\.0/,
  'fmt-exception': /^MIT/,
  'KiCad-libraries-exception': /^CC-BY-SA/,
};

/**
 * Joins each exception to the licence that it adds to: the nearest before it of the kind it was written for, else the next.
 * One without such a licence says nothing by itself and is left out: a reader must not take it for a permission.
 */
export function joinExceptions(named: readonly Named[]): Part[] {
  const parts = named.map(({ spdx, isException }) => ({ spdx, scope: null, isException }));
  for (const [at, { spdx: exception, isException }] of parts.entries()) {
    if (!isException) continue;
    const fits = hosts[exception] ?? gnu;
    const others = [...parts.slice(0, at).reverse(), ...parts.slice(at + 1)];
    const host = others.find((part) => !part.isException && fits.test(part.spdx));
    if (host && !host.spdx.includes(' WITH ')) host.spdx = `${host.spdx} WITH ${exception}`;
  }
  return uniqueParts(parts.filter((part) => !part.isException).map(({ spdx, scope }) => ({ spdx, scope })));
}
