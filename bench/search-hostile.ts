import { seeded } from './search-documents.ts';

/** Queries that are made to be slow, of every kind we could think of, from words that many documents hold and words that few do. */
export function hostileQueries(
  frequent: readonly string[],
  rare: readonly string[],
  count: number,
): string[] {
  const random = seeded(42);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const some = (list: readonly string[], length: number) => Array.from({ length }, () => pick(list));
  const misspelt = (word: string) => {
    const at = 1 + Math.floor(random() * Math.max(1, word.length - 2));
    return word.slice(0, at) + (random() < 0.5 ? '' : pick([...letters])) + word.slice(at + 1);
  };
  const kinds = [
    () => some(frequent, 30).join(' '),
    () =>
      some([...frequent, ...rare], 40)
        .map(misspelt)
        .join(' '),
    () => some(rare, 3).map(misspelt).join(' '),
    () => Array.from({ length: 8 }, () => `"${some(frequent, 2).join(' ')}"`).join(' '),
    () => `"${some(frequent, 30).join(' ')}"`,
    () =>
      some(frequent, 12)
        .map((word) => `-${word}`)
        .join(' '),
    () => some(frequent, 12).join(' OR '),
    () => Array.from({ length: 6 }, () => `(${some(frequent, 3).join(' OR ')})`).join(' '),
    () =>
      some(frequent, 15)
        .map((word) => `${word.slice(0, 2)}*`)
        .join(' '),
    () => [...letters].sort(() => random() - 0.5).join(' '),
    () => pick(frequent).slice(0, 2),
    () => `${'('.repeat(30)}${some(frequent, 3).join(' ')}${')'.repeat(30)}`,
    () => `${pick(frequent)} `.repeat(80),
    () => `${some(frequent, 6).join(' ')} ${some(rare, 6).join(' ')} is:archived -language:python stars:>5`,
    () => `how do i ${some(frequent, 6).join(' and the ')} for my ${some(rare, 3).join(' in ')}`,
    () =>
      some(frequent, 6)
        .map((word) => `NOT (${word} ${pick(frequent)})`)
        .join(' '),
    () =>
      some(rare, 20)
        .map((word) => word.slice(0, 4))
        .join(' '),
    () => `"${some(frequent, 2).join(' ')}" ${some(frequent, 8).join('-')}`,
    () => `${'ñ漢字😀 '.repeat(20)}${some(frequent, 3).join(' ')}`,
    () => `language:pythn topic:${misspelt(pick(rare))} ${some(frequent, 3).join(' ')}`,
  ];
  return Array.from({ length: count }, (_, at) => (kinds[at % kinds.length] ?? (() => ''))());
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
