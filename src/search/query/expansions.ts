import { careWords } from './care-words.ts';
import { computingWords } from './computing-words.ts';
import { designWords } from './design-words.ts';
import { healthWords } from './health-words.ts';
import { taskWords } from './task-words.ts';
import { readWordList } from './word-list.ts';
import type { Expansion } from './word-list.ts';

/**
 * What people type, and other words that repositories use of it, which mean nearly the same or a part of it. One way only:
 * who types the telling word does not want the loose one.
 */
export const expansions: readonly Expansion[] = [
  ...readWordList(healthWords),
  ...readWordList(careWords),
  ...readWordList(computingWords),
  ...readWordList(taskWords),
  ...readWordList(designWords),
];
