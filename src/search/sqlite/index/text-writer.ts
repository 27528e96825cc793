import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { openingWords } from '../../document/opening-words.ts';
import { innerWords, nameParts, signedWords } from '../../query/words.ts';
import { shortColumns, textColumns, textTables, wordTables } from './schema.ts';
import type { TextColumn, WordTable } from './schema.ts';
import type { SearchDocument } from '../../search.ts';

type Texts = Record<TextColumn, string>;

/** Prepares writing the texts of a document to every full-text table, and taking them out again. */
export function createTextWriter(db: Database) {
  const removals = textTables.map((table) => db.prepare<[number]>(`DELETE FROM ${table} WHERE rowid = ?`));
  const indexShort = db.prepare(
    `INSERT INTO short (rowid, ${shortColumns.join(', ')}) VALUES (?, ${shortColumns.map(() => '?').join(', ')})`,
  );
  const indexLong = db.prepare('INSERT INTO long (rowid, readme) VALUES (?, ?)');
  const tables = Object.keys(wordTables) as WordTable[];
  const words = [...tables, 'word'].map((table) =>
    db.prepare(`INSERT INTO ${table} (rowid, words) VALUES (?, ?)`),
  );
  return {
    index: (slot: number, texts: Texts): void => {
      indexShort.run(slot, ...shortColumns.map((column) => texts[column]));
      indexLong.run(slot, texts.readme);
      const ofTables = tables.map((table) => wordTables[table].map((column) => texts[column]).join(' '));
      [...ofTables, ofTables[0] ?? ''].forEach((text, at) => words[at]?.run(slot, text));
    },
    unindex: (slot: number): void => {
      for (const statement of removals) statement.run(slot);
    },
  };
}

/** Stands for all texts of a document: the same for documents that are found by the same words. */
export function digestOf({ item, organisation, organisationName, readme, keywords }: SearchDocument): Buffer {
  const { owner, name, description, topics, language } = item;
  const texts = [
    owner,
    name,
    description,
    topics,
    language,
    organisation,
    organisationName,
    readme,
    keywords,
  ];
  return hash('sha256', JSON.stringify(texts), 'buffer').subarray(0, 16);
}

/** The texts of the columns of the index, each with the words that stand for names such as `C#`. */
export function columnsOf({ item, organisation, organisationName, readme, keywords }: SearchDocument): Texts {
  const texts: Texts = {
    name: item.name,
    parts: nameParts(item.name),
    topics: item.topics.join(' '),
    description: withInnerWords(item.description ?? ''),
    opening: withInnerWords(openingWords(readme)),
    keywords: [...keywords, item.language ?? ''].join(' '),
    organisation: `${item.owner} ${organisation} ${organisationName}`,
    readme,
  };
  for (const column of textColumns) {
    const text = texts[column].replaceAll(/\p{Co}/gu, ' ');
    texts[column] = [text, ...signedWords(text)].join(' ');
  }
  return texts;
}

function withInnerWords(text: string): string {
  return [text, ...innerWords(text)].join(' ');
}
