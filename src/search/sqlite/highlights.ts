import type { RepositoryItem } from '../../domain/repository-item.ts';
import type { Database } from 'better-sqlite3';
import type { Phrase } from './clauses.ts';
import { insideName } from '../document/inside-name.ts';
import { inHighlightTable } from './highlight-table.ts';
import { matchExpression } from './postings.ts';
import { telling } from '../document/readme-window.ts';
import type { HighlightRun, Highlights } from '../search.ts';

/** Private-use characters: taken out of every text that is marked, so that only hits carry them. */
const open = '\uE000';
const close = '\uE001';

export interface PageText {
  item: Pick<RepositoryItem, 'name' | 'description'>;
  readme: string;
}

/**
 * Prepares the marking of hits: takes one page's texts and the phrases looked for, gives for each text the runs of the
 * fields that hold a hit. The texts go through a small table of this connection alone, because FTS5 marks only what
 * it has matched, and looking up single rows of the big index is slow; of a README only the part that tells most.
 */
export function createHighlighter(
  db: Database,
): (texts: readonly PageText[], phrases: readonly Phrase[]) => Highlights[] {
  const add = db.prepare('INSERT INTO temp.highlight (rowid, name, description, readme) VALUES (?, ?, ?, ?)');
  const mark = db
    .prepare<[string], [number, string, string, string]>(
      `SELECT rowid, highlight(highlight, 0, '${open}', '${close}'), highlight(highlight, 1, '${open}', '${close}'),
         snippet(highlight, 2, '${open}', '${close}', '…', 28)
       FROM temp.highlight WHERE highlight MATCH ?`,
    )
    .raw();
  return (texts, phrases) => {
    if (phrases.length === 0) return texts.map(() => ({}));
    const found = inHighlightTable(db, () => marked(texts, phrases));
    texts.forEach(({ item }, at) => {
      const highlights = found[at];
      const runs = highlights && !highlights.name && insideName(item.name, phrases);
      if (runs) highlights.name = runs;
    });
    return found;
  };

  function marked(texts: readonly PageText[], phrases: readonly Phrase[]): Highlights[] {
    texts.forEach(({ item, readme }, at) =>
      add.run(at, clean(item.name), clean(item.description ?? ''), clean(telling(readme, phrases))),
    );
    const found = texts.map((): Highlights => ({}));
    for (const [at, name, description, readme] of mark.all(phrases.map(matchExpression).join(' OR '))) {
      const texts = { name, description, readme };
      for (const field of ['name', 'description', 'readme'] as const) {
        if (texts[field].includes(open)) (found[at] ?? {})[field] = runsOf(texts[field]);
      }
    }
    return found;
  }
}

function clean(text: string): string {
  return text.replaceAll(/[\uE000\uE001]/g, ' ');
}

function runsOf(marked: string): HighlightRun[] {
  return marked.split(open).flatMap((piece, at) => {
    const [first = '', rest] = piece.split(close);
    const runs =
      at === 0
        ? [{ text: first, hit: false }]
        : [
            { text: first, hit: true },
            { text: rest ?? '', hit: false },
          ];
    return runs.filter(({ text }) => text !== '');
  });
}
