/** What the measuring scripts read: repositories recorded in a file of JSON lines, or at HEAD of a folder with git. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Evidence, EvidenceFile, TreeEntry } from '../src/domain/evidence.ts';
import type { Facts } from '../src/policy/policy.ts';
import { isWanted, wantedFolders } from '../src/policy/policy.ts';

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
type RecordedRepository = z.infer<typeof record>;

/** What an assessment takes, of one repository. */
export type RecordedFacts = Pick<Facts, 'evidence' | 'files' | 'organisation' | 'now'> & {
  evidence: Evidence;
  files: EvidenceFile[];
};

/**
 * Reads each repository of a file with one JSON object a line (owner, name, default_branch, last_commit_date, top_level,
 * readme, license_files, manifests and community), or the one in a folder with git: what is committed there. What a
 * record does not tell, such as the text of workflows, is not known, as in a harvest that failed to read a file.
 *
 * @param path a file, or a folder with git; `owner/name=FOLDER` says whose it is
 */
export function readRepositories(path: string, now: Date): RecordedFacts[] {
  const [, named, folder = path] = /^([^=]+)=(.+)$/.exec(path) ?? [];
  if (statSync(folder).isDirectory()) return [readFolder(folder, named, now)];
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => factsOf(record.parse(JSON.parse(line)), now));
}

function filesOf({ readme, license_files, manifests }: RecordedRepository): EvidenceFile[] {
  const texts = new Map<string, string | null>();
  for (const { path, text } of [...(readme ? [readme] : []), ...license_files]) texts.set(path, text ?? null);
  for (const [path, text] of Object.entries(manifests))
    if (typeof text === 'string' && !path.includes('/')) texts.set(path, text);
  return [...texts].map(([path, text]) => ({ path, oid: oidOf(path), text, truncated: false }));
}

function treeOf({ top_level, community }: RecordedRepository, files: readonly EvidenceFile[]): TreeEntry[] {
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

function factsOf(repository: RecordedRepository, now: Date): RecordedFacts {
  const known = filesOf(repository);
  const tree = repository.file_count === 0 ? null : treeOf(repository, known);
  const unread = (tree ?? [])
    .filter(
      ({ path, type }) => type === 'file' && isWanted(path) && !known.some((file) => file.path === path),
    )
    .map(({ path, oid }): EvidenceFile => ({ path, oid, text: undefined, truncated: false }));
  const { owner, name, default_branch: defaultBranch, last_commit_date: committedAt } = repository;
  return {
    evidence: { ...ofGitHub(owner, name), defaultBranch, committedAt: committedAt ?? undefined, tree },
    files: [...known, ...unread],
    organisation: undefined,
    now,
  };
}

function ofGitHub(owner: string, name: string): Evidence {
  return {
    ...{ id: `github:${owner}/${name}`, forge: 'github', organisation: owner.toLowerCase(), owner, name },
    ...{ url: `https://github.com/${owner}/${name}`, visibility: 'public', ownerType: 'organisation' },
    ...{ archived: false, fork: false },
  };
}

function readFolder(folder: string, named = basename(folder), now: Date): RecordedFacts {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { maxBuffer: 200_000_000, encoding: 'utf8' });
  const listed = ['', ...wantedFolders.map((each) => `${each}/`)].flatMap((under) =>
    git('ls-tree', '-z', 'HEAD', ...(under === '' ? [] : [under]))
      .split('\0')
      .filter((row) => row !== ''),
  );
  const tree = listed.map((row): TreeEntry => {
    const [, mode = '', oid = '', path = ''] = /^(\d+) \w+ (\w+)\t([\s\S]+)$/.exec(row) ?? [];
    const type = { '040000': 'folder', '120000': 'symlink', '160000': 'submodule' } as const;
    return { path, oid, type: type[mode as keyof typeof type] ?? 'file' };
  });
  const files = tree
    .filter(({ path, type }) => type === 'file' && isWanted(path))
    .map(({ path, oid }): EvidenceFile => {
      const text = git('cat-file', 'blob', oid);
      return { path, oid, text: text.includes('\0') ? null : text, truncated: false };
    });
  const [owner = '', name = ''] = named.includes('/') ? named.split('/') : [named, named];
  const committedAt = git('log', '-1', '--format=%cI', 'HEAD').trim();
  return { evidence: { ...ofGitHub(owner, name), committedAt, tree }, files, organisation: undefined, now };
}
