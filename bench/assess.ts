// Stores 25,000 repositories under 8 packs of 30 of 60 checks, and assesses them again. `node bench/assess.ts [repositories]`
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { assessRepository, reassess, type AssessmentRules } from '../src/assessment/assessment.ts';
import type { Evidence } from '../src/domain/evidence.ts';
import type { Organisation } from '../src/domain/organisation.ts';
import type { Policy } from '../src/domain/policy.ts';
import { checks as ownChecks, type Check } from '../src/policy/policy.ts';
import { openStore } from '../src/store/open-store.ts';
import { sqlite } from '../src/store/sqlite/sqlite.ts';
import type { Store } from '../src/store/store.ts';
import { aBlob, anEvidence } from '../tests/builders.ts';
import { standardText } from '../tests/licence/standard-text.ts';
import { printTable, ratio, type Row } from './row.ts';
import { madeUpDocuments } from './search-documents.ts';

const checkCount = 60;
const packCount = 8;
const clauseCount = 30;
const step = 200;
const licence = aBlob({
  text: standardText('MIT').replace('<year> <copyright holders>', '2026 Sample Trust'),
});
const { signal } = new AbortController();

export async function assessRows(repositories = 25_000): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-assess-'));
  const file = join(folder, 'hub.sqlite');
  try {
    const first = await timed(async () => {
      await using store = await openStore(sqlite(file));
      await fill(store, repositories);
    });
    const found = rowsOf(file, (await stat(file)).size);
    await using store = await openStore(sqlite(file));
    const again = await timed(() => reassess(store, rulesOf(), { dryRun: false, signal }));
    const tried = await timed(() => reassess(store, rulesOf(), { dryRun: true, signal }));
    const turned = await timed(() => reassess(store, rulesOf(checksOf(turning)), { dryRun: false, signal }));
    return tableOf({ repositories, ...found, first, again, tried, turned });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Our own checks, and again under names that tell them apart where there are fewer. Each first keeps its name: what a policy
 * makes of findings depends on the check for an open-source licence, which is asked even of those whom no clause asks it.
 */
function checksOf(change: (check: Check, index: number) => Check = (check) => check): Check[] {
  return Array.from({ length: checkCount }, (_, index) => {
    const check = ownChecks[index % ownChecks.length];
    if (!check) throw new Error('There is a check.');
    const again = Math.floor(index / ownChecks.length);
    return change(again === 0 ? check : { ...check, id: `${check.id}-${again}` }, index);
  });
}

/** One check of sixty that gives everybody another reason. */
function turning(check: Check, index: number): Check {
  if (index > 0) return check;
  return {
    ...check,
    judge: (facts) => ({ ...check.judge(facts), because: 'The question was put otherwise.' }),
  };
}

function rulesOf(checks = checksOf()): AssessmentRules {
  const policies = Array.from({ length: packCount }, (_, pack): Policy => ({
    ...{ id: `pack-${pack}`, title: 'A pack', version: '1', summary: '', source: 'A source', url: null },
    ...{ effectiveFrom: '2026-01-01', lastReviewed: '2026-11-23' },
    clauses: Array.from({ length: clauseCount }, (_each, clause) => ({
      check: checks[(pack * 5 + clause * 2) % checks.length]?.id ?? '',
      force: clause % 3 === 0 ? 'mandatory' : 'required',
      ...{ clause: String(clause), text: 'It is asked.' },
    })),
  }));
  // Steps of two from an even and an odd start meet every check.
  const organisation: Organisation = {
    ...{ login: 'made-up', name: 'Made up', bodyType: 'trust', nation: 'England', homepage: null },
    ...{ parent: null, predecessors: [], successor: null, policies: policies.map(({ id }) => id) },
  };
  return { checks, policies, organisations: new Map([['made-up', organisation]]), now: new Date() };
}

async function fill(store: Store, repositories: number): Promise<void> {
  const rules = rulesOf();
  const documents = [...madeUpDocuments(repositories)];
  for (let from = 0; from < documents.length; from += step) {
    const readmes = documents.slice(from, from + step).map(({ readme }) => aBlob({ text: readme }));
    const blobs = new Map([licence, ...readmes].map((blob) => [blob.oid, blob]));
    const assessed = readmes.map(({ oid }, index) =>
      assessRepository(evidenceOf(from + index, oid), blobs, rules),
    );
    await store.saveRepositories({
      repositories: assessed,
      blobs: [...blobs.values()],
      at: rules.now.toISOString(),
    });
  }
}

function evidenceOf(number: number, readme: string): Evidence {
  const tree = [
    { path: 'README.md', type: 'file' as const, oid: readme, size: 1_000 },
    { path: 'LICENSE', type: 'file' as const, oid: licence.oid, size: 1_000 },
  ];
  return anEvidence({ id: `github:${number}`, owner: 'made-up', name: `repository-${number}`, tree });
}

function rowsOf(file: string, bytes: number): { findings: number; megabytes: number } {
  const database = new Database(file, { readonly: true });
  const findings = Number(database.prepare('select count(*) from finding').pluck().get());
  database.close();
  return { findings, megabytes: bytes / 1e6 };
}

/** Seconds on the clock, and those of the processor: what a quiet machine would take. */
interface Timed {
  clock: number;
  processor: number;
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { clock: (performance.now() - started) / 1000, processor: (user + system) / 1e6 };
}

function shown({ clock, processor }: Timed): string {
  return `${clock.toFixed(1)} (processor ${processor.toFixed(1)})`;
}

interface Measured extends ReturnType<typeof rowsOf> {
  repositories: number;
  first: Timed;
  again: Timed;
  /** The same as `again`, without saving. */
  tried: Timed;
  /** One check answers all otherwise. */
  turned: Timed;
}

function tableOf({ repositories, findings, megabytes, first, again, tried, turned }: Measured): Row[] {
  const section = 'assess';
  const former = repositories * packCount * clauseCount;
  return [
    {
      ...{
        section,
        name: `rows of findings: ${repositories} repositories, ${checkCount} checks in ${packCount} packs`,
      },
      ...{ measured: String(findings), target: '≤ 1,500,000' },
      baseline: { name: 'a row for each policy', measured: String(former), ratio: ratio(former, findings) },
    },
    {
      ...{ section, name: 'assess all again, s', measured: shown(again), target: '≤ 20' },
      baseline: {
        name: 'the same without saving',
        measured: shown(tried),
        ratio: ratio(tried.processor, again.processor),
      },
    },
    {
      section,
      name: 'the same where one check answers all otherwise, s',
      measured: shown(turned),
      target: '≤ 20',
    },
    { section, name: 'first assessment and saving, s', measured: shown(first) },
    { section, name: 'database, MB', measured: megabytes.toFixed(0) },
  ];
}

if (import.meta.main) printTable(await assessRows(Number(process.argv[2] ?? 25_000)));
