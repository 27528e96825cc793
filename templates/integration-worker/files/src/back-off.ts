/**
 * How long to wait before the next attempt, in milliseconds: twice as long after each, up to a longest. The second half
 * of the time is left to chance, so that messages that failed together do not come back together.
 * @param attempt how many attempts failed, from 1
 * @param chance from 0 to 1
 */
export function backOff(attempt: number, first: number, longest: number, chance = Math.random()): number {
  const whole = Math.min(longest, first * 2 ** (attempt - 1));
  return Math.round(whole / 2 + (whole / 2) * chance);
}
