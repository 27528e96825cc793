// Measures how well repositories are matched with the template they were made from, on clones of real ones.
// `node scripts/measure-matching.ts <folder of clones> <template>…`: a clone is `<owner>+<name>` (or `…/repo` in it), a
// template is `owner/name`, and one that was itself made from another of them is named after it.
//
// What a repository was made from is known where its first commit has the tree of a commit of the template, or its
// history goes on from one. Each is then matched as a hub would have on later days, against the templates of that day.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence, TreeEntry } from '../src/domain/evidence.ts';
import { lineageByContent } from '../src/lineage/match-fingerprints.ts';
import {
  indexFingerprints,
  type FingerprintIndex,
  type TemplateFingerprint,
} from '../src/lineage/fingerprints.ts';
import type { Lineage } from '../src/domain/template.ts';
import { wantedFolders } from '../src/policy/policy.ts';

interface Clone {
  name: string;
  path: string;
  /** First commit that no template has: ISO date, object id of its tree, and the commit it goes on from. */
  begun: { at: string; tree: string; parent: string };
}

interface Origin extends Clone {
  commits: Set<string>;
  trees: Set<string>;
}

const days = [0, 7, 30, 90, 180, 365, 730, Infinity];
const [folder = '', ...names] = process.argv.slice(2);
const origins: Origin[] = [];
for (const name of names) {
  const path = placeOf(name.replace('/', '+'));
  const clone = openClone(name, path);
  if (!clone) throw new Error(`${name} has no commit of its own`);
  const log = git(path, 'log', '--all', '--format=%H %T').trim().split('\n');
  const commits = new Set(log.map((line) => line.slice(0, 40)));
  origins.push({ ...clone, commits, trees: new Set(log.map((line) => line.slice(41))) });
}
const clones = readdirSync(folder).flatMap((entry) => {
  const path = placeOf(entry);
  return existsSync(path) ? (openClone(entry.replace('+', '/'), path) ?? []) : [];
});
measureKnown(false);
measureKnown(true);
listOthers();

/** @param watched whether each was matched on all the days before, too, as by a hub that was there */
function measureKnown(watched: boolean): void {
  const rows = days.map((day) => ({ day, repositories: 0, right: 0, none: 0, wrong: 0 }));
  for (const clone of clones.filter(({ name }) => !names.includes(name))) {
    const known = originsOf(clone).map(({ name }) => name);
    if (known.length === 0) continue;
    let before: Lineage | null = null;
    for (const row of rows) {
      const at = row.day === Infinity ? '2100-01-01' : later(clone.begun.at, row.day);
      const commit = commitAt(clone, at);
      if (commit === undefined || (row.day !== Infinity && isOver(clone, at))) continue;
      const lineage = matched(clone, commit, at, before);
      if (watched) before = lineage;
      const found = lineage?.template ?? null;
      row.repositories += 1;
      if (found === null) row.none += 1;
      else if (known.includes(found)) row.right += 1;
      else {
        row.wrong += 1;
        console.log(`after ${row.day} days: ${clone.name}: ${found}, and not ${known.join(' or ')}`);
      }
    }
  }
  console.log(watched ? 'Seen on all these days' : 'Seen on one day alone');
  console.table(
    rows.map((row) => ({
      ...row,
      day: row.day === Infinity ? 'now' : row.day,
      recall: ratio(row.right, row.repositories),
      precision: ratio(row.right, row.right + row.wrong),
    })),
  );
}

/** Repositories of which nothing is known, matched with the templates of every quarter: to be looked at one by one. */
function listOthers(): void {
  const others = clones.filter((clone) => !names.includes(clone.name) && originsOf(clone).length === 0);
  const quarters = Array.from({ length: 40 }, (_, index) =>
    later('2017-01-01T00:00:00Z', Math.round(index * 91.3)),
  );
  const hits = new Map<string, number>();
  for (const clone of others) {
    const commit = commitAt(clone, '2100-01-01');
    if (commit === undefined) continue;
    for (const at of quarters) {
      const found = matched(clone, commit, at, null)?.template ?? null;
      const key = `${clone.name} from ${found}`;
      if (found !== null) hits.set(key, (hits.get(key) ?? 0) + 1);
    }
  }
  console.log(`${others.length} others, ${others.length * quarters.length} judgements`);
  for (const [key, quartersFound] of hits) {
    const [name = '', found = ''] = key.split(' from ');
    console.log(
      `  ${key}: ${quartersFound} quarters; ${sharedFiles(name, found)} early files are the template's`,
    );
  }
}

/** How many files of its first 15 commits the template has had, too. */
function sharedFiles(name: string, template: string): number {
  const clone = clones.find((each) => each.name === name);
  const origin = origins.find((each) => each.name === template);
  if (!clone || !origin) return 0;
  const objects = git(origin.path, 'rev-list', '--objects', '--all').split('\n');
  const theirs = new Set(objects.map((line) => line.slice(0, 40)));
  const first = git(clone.path, 'rev-list', '--reverse', 'HEAD').split('\n').slice(0, 15);
  const files = first.flatMap((commit) => git(clone.path, 'ls-tree', '-r', commit).split('\n'));
  return new Set(files.map((line) => line.slice(12, 52)).filter((oid) => theirs.has(oid))).size;
}

function matched(clone: Clone, commit: string, at: string, before: Lineage | null): Lineage | null {
  const evidence = { id: clone.name, createdAt: clone.begun.at, tree: treeOf(clone.path, commit) };
  return lineageByContent(evidence as Evidence, indexAt(at), before) ?? null;
}

/** Templates as they were on a day; those of one week are taken for the same. */
function indexAt(at: string): FingerprintIndex {
  indexAt.known ??= new Map<number, FingerprintIndex>();
  const week = Math.floor(Date.parse(at) / 604_800_000);
  const known =
    indexAt.known.get(week) ?? indexFingerprints(origins.flatMap((origin) => printAt(origin, at)));
  indexAt.known.set(week, known);
  return known;
}
indexAt.known = undefined as Map<number, FingerprintIndex> | undefined;

function printAt(origin: Origin, at: string): TemplateFingerprint[] {
  const { name, path, begun } = origin;
  const commit = begun.at < at ? commitAt(origin, at) : undefined;
  if (commit === undefined) return [];
  const repository = { id: name, createdAt: begun.at };
  return [{ template: name, version: null, repository, entries: treeOf(path, commit) }];
}

function originsOf({ begun }: Clone): Origin[] {
  return origins.filter(
    (origin) => origin.commits.has(begun.parent) || (begun.parent === '' && origin.trees.has(begun.tree)),
  );
}

function openClone(name: string, path: string): Clone | undefined {
  const log = git(path, 'log', '--reverse', '--format=%H %T %cI %P', 'HEAD').split('\n').filter(Boolean);
  const others = origins.filter((origin) => origin.name !== name);
  const own = log.find((line) => !others.some(({ commits }) => commits.has(line.slice(0, 40))));
  const [, tree = '', date = '', parent = ''] = own?.split(' ') ?? [];
  return own === undefined ? undefined : { name, path, begun: { at: later(date, 0), tree, parent } };
}

function commitAt({ path }: Clone, at: string): string | undefined {
  return git(path, 'rev-list', '--first-parent', '-1', `--before=${at}`, 'HEAD').trim() || undefined;
}

/** Whether nothing has happened in it for as long as that: its present state is counted once. */
function isOver({ path, begun }: Clone, at: string): boolean {
  return at > later(begun.at, 7) && git(path, 'log', '-1', '--format=%cI', `--since=${at}`, 'HEAD') === '';
}

function treeOf(path: string, commit: string): TreeEntry[] {
  const entries = listed(path, commit, '');
  const folders: readonly string[] = wantedFolders;
  const inside = entries.filter((entry) => entry.type === 'folder' && folders.includes(entry.path));
  return [...entries, ...inside.flatMap((entry) => listed(path, entry.oid, `${entry.path}/`))];
}

function listed(path: string, tree: string, prefix: string): TreeEntry[] {
  const lines = git(path, 'ls-tree', '-l', '-z', tree).split('\0').filter(Boolean);
  return lines.map((line) => {
    const [, mode, oid = '', size, name = ''] = /^(\d+) \w+ (\w+) +(\S+)\t([^]*)$/.exec(line) ?? [];
    const type = mode === '040000' ? 'folder' : mode === '120000' ? 'symlink' : 'file';
    return { path: prefix + name, type, oid, ...(/^\d+$/.test(size ?? '') && { size: Number(size) }) };
  });
}

function placeOf(entry: string): string {
  const place = join(folder, entry);
  return existsSync(join(place, 'repo')) ? join(place, 'repo') : place;
}

function git(path: string, ...args: string[]): string {
  try {
    return execFileSync('git', ['-C', path, ...args], { encoding: 'utf8', maxBuffer: 1e9, stdio: 'pipe' });
  } catch {
    return '';
  }
}

function later(at: string, dayCount: number): string {
  return new Date(Date.parse(at) + dayCount * 86_400_000).toISOString();
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? '' : (part / whole).toFixed(2);
}
