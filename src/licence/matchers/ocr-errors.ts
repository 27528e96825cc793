import { editDistance } from '../../base/edit-distance.ts';

const maxLength = 120;

/** Letters that scanning takes for one another, as one. */
function unscanned(word: string): string {
  return word
    .replace(/[1|!ij]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/5/g, 's')
    .replace(/8/g, 'b')
    .replace(/6/g, 'g')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/cl/g, 'd');
}

/**
 * Whether words differ only as misread or mistyped ones do: about the same letters, in words split or joined.
 * The caller has seen to it that no meaningful word was added.
 */
export function isMisreading(standard: readonly string[], found: readonly string[]): boolean {
  const [as, bs] = [standard.join(''), found.join('')];
  const [a, b] = [unscanned(as), unscanned(bs)];
  if (a === b) return true;
  if (as.length > maxLength || bs.length > maxLength || as.length < 4) return false;
  const allowed = Math.max(1, Math.floor(as.length / 6));
  if (Math.abs(as.length - bs.length) > allowed) return false;
  return isWithin(a, b, allowed) || isWithin(as, bs, allowed);
}

function isWithin(from: string, to: string, max: number): boolean {
  return editDistance(from, to, { max, swaps: false }) <= max;
}
