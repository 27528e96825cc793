import type { MatchedField } from '../search.ts';

/** Fields of a document as people know them, and what a word is worth in each (measured in bench/relevance.ts). */
export const fields: readonly { name: MatchedField; columns: string; weight: number }[] = [
  { name: 'name', columns: '{name parts}', weight: 4 },
  { name: 'description', columns: '{description}', weight: 2 },
  { name: 'opening', columns: '{opening}', weight: 1.8 },
  { name: 'topics', columns: '{topics}', weight: 1.5 },
  { name: 'organisation', columns: '{organisation}', weight: 0.4 },
  { name: 'readme', columns: '{readme}', weight: 0.35 },
  { name: 'dependencies', columns: '{keywords}', weight: 0.3 },
];

/** The fields that say what a repository is: words side by side count more there. */
export const tellingColumns = '{name parts topics description opening}';
