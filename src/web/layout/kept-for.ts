import type { Clock } from '../../base/clock.ts';

const maxKept = 50;

/**
 * Asks once in a while for what is dear to make and changes seldom; what failed is asked again.
 *
 * @param ms so long an answer is kept
 * @returns a function that gives the answer under a key, and asks where there is none that is young enough
 */
export function keepAnswers<A>(ms: number, clock: Clock): (key: string, ask: () => Promise<A>) => Promise<A> {
  const kept = new Map<string, { at: number; answer: Promise<A> }>();
  return (key, ask) => {
    const at = clock().getTime();
    const found = kept.get(key);
    if (found && at - found.at < ms) return found.answer;
    kept.delete(key);
    const answer = ask();
    kept.set(key, { at, answer });
    answer.catch(() => kept.delete(key));
    const oldest = kept.keys().next().value;
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    return answer;
  };
}
