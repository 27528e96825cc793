import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ZodType } from 'zod';
import type { Clock } from '../../src/base/clock.ts';
import type { FileContent } from '../estate/content.ts';
import { Dataset } from '../estate/estate.ts';
import type { NewRepository, RepositoryFacts } from '../estate/repository.ts';
import { corpusFacts, corpusRecord } from './corpus-record.ts';
import type { CorpusFacts, CorpusFile, CorpusRecord } from './corpus-record.ts';

const communityFiles = [
  'contributing',
  'code_of_conduct',
  'security',
  'support',
  'codeowners',
  'citation',
  'publiccode',
];
const noSuchCommit = '0'.repeat(39) + '1';

/**
 * An estate of real repositories, from a folder that holds `repos.jsonl` and `github-api-slim.jsonl`. READMEs, licence
 * files and manifests have their text; community files say only that they are there; everything else is empty.
 * Organisations carry no facts of their own, and ids are counted up.
 */
export function corpusEstate(folder: string, options: { clock?: Clock } = {}): Dataset {
  const estate = new Dataset(options);
  const facts = new Map<string, CorpusFacts>();
  for (const known of readLines(join(folder, 'github-api-slim.jsonl'), corpusFacts)) {
    facts.set(known.full_name.toLowerCase(), known);
  }
  for (const record of readLines(join(folder, 'repos.jsonl'), corpusRecord)) {
    const { owner, name } = record;
    if (!estate.account(owner)) estate.addAccount({ login: owner, createdAt: Date.UTC(2015, 0, 1) });
    if (estate.repository(owner, name)) continue;
    estate.create(owner, described(record, facts.get(`${owner}/${name}`.toLowerCase())));
  }
  return estate;
}

function readLines<T>(file: string, line: ZodType<T>): T[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((text) => line.parse(JSON.parse(text)));
}

function described(record: CorpusRecord, facts: CorpusFacts | undefined): NewRepository {
  const pushedAt = new Date(record.last_commit_date ?? '2020-01-01T00:00:00Z');
  const first = new Date(record.first_commit_date ?? pushedAt);
  const { tags } = record;
  return {
    name: record.name,
    defaultBranch: record.default_branch ?? 'main',
    createdAt: first < pushedAt ? first : pushedAt,
    pushedAt,
    language: largest(record.languages_nonvendored ?? {}),
    latestRelease: tags?.latest && tags.latest_date ? release(tags.latest, tags.latest_date) : null,
    ...(facts ? joined(facts) : {}),
    files: filesOf(record),
  };
}

function joined(facts: CorpusFacts): Partial<RepositoryFacts> {
  return {
    description: facts.description,
    homepage: facts.homepage,
    fork: facts.fork,
    archived: facts.archived,
    language: facts.language,
    stars: facts.stargazers_count,
    forks: facts.forks_count,
    openIssues: facts.open_issues_count,
    issuesEnabled: facts.has_issues,
    template: facts.is_template ?? false,
    topics: facts.topics ?? [],
    mirrorUrl: facts.mirror_url,
  };
}

function release(tag: string, date: string): RepositoryFacts['latestRelease'] {
  return { tag, publishedAt: `${new Date(date).toISOString().slice(0, 19)}Z` };
}

function largest(languages: Record<string, number>): string | null {
  return Object.entries(languages).sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

/** Known texts first, then an empty file for every other name, and something in every folder. */
function filesOf(record: CorpusRecord): Record<string, FileContent> {
  const files = new Map<string, FileContent>();
  for (const path of record.submodules ?? []) files.set(path, { submodule: noSuchCommit });
  for (const file of [record.readme, ...(record.license_files ?? [])]) {
    if (file && file.text !== null) files.set(file.path, encoded(file));
  }
  for (const [path, text] of Object.entries(record.manifests ?? {})) if (text !== null) files.set(path, text);
  for (const kind of communityFiles) {
    const path = record.community?.[kind];
    if (typeof path === 'string' && !files.has(path))
      files.set(path, `The text of ${path} was not collected.\n`);
  }
  for (const name of record.top_level ?? []) {
    const folder = name.endsWith('/');
    if (!folder && !files.has(name)) files.set(name, '');
    if (folder && !files.keys().some((path) => path.startsWith(name))) files.set(`${name}.gitkeep`, '');
  }
  return Object.fromEntries(files);
}

function encoded({ text, encoding }: CorpusFile): FileContent {
  if (encoding === 'utf-8-bom' && !text?.startsWith('\uFEFF')) return `\uFEFF${text}`;
  return encoding?.startsWith('windows-1252') ? Buffer.from(text ?? '', 'latin1') : (text ?? '');
}
