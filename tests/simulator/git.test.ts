import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask, forgeOf } from './support.ts';

const run = promisify(execFile);
const env = {
  ...process.env,
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

async function git(...args: string[]): Promise<string> {
  return (await run('git', args, { env })).stdout.trim();
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clone-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const tree = `query($owner: String = "sample-org", $name: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef { name target { oid } }
    object(expression: "HEAD:") { oid ... on Tree { entries { name mode type oid size object { oid ... on Tree { entries { name oid } } } } } }
  }
}`;

describe('git over HTTP', () => {
  test('a clone has the object ids that the API gives', async () => {
    await using forge = await forgeOf(0);
    forge.estate.create('sample-org', {
      name: 'mixed',
      defaultBranch: 'lab/4',
      latestRelease: { tag: 'prd', publishedAt: '2026-01-01T00:00:00Z' },
      files: {
        'README.md': 'Llawlyfr – croeso 🏥\n',
        'docs/a b "quoted".md': 'x',
        'docs.md': 'sorts between docs and docs/',
        'link.md': { symlink: 'README.md' },
        vendor: { submodule: '1234567890123456789012345678901234567890' },
        'bytes.bin': Buffer.from([0, 255, 10, 13]),
      },
    });
    await git('clone', '--quiet', `${forge.url}/sample-org/mixed.git`, folder);
    const { data } = await ask(forge, tree, { name: 'mixed' });
    const { defaultBranchRef, object } = data.repository;
    expect(await git('-C', folder, 'rev-parse', 'HEAD')).toBe(defaultBranchRef.target.oid);
    expect(await git('-C', folder, 'rev-parse', 'prd', 'HEAD^{tree}')).toBe(
      `${defaultBranchRef.target.oid}\n${object.oid}`,
    );
    expect(await git('-C', folder, 'branch', '--show-current')).toBe('lab/4');
    const listed = await git('-C', folder, 'ls-tree', '-z', 'HEAD');
    const entries = object.entries as { name: string; mode: number; type: string; oid: string }[];
    const asGit = entries.map(
      ({ name, mode, type, oid }) => `${mode.toString(8).padStart(6, '0')} ${type} ${oid}\t${name}`,
    );
    expect(listed.split('\0').slice(0, -1)).toEqual(asGit);
    expect(await git('hash-object', join(folder, 'README.md'))).toBe(
      entries.find(({ name }) => name === 'README.md')?.oid,
    );
    expect(await readFile(join(folder, 'bytes.bin'))).toEqual(Buffer.from([0, 255, 10, 13]));
    await git('-C', folder, 'fsck', '--strict');
  });

  test('blobs can be left out, and fetched by id afterwards', async () => {
    await using forge = await forgeOf(1);
    const url = `${forge.url}/sample-org/r1.git`;
    await git('clone', '--quiet', '--bare', '--depth=1', '--filter=blob:none', url, folder);
    const oid = await git('-C', folder, 'rev-parse', 'HEAD:README.md');
    expect(await git('-C', folder, 'cat-file', '-p', oid)).toBe('# Repository 1');
    expect(forge.requests.count(/^git:git-upload-pack/)).toBeGreaterThan(1);
  });

  test('a fetch sees a push, a rename redirects, a private repository is refused', async () => {
    await using forge = await forgeOf(1);
    const url = `${forge.url}/sample-org/r1.git`;
    const before = await git('ls-remote', url, 'HEAD');
    forge.estate.push('sample-org/r1', { 'NEW.md': 'new' });
    const after = await git('ls-remote', url, 'HEAD');
    expect(after).not.toBe(before);
    forge.estate.rename('sample-org/r1', 'renamed');
    expect(await git('ls-remote', url, 'HEAD')).toBe(after);
    forge.estate.makePrivate('sample-org/renamed');
    await expect(git('ls-remote', url, 'HEAD')).rejects.toThrow(/terminal prompts disabled/);
  });

  test('an empty repository can be cloned', async () => {
    await using forge = await forgeOf(0);
    forge.estate.create('sample-org', { name: 'empty', files: {} });
    await git('clone', '--quiet', `${forge.url}/sample-org/empty.git`, folder);
    expect(await git('-C', folder, 'status', '--porcelain')).toBe('');
  });
});
