import { readFileSync } from 'node:fs';

/** `paraphrases` are sentences in other words than the README's, as people write who have not read it. */
export const queryKinds = [
  'names',
  'keywords',
  'sentences',
  'questions',
  'paraphrases',
  'misspelt',
  'acronyms',
] as const;
export type QueryKind = (typeof queryKinds)[number];

/** A query as somebody would type it, and what they would be glad to find. */
export interface JudgedQuery {
  kind: QueryKind;
  text: string;
  /** Grades by the full name of a repository: 3 is what was meant, 1 of some use. */
  grades: ReadonlyMap<string, number>;
  /** Not looked at while ranking is tuned: every third of the first queries, and those marked so. */
  heldOut: boolean;
}

/** Queries over real repositories, written from their READMEs before anything was tuned on them. */
export function readJudgedQueries(): JudgedQuery[] {
  const table = readFileSync(new URL('judged-queries.tsv', import.meta.url), 'utf8');
  const rows = table.trimEnd().split('\n').slice(1);
  return rows.map((row, at) => {
    const [kind = '', text = '', graded = '', mark] = row.split('\t');
    const grades = new Map(
      graded.split(' ').map((each) => {
        const [name = '', grade] = each.split('=');
        return [name, Number(grade)] as const;
      }),
    );
    return {
      kind: kind as QueryKind,
      text,
      grades,
      heldOut: mark === 'held out' || (mark === undefined && at % 3 === 2),
    };
  });
}
