import { bitsetOf, inAll, inAny, inFirstOnly, hasNone, sizeOf } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { clauseOf, clausesOf } from './clauses.ts';
import type { Alternative, Clause } from './clauses.ts';
import type { ColumnStore } from '../index/column-store.ts';
import { meeting } from './conditions.ts';
import type { Postings } from './postings.ts';
import { groupQualifiers } from '../../query/group-qualifiers.ts';
import type { PackageQualifier, Qualifier, TextField } from '../../query/qualifier.ts';
import { positiveTerms } from '../../query/query.ts';
import type { Condition, ParsedQuery } from '../../query/query.ts';
import { scratch } from '../index/scratch.ts';
import { addWhere, rarity } from '../rank/word-scores.ts';
import type { IndexVocabulary } from './vocabulary.ts';

/** Where fewer documents hold every word, those that lack some are listed too. */
const enough = 20;
/** Words that stand in more of the documents bring none that hold no rarer word. */
const frequentShare = 0.1;
/** Of the best document's cover of the query, what another must have to be listed. */
const minCover = 0.15;
/** How much of a word a word of its family is, when documents are chosen. */
const nearShare = 0.6;
/** Sets that are kept of what meets a qualifier. */
const maxMet = 100;
/** Words that stand in no more documents than this are never too frequent. */
const alwaysRare = 2_000;

export interface SearchIndex {
  columns: ColumnStore;
  postings: Postings;
  vocabulary: IndexVocabulary;
  /** Documents that meet qualifiers, by what was asked; to be emptied when documents change. */
  met: Map<string, Bitset>;
  /** Slots of repositories by `owner/name`, or by name alone, in lower case. */
  slotsNamed: (name: string) => number[];
  /** Slots of the repositories that depend on a package. */
  slotsDepending: (qualifier: PackageQualifier) => readonly number[];
}

/** A clause with the documents that meet each of its words, and the whole of it. */
export interface FoundClause {
  clause: Clause;
  /** Documents that hold each word, in any spelling. */
  words: Bitset[];
  /** Documents that hold all of the words or another name of the whole. */
  found: Bitset;
  /** Documents that hold a word of the same family as one of them. */
  near: Bitset;
  /** What finding each word says, and the whole of it. */
  worths: number[];
  worth: number;
}

export interface Matches {
  /** Documents that meet the query, before the filters beside it. */
  listed: Bitset;
  /** Those of them that hold every word. */
  all: Bitset;
  clauses: FoundClause[];
  /** An FTS5 column filter that `in:` asks for; empty for all columns. */
  within: string;
}

const fieldColumns: Record<TextField, string> = {
  name: 'name parts',
  description: 'description',
  readme: 'opening readme',
  topics: 'topics',
};

/** Finds the documents that meet a query. Bare words may be missing where few documents hold every one of them. */
export function match(parsed: ParsedQuery, index: SearchIndex): Matches {
  const { columns, vocabulary } = index;
  const within = columnFilter(parsed.parts);
  const bare = parsed.parts.flatMap((part) => (part.kind === 'term' && !part.term.quoted ? [part.term] : []));
  const firm = parsed.parts.filter((part) => part.kind !== 'term' || part.term.quoted);
  const soft = clausesOf(bare, vocabulary).map((clause) => findClause(clause, index, within));
  const hard = inAll([columns.live, ...groupQualifiers(firm).map((part) => evaluate(part, index, within))]);
  const all = inAll([hard, ...soft.map(({ found }) => found)]);
  const wanted = positiveTerms(firm).map((term) => findClause(clauseOf(term, vocabulary), index, within));
  const clauses = [...soft, ...wanted];
  if (soft.length < 2 && (soft[0]?.words.length ?? 0) < 2 && soft.every(({ near }) => hasNone(near)))
    return { listed: all, all, clauses, within };
  if (sizeOf(all) >= enough) return { listed: all, all, clauses, within };
  const some = inAll([hard, inAny(telling(soft, columns), columns.size)]);
  const best = withBestCover(some, soft, sizeOf(columns.live));
  return { listed: inAny([all, best], columns.size), all, clauses, within };
}

/** The documents of the rarer words; of all of them where none is rare. */
function telling(clauses: readonly FoundClause[], columns: ColumnStore): Bitset[] {
  const most = Math.max(alwaysRare, sizeOf(columns.live) * frequentShare);
  const sets = clauses.flatMap(({ words, found, near }) => [...words, found, near]);
  const rare = sets.filter((set) => {
    const size = sizeOf(set);
    return size > 0 && size <= most;
  });
  return rare.length > 0 ? rare : sets;
}

/** Those of the documents that hold nearly as much of what the words say, by how rare they are, as the best of them. */
function withBestCover(some: Bitset, clauses: readonly FoundClause[], live: number): Bitset {
  const met = scratch('cover', some.length * 32);
  for (const { words, found, near, worths, worth } of clauses) {
    addWhere(met, inAll([some, found]), worth);
    if (words.length > 1)
      words.forEach((set, at) => {
        addWhere(met, inAll([some, set]), worths[at] ?? 0);
      });
    addWhere(met, inFirstOnly(inAll([some, near]), found), rarity(near, live) * nearShare);
  }
  const most = met.reduce((one, other) => Math.max(one, other), 0);
  const bits = new Uint32Array(some.length);
  for (let slot = 0; slot < met.length; slot++) {
    if (most > 0 && (met[slot] ?? 0) >= most * minCover)
      bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
  }
  return bits;
}

function findClause(clause: Clause, { columns, postings }: SearchIndex, within: string): FoundClause {
  const any = (alternatives: readonly Alternative[]) =>
    inAll([
      columns.live,
      inAny(
        alternatives.map((each) => postings.find(each, within)),
        columns.size,
      ),
    ]);
  const firm = ({ implied, near }: Alternative) => !implied && !near;
  const words = clause.words.map(({ alternatives }) => any(alternatives.filter(firm)));
  const near = clause.words.flatMap(({ alternatives }) => alternatives.filter((each) => each.near));
  const found = inAny([inAll(words), any(clause.others)], columns.size);
  const live = sizeOf(columns.live);
  const worths = words.map((set) => rarity(set, live));
  const sum = worths.reduce((total, each) => total + each, 0);
  const worth = clause.others.length > 0 ? Math.max(sum, rarity(found, live)) : sum;
  const others = clause.others.map((other) => asRareAs(postings.find(other, within), other, worth, live));
  return { clause: { ...clause, others }, words, found, near: any(near), worths, worth };
}

/** Another name says no more than it would if it were typed: a common word does not become telling as the other name of a rare one. */
function asRareAs(documents: Bitset, other: Alternative, worth: number, live: number): Alternative {
  const share = Math.min(1, rarity(documents, live) / worth);
  return { ...other, weight: other.weight * share };
}

/** The documents that meet a condition; words are looked for in the columns of `within`, in all where that is empty. */
export function evaluate(condition: Condition, index: SearchIndex, within: string): Bitset {
  const { columns } = index;
  switch (condition.kind) {
    case 'term':
      return findClause(clauseOf(condition.term, index.vocabulary), index, within).found;
    case 'qualifier':
      return met(condition.qualifier, index);
    case 'not':
      return inFirstOnly(columns.live, excluded(condition.part, index, within));
    case 'and':
      return inAll([columns.live, ...condition.parts.map((part) => evaluate(part, index, within))]);
    case 'or':
      return inAny(
        condition.parts.map((part) => evaluate(part, index, within)),
        columns.size,
      );
  }
}

/** What meets a qualifier is kept until documents change: pages, and the searches that are offered for one, ask for it again. */
function met(qualifier: Qualifier, index: SearchIndex): Bitset {
  if (qualifier.field === 'package') return meeting(qualifier, index);
  const key = JSON.stringify(qualifier);
  const known = index.met.get(key) ?? meeting(qualifier, index);
  if (index.met.size >= maxMet) index.met.clear();
  index.met.set(key, known);
  return known;
}

/** What is excluded is taken as it is written: another name of the thing may stay. */
function excluded(part: Condition, index: SearchIndex, within: string): Bitset {
  if (part.kind !== 'term') return evaluate(part, index, within);
  const { words, prefix } = part.term;
  const phrase = words.join(' ');
  const found = index.postings.find({ phrase, prefix }, within);
  return index.postings.isLoose(phrase) ? bitsetOf([], index.columns.size) : found;
}

/** The FTS5 column filter that `in:` asks for; empty for all columns. */
export function columnFilter(parts: readonly Condition[]): string {
  const fields = parts.flatMap((part) =>
    part.kind === 'qualifier' && part.qualifier.field === 'in' ? [fieldColumns[part.qualifier.value]] : [],
  );
  return fields.length === 0 ? '' : `{${[...new Set(fields)].join(' ')}}`;
}
