/**
 * Prints how far a collection of repositories complies with each policy: node scripts/measure-compliance.ts FILE [--checks]
 *
 * FILE holds one JSON object a line, with owner, name, default_branch, last_commit_date, top_level, readme, license_files,
 * manifests and community. What it does not tell, such as the text of workflows, is not known, as in a harvest that failed
 * to read a file. With --checks, how each check came out is printed as well.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { assessFiles } from '../src/assessment/assessment.ts';
import { loadPolicies } from '../src/config/config.ts';
import { forces, type Force, type LevelOutcome } from '../src/domain/assessment.ts';
import type { Evidence, EvidenceFile, TreeEntry } from '../src/domain/evidence.ts';
import { isWanted } from '../src/policy/policy.ts';

const document = z.object({ path: z.string(), text: z.string().nullish() });
const record = z.object({
  owner: z.string(),
  name: z.string(),
  default_branch: z.string().nullable(),
  last_commit_date: z.string().nullish(),
  file_count: z.number(),
  top_level: z.array(z.string()),
  readme: document.nullable(),
  license_files: z.array(document),
  manifests: z.record(z.string(), z.unknown()),
  community: z.record(z.string(), z.unknown()),
});
type Repository = z.infer<typeof record>;

function filesOf({ readme, license_files, manifests }: Repository): EvidenceFile[] {
  const texts = new Map<string, string | null>();
  for (const { path, text } of [...(readme ? [readme] : []), ...license_files]) texts.set(path, text ?? null);
  for (const [path, text] of Object.entries(manifests))
    if (typeof text === 'string' && !path.includes('/')) texts.set(path, text);
  return [...texts].map(([path, text]) => ({ path, oid: oidOf(path), text, truncated: false }));
}

function treeOf({ top_level, community }: Repository, files: readonly EvidenceFile[]): TreeEntry[] {
  const named = Object.values(community).filter((each) => typeof each === 'string');
  const workflows = z.array(z.string()).safeParse(community['workflows']).data ?? [];
  const paths = new Set([
    ...top_level,
    ...files.map(({ path }) => path),
    ...named,
    ...workflows.map((name) => `.github/workflows/${name}`),
  ]);
  return [...paths].map((path): TreeEntry => {
    const isFolder = path.endsWith('/');
    return {
      path: isFolder ? path.slice(0, -1) : path,
      oid: oidOf(path),
      type: isFolder ? 'folder' : 'file',
    };
  });
}

function oidOf(path: string): string {
  return createHash('sha1').update(path).digest('hex');
}

function factsOf(repository: Repository, now: Date) {
  const known = filesOf(repository);
  const tree = repository.file_count === 0 ? null : treeOf(repository, known);
  const unread = (tree ?? [])
    .filter(
      ({ path, type }) => type === 'file' && isWanted(path) && !known.some((file) => file.path === path),
    )
    .map(({ path, oid }): EvidenceFile => ({ path, oid, text: undefined, truncated: false }));
  const { owner, name } = repository;
  const evidence: Evidence = {
    ...{ id: `github:${owner}/${name}`, forge: 'github', organisation: owner.toLowerCase(), owner, name },
    ...{ url: `https://github.com/${owner}/${name}`, visibility: 'public', ownerType: 'organisation' },
    ...{ defaultBranch: repository.default_branch, committedAt: repository.last_commit_date ?? undefined },
    ...{ archived: false, fork: false, tree },
  };
  return { evidence, files: [...known, ...unread], organisation: undefined, now };
}

const [file, option] = process.argv.slice(2);
if (file === undefined) throw new Error('Give the file to measure.');
const policies = await loadPolicies(fileURLToPath(new URL('../policies', import.meta.url)));
const repositories = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => record.parse(JSON.parse(line)));
const now = new Date();
const levels = new Map<string, Record<Force, Record<LevelOutcome, number>>>();
const open = new Map<string, number>();
const outcomes = new Map<string, Map<string, number>>();
const none = () => ({ met: 0, unmet: 0, unknown: 0, 'not-applicable': 0 });

for (const repository of repositories) {
  const { assessments, findings } = assessFiles(factsOf(repository, now), policies);
  for (const { policy, status, levels: found } of assessments) {
    const counts = levels.get(policy) ?? { mandatory: none(), required: none(), recommended: none() };
    for (const force of forces) counts[force][found?.[force] ?? 'unknown'] += 1;
    levels.set(policy, counts);
    open.set(policy, (open.get(policy) ?? 0) + (status === 'open' ? 1 : 0));
  }
  for (const { check, outcome } of findings) {
    const counts = outcomes.get(check) ?? new Map<string, number>();
    outcomes.set(check, counts.set(outcome, (counts.get(outcome) ?? 0) + 1));
  }
}

const share = (count: number, total: number) =>
  total === 0 ? '–' : `${Math.round((100 * count) / total)} %`;
console.log(
  `${repositories.length} repositories, of those to which a level applies: met, not met, not known\n`,
);
for (const { id } of policies) {
  const counts = levels.get(id);
  const parts = forces.map((force) => {
    const { met = 0, unmet = 0, unknown = 0 } = counts?.[force] ?? {};
    const total = met + unmet + unknown;
    return `${force} ${share(met, total)}, ${share(unmet, total)}, ${share(unknown, total)}`;
  });
  console.log(
    `${id.padEnd(24)} open ${share(open.get(id) ?? 0, repositories.length).padStart(5)}   ${parts.join('   ')}`,
  );
}
if (option === '--checks')
  for (const [check, counts] of [...outcomes].sort(([one], [other]) => (one < other ? -1 : 1)))
    console.log(
      `${check.padEnd(28)} ${[...counts].map(([outcome, count]) => `${outcome} ${count}`).join(', ')}`,
    );
