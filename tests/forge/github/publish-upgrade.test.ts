import { describe, expect, test } from 'vitest';
import type { Publisher, UpgradePullRequest } from '../../../src/forge/publisher.ts';
import type { TreeFile } from '../../../src/domain/file-tree.ts';
import type { SampleForge, SampleForgeOptions } from '../../../simulator/simulator.ts';
import { access, publishing } from './publishing.ts';

const branch = 'codehub/upgrade-2.0.0';
const aFile = (content: string, kind: TreeFile['kind'] = 'file'): TreeFile => ({
  content: new Uint8Array(Buffer.from(content)),
  kind,
});

interface Scene {
  forge: SampleForge;
  publisher: Publisher;
  upgrade: (overrides?: Partial<UpgradePullRequest>) => UpgradePullRequest;
  repository: NonNullable<ReturnType<SampleForge['estate']['repository']>>;
  filesOn: (name: string) => ReadonlyMap<string, unknown> | undefined;
}

async function scene(options: Partial<SampleForgeOptions> = {}): Promise<Scene> {
  const { forge, publisher } = await publishing(options);
  const repository = forge.estate.repository('sample-org', 'r1')!;
  const { written } = forge;
  return {
    forge,
    publisher,
    repository,
    upgrade: (overrides = {}) => ({
      owner: 'sample-org',
      name: 'r1',
      base: 'main',
      head: written.tip(repository, 'main') ?? '',
      branch,
      title: 'Upgrade to 2.0.0',
      body: 'What changed',
      writes: new Map([['run.sh', aFile('#!/bin/sh\n', 'executable')]]),
      deletions: ['src/main.py'],
      ...overrides,
    }),
    filesOn: (name) => {
      const commit = written.commit(repository, written.tip(repository, name) ?? '');
      return commit && written.files(repository, commit.tree);
    },
  };
}

/** A commit on top of the upgrade branch, as somebody else makes one. */
function commitByOther({ forge, repository }: Scene): string {
  const tip = forge.written.tip(repository, branch) ?? '';
  const tree = forge.written.addTree(repository, new Map(), { 'theirs.txt': 'kept' });
  const { oid } = forge.written.addCommit(repository, { message: 'Settle a conflict', tree, parents: [tip] });
  forge.written.point(repository, branch, oid);
  return oid;
}

describe('an upgrade as a pull request', () => {
  test('is one commit on a branch of its own, and leaves the rest as it is', async () => {
    const set = await scene();
    await using _forge = set.forge;
    const wanted = set.upgrade();
    const made = await set.publisher.openUpgradePullRequest(wanted, access());
    expect(made).toEqual({ url: `${set.forge.url}/sample-org/r1/pull/1`, number: 1, outcome: 'opened' });
    expect([...set.filesOn(branch)!.keys()].sort()).toEqual(['README.md', 'run.sh']);
    expect(set.filesOn(branch)!.get('run.sh')).toHaveProperty('executable');
    expect([...set.filesOn('main')!.keys()]).toContain('src/main.py');
    const tip = set.forge.written.tip(set.repository, branch)!;
    expect(set.forge.written.commit(set.repository, tip)?.parents).toEqual([wanted.head]);
    expect(set.forge.written.of(set.repository).pulls).toMatchObject([
      { title: wanted.title, body: wanted.body, base: 'main', head: branch },
    ]);
  });

  test('asked again changes nothing; with another upgrade it goes on from its own commit', async () => {
    const set = await scene();
    await using _forge = set.forge;
    await set.publisher.openUpgradePullRequest(set.upgrade(), access());
    const first = set.forge.written.tip(set.repository, branch)!;
    const again = await set.publisher.openUpgradePullRequest(set.upgrade(), access());
    expect([again.outcome, set.forge.written.tip(set.repository, branch)]).toEqual(['unchanged', first]);
    set.forge.estate.push('sample-org/r1', { 'NEW.md': 'new' });
    const writes = new Map([['run.sh', aFile('#!/bin/bash\n')]]);
    const next = set.upgrade({ title: 'Upgrade to 2.0.0 (with conflicts)', writes });
    const updated = await set.publisher.openUpgradePullRequest(next, access());
    expect([updated.outcome, updated.number]).toEqual(['updated', 1]);
    const second = set.forge.written.tip(set.repository, branch)!;
    expect(set.forge.written.commit(set.repository, second)?.parents).toEqual([first, next.head]);
    expect([...set.filesOn(branch)!.keys()].sort()).toEqual(['NEW.md', 'README.md', 'run.sh']);
    expect(set.forge.written.of(set.repository).pulls).toMatchObject([{ number: 1, title: next.title }]);
  });

  test('leaves alone what somebody else has committed to its branch', async () => {
    const set = await scene();
    await using _forge = set.forge;
    await set.publisher.openUpgradePullRequest(set.upgrade(), access());
    const theirs = commitByOther(set);
    const later = set.upgrade({ writes: new Map([['x', aFile('x')]]), title: 'Other' });
    expect((await set.publisher.openUpgradePullRequest(later, access())).outcome).toBe('left');
    expect(set.forge.written.tip(set.repository, branch)).toBe(theirs);
    expect(set.forge.written.of(set.repository).pulls[0]?.title).toBe('Upgrade to 2.0.0');
  });

  test('is not put on a branch of that name that was somebody else’s from the start', async () => {
    const set = await scene();
    await using _forge = set.forge;
    const theirs = commitByOther(set);
    const work = set.publisher.openUpgradePullRequest(set.upgrade(), access());
    await expect(work).rejects.toMatchObject({ kind: 'conflict' });
    expect(set.forge.written.tip(set.repository, branch)).toBe(theirs);
  });

  test('loses to somebody who commits at the same moment', async () => {
    const set = await scene();
    await using _forge = set.forge;
    await set.publisher.openUpgradePullRequest(set.upgrade(), access());
    let theirs = '';
    set.forge.onRequest(1, () => void (theirs = commitByOther(set)), /^rest:git\/refs:patch/);
    const later = set.upgrade({ writes: new Map([['x', aFile('x')]]) });
    await expect(set.publisher.openUpgradePullRequest(later, access())).rejects.toMatchObject({
      kind: 'conflict',
    });
    expect(set.forge.written.tip(set.repository, branch)).toBe(theirs);
  });

  test('is not offered again once it was turned down', async () => {
    const set = await scene();
    await using _forge = set.forge;
    await set.publisher.openUpgradePullRequest(set.upgrade(), access());
    Object.assign(set.forge.written.of(set.repository).pulls[0]!, { state: 'closed' });
    const again = await set.publisher.openUpgradePullRequest(set.upgrade(), access());
    expect([again.outcome, set.forge.written.of(set.repository).pulls.length]).toEqual(['declined', 1]);
  });

  test('is refused when the base has moved since it was read', async () => {
    const set = await scene();
    await using _forge = set.forge;
    const old = set.upgrade();
    set.forge.estate.push('sample-org/r1', { 'NEW.md': 'new' });
    await expect(set.publisher.openUpgradePullRequest(old, access())).rejects.toMatchObject({
      kind: 'conflict',
    });
    const missing = set.upgrade({ base: 'gone' });
    await expect(set.publisher.openUpgradePullRequest(missing, access())).rejects.toMatchObject({
      kind: 'not-found',
    });
    const wrong = set.upgrade({ branch: 'a?b=c' });
    await expect(set.publisher.openUpgradePullRequest(wrong, access())).rejects.toMatchObject({
      kind: 'invalid',
    });
    expect(set.forge.requests.count(/:(post|patch|create)$/)).toBe(0);
  });

  test('removes its branch when the pull request cannot be opened, or says it is there', async () => {
    const refuse = { kind: 'forbidden' as const, match: /^rest:pulls:create/ };
    const set = await scene({ faults: [refuse] });
    await using _forge = set.forge;
    const work = () => set.publisher.openUpgradePullRequest(set.upgrade(), access());
    await expect(work()).rejects.toMatchObject({ kind: 'forbidden' });
    expect(set.forge.written.tip(set.repository, branch)).toBeUndefined();
    set.forge.faults.add({ kind: 'forbidden', match: /^rest:git\/refs:delete/ });
    await expect(work()).rejects.toMatchObject({
      kind: 'partial',
      message: expect.stringContaining(branch) as string,
    });
  });

  test('is a draft while it conflicts, and none any more once it does not', async () => {
    const set = await scene();
    await using _forge = set.forge;
    const draftOf = () => set.forge.written.of(set.repository).pulls.map(({ draft }) => draft);
    await set.publisher.openUpgradePullRequest(set.upgrade({ draft: true }), access());
    expect(draftOf()).toEqual([true]);
    await set.publisher.openUpgradePullRequest(set.upgrade({ draft: false }), access());
    expect(draftOf()).toEqual([false]);
    await set.publisher.openUpgradePullRequest(set.upgrade({ draft: true }), access());
    expect(draftOf()).toEqual([true]);
  });

  test('is opened as an ordinary one where a repository has no drafts', async () => {
    const set = await scene();
    await using _forge = set.forge;
    Object.assign(set.repository, { visibility: 'private' });
    const made = await set.publisher.openUpgradePullRequest(set.upgrade({ draft: true }), access());
    expect(made.outcome).toBe('opened');
    expect(set.forge.written.of(set.repository).pulls).toMatchObject([{ draft: false }]);
  });

  test('of a newer release is offered on the same branch after one was turned down', async () => {
    const set = await scene();
    await using _forge = set.forge;
    const old = set.upgrade({ key: 'web 2.0.0' });
    await set.publisher.openUpgradePullRequest(old, access());
    const { pulls } = set.forge.written.of(set.repository);
    Object.assign(pulls[0]!, { state: 'closed' });
    expect((await set.publisher.openUpgradePullRequest(old, access())).outcome).toBe('declined');
    const next = set.upgrade({ key: 'web 2.1.0', writes: new Map([['run.sh', aFile('newer')]]) });
    expect(await set.publisher.openUpgradePullRequest(next, access())).toMatchObject({
      outcome: 'opened',
      number: 2,
    });
    expect((await set.publisher.openUpgradePullRequest(next, access())).outcome).toBe('unchanged');
    Object.assign(pulls[1]!, { state: 'closed' });
    expect((await set.publisher.openUpgradePullRequest(old, access())).number).toBe(1);
  });

  test('takes over its branch again once a team has merged it with commits of its own', async () => {
    const set = await scene();
    await using _forge = set.forge;
    await set.publisher.openUpgradePullRequest(set.upgrade({ key: 'web 2.0.0' }), access());
    const theirs = commitByOther(set);
    const { pulls } = set.forge.written.of(set.repository);
    Object.assign(pulls[0]!, { state: 'closed', merged: true });
    const next = set.upgrade({ key: 'web 2.1.0', writes: new Map([['run.sh', aFile('newer')]]) });
    expect((await set.publisher.openUpgradePullRequest(next, access())).outcome).toBe('opened');
    const tip = set.forge.written.tip(set.repository, branch)!;
    expect(set.forge.written.commit(set.repository, tip)?.parents[0]).toBe(theirs);
  });

  test('is never put on the branch it asks to be merged into', async () => {
    const set = await scene();
    await using _forge = set.forge;
    const work = set.publisher.openUpgradePullRequest(set.upgrade({ branch: 'main' }), access());
    await expect(work).rejects.toMatchObject({ kind: 'invalid' });
    expect(set.forge.requests.count(/./)).toBe(0);
  });

  test('can be looked up: whether it is open, and which branch is the default', async () => {
    const set = await scene();
    await using _forge = set.forge;
    await set.publisher.openUpgradePullRequest(set.upgrade(), access());
    const place = { owner: 'sample-org', name: 'r1' };
    const isOpen = (number: number) => set.publisher.isPullRequestOpen({ ...place, number }, access());
    expect([await isOpen(1), await isOpen(2)]).toEqual([true, false]);
    expect(await set.publisher.defaultBranch(place, access())).toBe('main');
    await expect(set.publisher.defaultBranch({ ...place, name: 'gone' }, access())).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});
