import type { MatchedField } from '../../search.ts';

interface Field {
  name: MatchedField;
  /** An FTS5 column filter. */
  columns: string;
  /** What a word adds here beyond what it adds anywhere (measured in bench/relevance.ts). */
  weight: number;
}

/** What a word is worth wherever it stands. */
export const anywhereWeight = 0.6;

/** Fields that say what a repository is: a word counts more there. */
export const tellingFields: readonly Field[] = [
  { name: 'name', columns: '{name parts}', weight: 4 },
  { name: 'description', columns: '{description}', weight: 2 },
  { name: 'opening', columns: '{opening}', weight: 1.8 },
  { name: 'topics', columns: '{topics}', weight: 1.5 },
];

/** The other fields, in which words are looked for only to say where they stand. */
export const otherFields: readonly Pick<Field, 'name' | 'columns'>[] = [
  { name: 'organisation', columns: '{organisation}' },
  { name: 'readme', columns: '{readme}' },
  { name: 'dependencies', columns: '{keywords}' },
];

/** The telling fields as one filter: words side by side count more there. */
export const tellingColumns = '{name parts topics description opening}';
