import type { RepositoryItem } from '../../../domain/repository-item.ts';
import type { Database } from 'better-sqlite3';
import type { Phrase } from '../match/clauses.ts';
import { insideName } from '../../document/inside-name.ts';
import { inHighlightTable } from '../index/highlight-table.ts';
import { matchExpression } from '../match/postings.ts';
import { telling } from '../../document/readme-window.ts';
import type { HighlightRun, Highlights } from '../../search.ts';

/** Private-use characters: taken out of every text that is marked, so that only hits carry them. */
const open = '\uE000';
const close = '\uE001';

/** READMEs of one page that are marked whole, which takes about half a millisecond each. */
const maxWhole = 4;

export interface PageText {
  item: Pick<RepositoryItem, 'name' | 'description'>;
  readme: string;
}

type Mark = (texts: readonly PageText[], phrases: readonly Phrase[]) => Highlights[];

/**
 * Prepares the marking of hits: takes one page's texts and the phrases looked for, gives for each text the runs of the
 * fields that hold a hit. Of a README only the part that tells most is read, and all of it where nothing is found there.
 */
export function createHighlighter(db: Database): Mark {
  const mark = createMark(db);
  return (texts, phrases) => {
    if (phrases.length === 0) return texts.map(() => ({}));
    const found = mark(
      texts.map(({ item, readme }) => ({ item, readme: telling(readme, phrases) })),
      phrases,
    );
    const unmarked = texts
      .flatMap((text, at) => (isMarked(found[at]) ? [] : [{ text, at }]))
      .slice(0, maxWhole);
    const whole =
      unmarked.length === 0
        ? []
        : mark(
            unmarked.map(({ text }) => text),
            phrases,
          );
    unmarked.forEach(({ at }, place) => (found[at] = whole[place] ?? {}));
    texts.forEach(({ item }, at) => {
      const highlights = found[at];
      const runs = highlights && !highlights.name && insideName(item.name, phrases);
      if (runs) highlights.name = runs;
    });
    return found;
  };
}

function isMarked(highlights: Highlights | undefined): boolean {
  return highlights !== undefined && Object.keys(highlights).length > 0;
}

/**
 * The texts go through a small table of this connection alone, because FTS5 marks only what it has matched, and looking up
 * single rows of the big index is slow.
 */
function createMark(db: Database): Mark {
  const add = db.prepare('INSERT INTO temp.highlight (rowid, name, description, readme) VALUES (?, ?, ?, ?)');
  const mark = db
    .prepare<[string], [number, string, string, string]>(
      `SELECT rowid, highlight(highlight, 0, '${open}', '${close}'), highlight(highlight, 1, '${open}', '${close}'),
         snippet(highlight, 2, '${open}', '${close}', '…', 28)
       FROM temp.highlight WHERE highlight MATCH ?`,
    )
    .raw();
  const marked: Mark = (texts, phrases) => {
    texts.forEach(({ item, readme }, at) =>
      add.run(at, clean(item.name), clean(item.description ?? ''), clean(readme)),
    );
    const found = texts.map((): Highlights => ({}));
    for (const [at, name, description, readme] of mark.all(phrases.map(matchExpression).join(' OR '))) {
      const shown = { name, description, readme };
      for (const field of ['name', 'description', 'readme'] as const) {
        if (shown[field].includes(open)) (found[at] ?? {})[field] = runsOf(shown[field]);
      }
    }
    return found;
  };
  return (texts, phrases) => inHighlightTable(db, () => marked(texts, phrases));
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
