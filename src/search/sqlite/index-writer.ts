import type { Database } from 'better-sqlite3';
import { archivedBit, forkBit, liveBit, templateBit } from './column-store.ts';
import { columnWeights } from './schema.ts';
import { noLicence } from '../search.ts';
import type { SearchDocument, SearchEngine } from '../search.ts';
import { nameParts, plainName } from '../query/words.ts';

type Change = Parameters<SearchEngine['apply']>[0];

/** Prepares `apply` on an open index: one change is one transaction. */
export function createWriter(db: Database): (change: Change) => void {
  const advance = db.prepare('UPDATE state SET position = ?, revision = ?');
  const revisionOf = db.prepare<[], number>('SELECT revision FROM state').pluck();
  const { put, remove } = createDocumentWriter(db);
  const apply = db.transaction((change: Change) => {
    const revision = (revisionOf.get() ?? 0) + 1;
    for (const id of change.remove) remove(id, revision);
    for (const document of change.put) put(document, revision);
    advance.run(change.position, revision);
  });
  return (change) => apply.immediate(change);
}

function createDocumentWriter(db: Database) {
  const find = db.prepare<[string], number>('SELECT slot FROM document WHERE id = ?').pluck();
  const free = db.prepare<[], number>('SELECT slot FROM document WHERE id IS NULL LIMIT 1').pluck();
  const next = db.prepare<[], number>('SELECT coalesce(max(slot), 0) + 1 FROM document').pluck();
  const saveDocument = db.prepare('REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?)');
  const saveFact = db.prepare('REPLACE INTO fact VALUES (?, ?, ?, ?, ?, ?)');
  const codeOf = valueCodes(db);
  const { index, unindex } = createTextWriter(db);

  function remove(id: string, revision: number): void {
    const slot = find.get(id);
    if (slot === undefined) return;
    unindex(slot);
    saveDocument.run(slot, null, null, null, null, null);
    saveFact.run(slot, revision, 0, 0, 0, '');
  }

  function put(document: SearchDocument, revision: number): void {
    const { item, readme } = document;
    const known = find.get(item.id);
    const slot = known ?? free.get() ?? next.get() ?? 1;
    if (known !== undefined) unindex(slot);
    const codes = facetValues(document).map(([facet, value]) => codeOf(facet, value));
    saveDocument.run(slot, item.id, plainName(item.name), nameKey(item), JSON.stringify(item), readme);
    saveFact.run(slot, revision, flagsOf(document), item.stars, secondsOf(item.pushedAt), codes.join(' '));
    index(slot, columnsOf(document));
  }

  return { put, remove };
}

function createTextWriter(db: Database) {
  const fields = Object.keys(columnWeights);
  const removals = ['text', 'word'].map((table) =>
    db.prepare<[number]>(`DELETE FROM ${table} WHERE rowid = ?`),
  );
  const indexText = db.prepare(
    `INSERT INTO text (rowid, ${fields.join(', ')}) VALUES (?, ${fields.map(() => '?').join(', ')})`,
  );
  const indexWords = db.prepare('INSERT INTO word (rowid, words) VALUES (?, ?)');
  return {
    index: (slot: number, texts: readonly string[]): void => {
      indexText.run(slot, ...texts);
      indexWords.run(slot, texts.join(' '));
    },
    unindex: (slot: number): void => {
      for (const statement of removals) statement.run(slot);
    },
  };
}

/** 0 for never, or for a moment that cannot be read. */
function secondsOf(instant: string | null): number {
  return instant === null ? 0 : Math.max(0, Math.floor(Date.parse(instant) / 1000) || 0);
}

/** The texts of the columns of the index, in their order. */
function columnsOf({ item, organisation, organisationName, readme, keywords }: SearchDocument): string[] {
  return [
    item.name,
    nameParts(item.name),
    item.topics.join(' '),
    item.description ?? '',
    [...keywords, item.language ?? ''].join(' '),
    `${item.owner} ${organisation} ${organisationName}`,
    readme,
  ].map((text) => text.replaceAll(/\p{Co}/gu, ' '));
}

function facetValues({ item, organisation }: SearchDocument): [string, string][] {
  return [
    ['organisation', organisation],
    ...(item.language === null ? [] : [['language', item.language] as [string, string]]),
    ['licence', item.licence?.spdx ?? noLicence],
    ['status', item.status],
    ...[...new Set(item.topics)].map((topic): [string, string] => ['topic', topic]),
  ];
}

function flagsOf({ item }: SearchDocument): number {
  return (
    liveBit |
    (item.archived ? archivedBit : 0) |
    (item.fork ? forkBit : 0) |
    (item.template ? templateBit : 0)
  );
}

/** Orders by name as people do (`part2` before `part10`, capitals alike), then by full name. */
function nameKey({ name, fullName }: SearchDocument['item']): string {
  const natural = name
    .toLowerCase()
    .replaceAll(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(12, '0'));
  return `${natural}\u0000${fullName.toLowerCase()}\u0000${fullName}`;
}

/** Gives each facet value a small number, kept in the file. */
function valueCodes(db: Database): (facet: string, value: string) => number {
  const find = db
    .prepare<[string, string], number>('SELECT code FROM value WHERE facet = ? AND value = ?')
    .pluck();
  const add = db.prepare('INSERT INTO value SELECT count(*), ?, ? FROM value');
  return (facet, value) => {
    const known = find.get(facet, value);
    if (known !== undefined) return known;
    add.run(facet, value);
    return find.get(facet, value) ?? 0;
  };
}
