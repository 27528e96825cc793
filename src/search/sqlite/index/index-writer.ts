import type { Database } from 'better-sqlite3';
import { facetValues } from '../../document/facet-values.ts';
import { nameKey } from '../../document/name-key.ts';
import { archivedBit, forkBit, liveBit, templateBit } from './column-store.ts';
import { columnsOf, createTextWriter, digestOf } from './text-writer.ts';
import type { SearchDocument, SearchEngine } from '../../search.ts';
import { plainName, wordsOf } from '../../query/words.ts';

type Change = Parameters<SearchEngine['apply']>[0];

/** Prepares `apply` on an open index: one change is one transaction. It returns whether a document was removed. */
export function createWriter(db: Database): (change: Change) => boolean {
  const advance = db.prepare('UPDATE state SET position = ?, revision = ?');
  const revisionOf = db.prepare<[], number>('SELECT revision FROM state').pluck();
  const { put, remove } = createDocumentWriter(db);
  const apply = db.transaction((change: Change) => {
    const revision = (revisionOf.get() ?? 0) + 1;
    let hasRemoved = false;
    for (const id of change.remove) hasRemoved = remove(id, revision) || hasRemoved;
    for (const document of change.put) put(document, revision);
    advance.run(change.position, revision);
    return hasRemoved;
  });
  return (change) => apply.immediate(change);
}

function createDocumentWriter(db: Database) {
  const find = db.prepare<[string], number>('SELECT slot FROM document WHERE id = ?').pluck();
  const textsIn = db.prepare<[number], Buffer | null>('SELECT texts FROM document WHERE slot = ?').pluck();
  const free = db.prepare<[], number>('SELECT slot FROM document WHERE id IS NULL LIMIT 1').pluck();
  const next = db.prepare<[], number>('SELECT coalesce(max(slot), 0) + 1 FROM document').pluck();
  const saveDocument = replaceRow(db, 'document', 8);
  const saveFact = replaceRow(db, 'fact', 9);
  const codesOf = db.prepare<[number], string>('SELECT codes FROM fact WHERE slot = ?').pluck();
  const codeOf = valueCodes(db);
  const forgetTopics = topicEraser(db);
  const { index, unindex } = createTextWriter(db);

  function remove(id: string, revision: number): boolean {
    const slot = find.get(id);
    if (slot === undefined) return false;
    const codes = codesOf.get(slot) ?? '';
    unindex(slot);
    saveDocument(slot, null, null, null, null, null, null, null);
    saveFact(slot, revision, 0, 0, 0, 0, 0, 0, '');
    forgetTopics(codes);
    return true;
  }

  function put(document: SearchDocument, revision: number): void {
    const known = find.get(document.item.id);
    const slot = known ?? free.get() ?? next.get() ?? 1;
    const texts = digestOf(document);
    const isSameTexts = known !== undefined && textsIn.get(slot)?.equals(texts) === true;
    if (known !== undefined && !isSameTexts) unindex(slot);
    const codes = facetValues(document).map(([facet, value]) => codeOf(facet, value));
    saveDocument(slot, ...documentRow(document), texts);
    saveFact(slot, revision, ...factRow(document), codes.join(' '));
    if (!isSameTexts) index(slot, columnsOf(document));
  }

  return { put, remove };
}

/**
 * Writes a row in place of the one in its slot. Not by REPLACE: a statement that SQLite may have to take back half done makes
 * each full-text table write down, for every document, what it gathers in memory until the end of the transaction.
 */
function replaceRow(db: Database, table: 'document' | 'fact', width: number) {
  const empty = db.prepare<[number]>(`DELETE FROM ${table} WHERE slot = ?`);
  const fill = db.prepare(`INSERT INTO ${table} VALUES (${Array(width).fill('?').join(', ')})`);
  return (slot: number, ...values: (string | number | Buffer | null)[]): void => {
    empty.run(slot);
    fill.run(slot, ...values);
  };
}

function documentRow({ item, readme }: SearchDocument): string[] {
  const names = [plainName(item.name), item.fullName.toLowerCase(), nameKey(item)];
  return [item.id, ...names, JSON.stringify(item), readme];
}

function factRow(document: SearchDocument): number[] {
  const { item, createdAt, forks, readme } = document;
  return [
    flagsOf(document),
    item.stars,
    secondsOf(item.pushedAt),
    secondsOf(createdAt ?? null),
    forks ?? 0,
    wordsOf(readme).length,
  ];
}

/** 0 for never, or for a moment that cannot be read. */
function secondsOf(instant: string | null): number {
  return instant === null ? 0 : Math.max(0, Math.floor(Date.parse(instant) / 1000) || 0);
}

function flagsOf({ item }: SearchDocument): number {
  return (
    liveBit |
    (item.archived ? archivedBit : 0) |
    (item.fork ? forkBit : 0) |
    (item.template ? templateBit : 0)
  );
}

/** Gives each facet value a small number, kept in the file. */
function valueCodes(db: Database): (facet: string, value: string) => number {
  const find = db
    .prepare<[string, string], number>('SELECT code FROM value WHERE facet = ? AND value = ?')
    .pluck();
  const next = db.prepare<[], number>('SELECT coalesce(max(code), -1) + 1 FROM value').pluck();
  const add = db.prepare('INSERT INTO value VALUES (?, ?, ?)');
  return (facet, value) => {
    const known = find.get(facet, value);
    if (known !== undefined) return known;
    const code = next.get() ?? 0;
    add.run(code, facet, value);
    return code;
  };
}

/** Wipes topics that nobody has any more; their codes stay taken, as readers keep them in memory. */
function topicEraser(db: Database): (codes: string) => void {
  const isUsed = db
    .prepare<[string], number>("SELECT 1 FROM fact WHERE ' ' || codes || ' ' LIKE '% ' || ? || ' %' LIMIT 1")
    .pluck();
  const wipe = db.prepare("UPDATE value SET value = code WHERE code = ? AND facet = 'topic'");
  return (codes) => {
    for (const code of codes.split(' ').filter(Boolean)) if (!isUsed.get(code)) wipe.run(Number(code));
  };
}
