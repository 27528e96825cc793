/** A number from 0 up to, but not including, 1 that depends on its inputs only (the mixing step of MurmurHash3). */
export function seeded(seed: number, index: number, salt: number): number {
  let mixed = (seed * 0x9e3779b1 + index * 0x85ebca6b + salt * 0xc2b2ae35) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/** Chooses from shares that add up to 1, by a number from 0 to 1. */
export function choose<T>(at: number, shares: readonly (readonly [T, number])[]): T {
  let sum = 0;
  for (const [value, share] of shares) {
    sum += share;
    if (at < sum) return value;
  }
  return (shares.at(-1) as readonly [T, number])[0];
}
