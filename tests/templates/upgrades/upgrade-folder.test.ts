import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  chmodSync,
  writeFileSync,
  readFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../../src/base/problem.ts';
import type { FolderUpgrade, GitSteps } from '../../../src/templates/templates.ts';
import { upgradeFolder } from '../../../src/templates/upgrades/upgrading.ts';
import {
  aFolder,
  aHubWith,
  always,
  aQuestion,
  aSource,
  commitAll,
  contents,
  fresh,
  git,
  lines,
  readFolder,
  today,
  tools,
  tree,
} from './a-template.ts';

const first = aSource('1.0.0', {
  'a.txt': lines('a'),
  'src/gone.txt': lines('gone'),
  'run.sh': [lines('run'), 'executable'],
  'dot-gitignore': 'ignored/\n*.log\n',
});
const second = aSource('2.0.0', {
  'a.txt': lines('a', { 17: 'theirs' }),
  'new/deep/b.txt': 'new\n',
  'run.sh': [lines('run', { 3: 'theirs' }), 'executable'],
  'dot-gitignore': 'ignored/\n*.log\n',
});

const readRepository = () => Promise.reject(new Error('no repository is read here'));

function upgrade(
  directory: string,
  overrides: Partial<FolderUpgrade> = {},
  git: GitSteps = tools,
  signal = always,
) {
  const request = { directory, set: {}, dryRun: false, date: today, ...overrides };
  return upgradeFolder(request, { templates: aHubWith(first, second), git, readRepository, signal });
}

async function problem(promise: Promise<unknown>): Promise<Problem> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error;
  throw new Error(`not a Problem: ${String(error)}`);
}

/** Does something to a service, and expects its folder to be the same afterwards to the last byte. */
async function leavesAlone(folder: string, work: () => Promise<unknown>): Promise<void> {
  const before = contents(readFolder(folder));
  await work();
  expect(contents(readFolder(folder))).toEqual(before);
}

function aService() {
  const folder = aFolder(fresh(first));
  commitAll(folder.path);
  return folder;
}

describe('an upgrade of a folder', () => {
  test('without edits gives what a new service gets, and leaves nothing else', async () => {
    using service = aService();
    const { plan, inGit } = await upgrade(service.path);
    expect(contents(readFolder(service.path))).toEqual(contents(fresh(second)));
    expect(readdirSync(service.path).sort()).toEqual([
      '.codehub.yml',
      '.git',
      '.gitignore',
      'a.txt',
      'new',
      'run.sh',
    ]);
    expect([plan.deletions, inGit]).toEqual([['src/gone.txt'], true]);
  });

  test('can be undone with git as it says', async () => {
    using service = aService();
    const before = contents(readFolder(service.path));
    await upgrade(service.path);
    git(service.path, 'restore', '.');
    git(service.path, 'clean', '-fdq', '.');
    expect(contents(readFolder(service.path))).toEqual(before);
  });

  test('keeps edits, permissions, links, ignored files and untracked ones', async () => {
    using service = aService();
    writeFileSync(join(service.path, 'a.txt'), lines('a', { 2: 'mine' }));
    chmodSync(join(service.path, 'a.txt'), 0o660);
    symlinkSync('a.txt', join(service.path, 'link'));
    chmodSync(join(service.path, 'run.sh'), 0o644);
    commitAll(service.path);
    mkdirSync(join(service.path, 'ignored'));
    writeFileSync(join(service.path, 'ignored/x'), 'secret');
    writeFileSync(join(service.path, 'notes.txt'), 'not committed');
    await upgrade(service.path);
    expect(contents(readFolder(service.path))).toMatchObject({
      'a.txt': lines('a', { 2: 'mine', 17: 'theirs' }),
      'run.sh': lines('run', { 3: 'theirs' }),
      link: 'symlink: a.txt',
      'ignored/x': 'secret',
      'notes.txt': 'not committed',
    });
    expect(statSync(join(service.path, 'a.txt')).mode & 0o777).toBe(0o660);
  });

  test('works in a folder of a larger repository, and reads nothing around it', async () => {
    using larger = aFolder(tree({ 'a.txt': 'another\n' }));
    const service = join(larger.path, 'services/web');
    for (const [path, file] of fresh(first)) {
      mkdirSync(join(service, path, '..'), { recursive: true });
      writeFileSync(join(service, path), file.content, { mode: file.kind === 'executable' ? 0o755 : 0o644 });
    }
    commitAll(larger.path);
    appendFileSync(join(larger.path, 'a.txt'), 'not committed, and no part of the service\n');
    await upgrade(service);
    expect(contents(readFolder(service))).toEqual(contents(fresh(second)));
  });

  test('works without git, and leaves what package managers put there', async () => {
    using service = aFolder(fresh(first));
    mkdirSync(join(service.path, 'node_modules/x'), { recursive: true });
    writeFileSync(join(service.path, 'node_modules/x/a.txt'), lines('a'));
    rmSync(join(service.path, 'a.txt'));
    const { inGit, plan } = await upgrade(service.path);
    // Had node_modules counted, git would have taken its a.txt for the one that is gone.
    expect(plan.conflicts.map(({ kind }) => kind)).toEqual(['removed-in-ours']);
    expect(contents(readFolder(service.path))['node_modules/x/a.txt']).toBe(lines('a'));
    expect(inGit).toBe(false);
  });

  test('with conflicts records the new version, and is refused until they are resolved', async () => {
    using service = aService();
    writeFileSync(join(service.path, 'a.txt'), lines('a', { 17: 'mine' }));
    commitAll(service.path);
    const { plan } = await upgrade(service.path);
    expect(plan.conflicts).toMatchObject([{ path: 'a.txt', kind: 'both-changed', marked: true }]);
    const after = contents(readFolder(service.path));
    expect(after['.codehub.yml']).toContain('2.0.0');
    expect(after['a.txt']).toContain('mine\n=======\ntheirs\n');
    await leavesAlone(service.path, async () => {
      const error = await problem(upgrade(service.path));
      expect(error).toMatchObject({ kind: 'conflict', faults: ['a.txt'] });
      expect(error.message).toMatch(/upgrade to 2\.0\.0 is not finished.*--abort/);
    });
    writeFileSync(join(service.path, 'a.txt'), lines('a', { 17: 'both' }));
    git(service.path, 'add', 'a.txt');
    expect((await upgrade(service.path)).plan.writes.size).toBe(0);
  });

  test('as a dry run shows the difference and writes nothing', async () => {
    using service = aService();
    await leavesAlone(service.path, async () => {
      const { diff } = await upgrade(service.path, { dryRun: true });
      expect(diff).toContain('-a line 17\n+theirs\n');
      expect(diff).toContain('--- /dev/null\n+++ b/new/deep/b.txt\n@@ -0,0 +1 @@\n+new\n');
      expect(diff).toContain('deleted file mode 100644');
      expect(diff).toMatch(/-version: "?1\.0\.0"?\n\+version: "?2\.0\.0"?\n/);
      expect(diff).not.toContain('.gitignore');
    });
  });

  test('asks only what the service has not answered', async () => {
    using service = aFolder(fresh(first));
    const questions = [...first.template.questions, aQuestion('colour', { default: 'blue' })];
    const to = aSource('2.0.0', { 'a.txt': '[%= colour %]\n' }, { questions });
    const asked: unknown[] = [];
    const ask: FolderUpgrade['ask'] = async (_template, given) => {
      asked.push(given);
      return { ...given, colour: 'red' };
    };
    const request = { directory: service.path, set: {}, ask, dryRun: false, date: today };
    await upgradeFolder(request, {
      templates: aHubWith(first, to),
      git: tools,
      readRepository,
      signal: always,
    });
    expect(asked).toEqual([{ serviceName: 'Some service' }]);
    expect(contents(readFolder(service.path))['.codehub.yml']).toContain('colour: "red"');
  });
});

describe('an upgrade beside files that git does not keep', () => {
  const secret = `${lines('a', { 2: 'mine' })}"password": "hunter2"\n`;

  function ignore(folder: string, path: string): void {
    git(folder, 'rm', '-q', '--cached', path);
    appendFileSync(join(folder, '.gitignore'), `/${path}\n`);
    writeFileSync(join(folder, path), secret);
    commitAll(folder);
  }

  test('reports and keeps an ignored file that the template changed', async () => {
    using service = aService();
    ignore(service.path, 'a.txt');
    const { plan } = await upgrade(service.path);
    expect(plan.conflicts).toMatchObject([{ kind: 'hidden', path: 'a.txt', marked: false }]);
    expect(readFileSync(join(service.path, 'a.txt'), 'utf8')).toBe(secret);
    git(service.path, 'restore', '.');
    git(service.path, 'clean', '-fdq', '.');
    expect(readFileSync(join(service.path, 'a.txt'), 'utf8')).toBe(secret);
  });

  test('reports and keeps an ignored file that the template adds', async () => {
    using service = aService();
    appendFileSync(join(service.path, '.git/info/exclude'), '/new/\n');
    mkdirSync(join(service.path, 'new/deep'), { recursive: true });
    writeFileSync(join(service.path, 'new/deep/b.txt'), secret);
    const { plan } = await upgrade(service.path);
    expect(plan.conflicts.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['hidden new/deep/b.txt']);
    expect(readFileSync(join(service.path, 'new/deep/b.txt'), 'utf8')).toBe(secret);
  });

  test('has no conflict for an ignored file that the template did not change', async () => {
    using service = aService();
    ignore(service.path, '.gitignore');
    const { plan } = await upgrade(service.path);
    expect(plan.conflicts).toEqual([]);
  });

  test.each(['--skip-worktree', '--assume-unchanged'])('keeps a file with %s', async (flag) => {
    using service = aService();
    git(service.path, 'update-index', flag, 'a.txt');
    writeFileSync(join(service.path, 'a.txt'), secret);
    const { plan } = await upgrade(service.path);
    expect(plan.conflicts).toMatchObject([{ kind: 'hidden', path: 'a.txt' }]);
    expect(readFileSync(join(service.path, 'a.txt'), 'utf8')).toBe(secret);
  });

  test('refuses a sparse checkout when the template changed what is left out', async () => {
    using service = aService();
    git(service.path, 'sparse-checkout', 'set', 'nothing');
    rmSync(join(service.path, 'src'), { recursive: true, force: true });
    await leavesAlone(service.path, async () => {
      expect(await problem(upgrade(service.path))).toMatchObject({
        kind: 'invalid',
        faults: ['src/gone.txt'],
      });
    });
  });

  test('reports and keeps a submodule where the template has a file', async () => {
    using service = aService();
    using vendor = aFolder(tree({ 'x.txt': 'x\n' }));
    git(vendor.path, 'init', '-q');
    commitAll(vendor.path);
    git(service.path, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', vendor.path, 'new');
    commitAll(service.path);
    const { plan } = await upgrade(service.path);
    expect(plan.conflicts).toMatchObject([{ kind: 'submodule', path: 'new/deep/b.txt' }]);
    expect(readFileSync(join(service.path, 'new/x.txt'), 'utf8')).toBe('x\n');
    expect(git(service.path, 'ls-files', '--stage', 'new')).toMatch(/^160000 /);
  });
});

describe('a folder is left alone', () => {
  test('when tracked files are changed, which are named', async () => {
    using service = aService();
    appendFileSync(join(service.path, 'run.sh'), 'more\n');
    rmSync(join(service.path, 'src/gone.txt'));
    await leavesAlone(service.path, async () => {
      const { message, faults, exitCode } = await problem(upgrade(service.path));
      expect(message).toMatch(/not committed/);
      expect([faults.toSorted(), exitCode]).toEqual([['run.sh', 'src/gone.txt'], 2]);
      expect((await problem(upgrade(service.path, { dryRun: true }))).exitCode).toBe(2);
    });
  });

  test('when a file that git has no copy of would change', async () => {
    using service = aFolder(fresh(first));
    git(service.path, 'init', '-q');
    await leavesAlone(service.path, async () => {
      expect((await problem(upgrade(service.path))).faults).toContain('a.txt');
    });
  });

  test('when an ignored file is in the way of a new one', async () => {
    using service = aService();
    writeFileSync(join(service.path, 'new'), 'mine');
    appendFileSync(join(service.path, '.git/info/exclude'), '/new\n');
    await leavesAlone(service.path, async () => {
      expect((await problem(upgrade(service.path))).message).toMatch(/^new is in the way/);
    });
  });

  test('when an ignored link would lead a write out of it', async () => {
    using service = aService();
    using outside = aFolder();
    symlinkSync(outside.path, join(service.path, 'new'));
    appendFileSync(join(service.path, '.git/info/exclude'), '/new\n');
    await leavesAlone(service.path, async () => {
      expect((await problem(upgrade(service.path))).message).toMatch(/^new is in the way/);
    });
    expect(readdirSync(outside.path)).toEqual([]);
  });

  test('when a file changes between reading and writing', async () => {
    using service = aService();
    const racing: GitSteps = {
      ...tools,
      async mergeTrees(...given) {
        const merged = await tools.mergeTrees(...given);
        appendFileSync(join(service.path, 'a.txt'), 'typed a moment ago\n');
        return merged;
      },
    };
    const { message } = await problem(upgrade(service.path, {}, racing));
    expect(message).toMatch(/^a\.txt has changed since/);
    expect(contents(readFolder(service.path))).toEqual({
      ...contents(fresh(first)),
      'a.txt': `${lines('a')}typed a moment ago\n`,
    });
  });

  test('when writing fails half-way: what has changed places changes back', async () => {
    const before = aSource('1.0.0', { 'a/x.txt': lines('x'), b: lines('b'), 'z/y/x.txt': lines('z') });
    const after = aSource('2.0.0', { a: 'a file now\n', b: lines('b', { 3: 'theirs' }), 'new/c': 'new\n' });
    using service = aFolder(fresh(before));
    git(service.path, 'init', '-q');
    appendFileSync(join(service.path, '.git/info/exclude'), '/a/kept\n');
    writeFileSync(join(service.path, 'a/kept'), 'this keeps the folder from becoming a file\n');
    commitAll(service.path);
    await leavesAlone(service.path, async () => {
      const request = { directory: service.path, set: {}, dryRun: false, date: today };
      const error = await problem(
        upgradeFolder(request, {
          templates: aHubWith(before, after),
          git: tools,
          readRepository,
          signal: always,
        }),
      );
      expect(error.message).toMatch(/could not be written. It is as it was/);
    });
    expect(readdirSync(service.path).sort()).toEqual(['.codehub.yml', '.git', 'a', 'b', 'z']);
  });

  test.each(['readWorkTree', 'mergeTrees'] as const)('when it is stopped after %s', async (step) => {
    using service = aService();
    const stop = new AbortController();
    const stopping = {
      ...tools,
      [step]: async (...given: unknown[]) => {
        const result = await (tools[step] as (...all: unknown[]) => Promise<unknown>)(...given);
        stop.abort(new DOMException('Stopped', 'AbortError'));
        return result;
      },
    };
    await leavesAlone(service.path, async () => {
      await expect(upgrade(service.path, {}, stopping, stop.signal)).rejects.toThrow('Stopped');
    });
  });

  test('while another upgrade is at work', async () => {
    using service = aService();
    mkdirSync(join(service.path, '.codehub-upgrade/before'), { recursive: true });
    await leavesAlone(service.path, async () => {
      expect((await problem(upgrade(service.path))).message).toMatch(/another upgrade is at work/);
    });
  });
});

describe('conflicts in the index', () => {
  const conflicts: [string, (folder: string) => void, string][] = [
    [
      'both changed',
      (folder) => writeFileSync(join(folder, 'a.txt'), lines('a', { 17: 'mine' })),
      'UU a.txt',
    ],
    ['deleted here', (folder) => rmSync(join(folder, 'a.txt')), 'DU a.txt'],
    ['deleted there', (folder) => appendFileSync(join(folder, 'src/gone.txt'), 'mine\n'), 'UD src/gone.txt'],
  ];
  test.each(conflicts)('are shown by git status: %s', async (_name, edit, expected) => {
    using service = aService();
    edit(service.path);
    commitAll(service.path);
    await upgrade(service.path);
    expect(git(service.path, 'status', '--porcelain').split('\n')).toContain(expected);
    expect(() => git(service.path, 'commit', '-m', 'x')).toThrow(/unmerged|Committing is not possible/);
  });

  test('are settled as those of git are, by either side or with a tool', async () => {
    using service = aService();
    writeFileSync(join(service.path, 'a.txt'), lines('a', { 17: 'mine' }));
    commitAll(service.path);
    await upgrade(service.path);
    expect(git(service.path, 'show', ':1:a.txt')).toBe(lines('a'));
    git(service.path, 'checkout', '--theirs', 'a.txt');
    expect(readFileSync(join(service.path, 'a.txt'), 'utf8')).toBe(lines('a', { 17: 'theirs' }));
    const tool = 'test -s "$BASE" && cat "$LOCAL" "$REMOTE" > "$MERGED"';
    git(
      service.path,
      '-c',
      `mergetool.x.cmd=${tool}`,
      '-c',
      'mergetool.x.trustExitCode=true',
      'mergetool',
      '--tool=x',
      '--no-prompt',
    );
    expect(readFileSync(join(service.path, 'a.txt'), 'utf8')).toBe(
      lines('a', { 17: 'mine' }) + lines('a', { 17: 'theirs' }),
    );
    commitAll(service.path);
    expect(git(service.path, 'status', '--porcelain', '--untracked-files=no')).toBe('');
  });

  test('of a file with CR LF are those of the repository, with LF', async () => {
    using service = aService();
    git(service.path, 'config', 'core.autocrlf', 'true');
    writeFileSync(join(service.path, 'a.txt'), lines('a', { 17: 'mine' }).replaceAll('\n', '\r\n'));
    commitAll(service.path);
    await upgrade(service.path);
    for (const stage of [1, 2, 3]) expect(git(service.path, 'show', `:${stage}:a.txt`)).not.toContain('\r');
  });

  test('leave everything as it was when git has its index locked', async () => {
    using service = aService();
    writeFileSync(join(service.path, 'a.txt'), lines('a', { 17: 'mine' }));
    commitAll(service.path);
    writeFileSync(join(service.path, '.git/index.lock'), '');
    await leavesAlone(service.path, async () => {
      expect((await problem(upgrade(service.path))).message).toMatch(/index\.lock/);
    });
    expect(readdirSync(service.path)).not.toContain('.codehub-upgrade');
  });
});

describe('a merge by git that is not finished', () => {
  test.each([
    ['merge', 'MERGE_HEAD'],
    ['cherry-pick', 'CHERRY_PICK_HEAD'],
    ['revert', 'REVERT_HEAD'],
    ['rebase', 'rebase-merge'],
    ['bisect', 'BISECT_LOG'],
  ])('refuses an upgrade: %s, also with nothing left to resolve', async (name, file) => {
    using service = aService();
    writeFileSync(join(service.path, '.git', file), '');
    await leavesAlone(service.path, async () => {
      const error = await problem(upgrade(service.path));
      expect([error.kind, error.message]).toEqual([
        'conflict',
        expect.stringContaining(`in the middle of a ${name}`),
      ]);
    });
  });
});

describe('files that no version has', () => {
  /** Which files an upgrade reads, and what it makes of them. */
  async function reading(service: string, to = second) {
    const read: string[] = [];
    const request = { directory: service, set: {}, dryRun: false, date: today };
    const { plan } = await upgradeFolder(request, {
      templates: aHubWith(first, to),
      git: {
        ...tools,
        async readWorkTree(...given) {
          const found = await tools.readWorkTree(...given);
          const standIns = new Set(found.unread.within(found.files.values()));
          read.push(...[...found.files.keys()].filter((path) => !standIns.has(path)));
          return found;
        },
      },
      readRepository,
      signal: always,
    });
    return { plan, read };
  }

  test('are not read while every file of the template is there', async () => {
    using service = aService();
    writeFileSync(join(service.path, 'picture.jpg'), Buffer.alloc(3_000_000, 'x'));
    writeFileSync(join(service.path, 'own.txt'), lines('own'));
    commitAll(service.path);
    const { plan, read } = await reading(service.path);
    expect(read).not.toContain('picture.jpg');
    expect(read).not.toContain('own.txt');
    expect([...plan.writes.keys()]).not.toContain('own.txt');
  });

  test('are read when a missing file may have become one of them, by their size', async () => {
    using service = aService();
    renameSync(join(service.path, 'a.txt'), join(service.path, 'mine.txt'));
    writeFileSync(join(service.path, 'picture.jpg'), Buffer.alloc(30_000, 'x'));
    commitAll(service.path);
    const { plan, read } = await reading(service.path);
    expect(read).toContain('mine.txt');
    expect(read).not.toContain('picture.jpg');
    expect(plan.conflicts).toEqual([]);
    expect(readFileSync(join(service.path, 'mine.txt'), 'utf8')).toBe(lines('a', { 17: 'theirs' }));
  });

  test('keep every byte when they move along with a folder, of any size', async () => {
    const moved = aSource('2.0.0', {
      'a.txt': lines('a'),
      'app/gone.txt': lines('gone'),
      'run.sh': [lines('run'), 'executable'],
      'dot-gitignore': 'ignored/\n*.log\n',
    });
    using service = aService();
    const picture = Buffer.alloc(2_000_000, 'picture');
    writeFileSync(join(service.path, 'src/picture.jpg'), picture);
    chmodSync(join(service.path, 'src/picture.jpg'), 0o755);
    commitAll(service.path);
    await reading(service.path, moved);
    expect(readFileSync(join(service.path, 'app/picture.jpg')).equals(picture)).toBe(true);
    expect(statSync(join(service.path, 'app/picture.jpg')).mode & 0o111).not.toBe(0);
    expect(readdirSync(service.path)).not.toContain('src');
  });
});

describe('what lies about in a folder', () => {
  test('stays a link where the template has a folder, and is named', async () => {
    using service = aService();
    using outside = aFolder();
    symlinkSync(outside.path, join(service.path, 'new'));
    commitAll(service.path);
    const { plan } = await upgrade(service.path);
    expect(plan.conflicts).toMatchObject([{ kind: 'in-the-way' }]);
    expect(readdirSync(outside.path)).toEqual([]);
  });

  test('is left alone where it is a repository of its own', async () => {
    using service = aService();
    mkdirSync(join(service.path, 'new'));
    git(join(service.path, 'new'), 'init', '-q');
    writeFileSync(join(service.path, 'new/x'), 'x');
    const { plan } = await upgrade(service.path);
    expect(plan.conflicts).toMatchObject([{ kind: 'submodule', path: 'new/deep/b.txt' }]);
    expect(readdirSync(join(service.path, 'new')).sort()).toEqual(['.git', 'x']);
  });

  test('gets a new file where git ignores it, which is said', async () => {
    using service = aService();
    appendFileSync(join(service.path, '.git/info/exclude'), '/new/\n');
    const { plan } = await upgrade(service.path);
    expect(plan.notices).toMatchObject([{ kind: 'ignored', path: 'new/deep/b.txt' }]);
  });
});

describe('a record', () => {
  const record = (version: string, template = 'web') =>
    `template: ${template}\nversion: ${version}\nstarted: ${today}\nanswers: { serviceName: Some service }\n`;

  test.each([
    ['of a newer service', record('9.0.0'), 'invalid', /newer hub/],
    [
      'of a version that is not kept',
      record('0.9.0'),
      'not-found',
      /is not kept by this hub. It keeps: 2\.0\.0, 1\.0\.0/,
    ],
    ['of an unknown template', record('1.0.0', 'other'), 'not-found', /other was not found/],
    ['that leads elsewhere', record('../../x'), 'invalid', /^Invalid service record/],
    ['that is no record', 'a: [', 'invalid', /^Invalid service record/],
    ['with an answer that is none', record('1.0.0').replace('Some service', '{}'), 'invalid', /./],
  ])('%s is refused', async (_name, text, kind, message) => {
    using service = aFolder(tree({ 'a.txt': 'a\n', '.codehub.yml': text }));
    await leavesAlone(service.path, async () => {
      const error = await problem(upgrade(service.path));
      expect(error.kind).toBe(kind);
      expect(error.message).toMatch(message);
    });
  });

  test('that is a link is refused, and one that is missing is asked for', async () => {
    using service = aFolder(tree({ 'a.txt': 'a\n' }));
    expect(await problem(upgrade(service.path))).toMatchObject({ kind: 'not-found' });
    symlinkSync('/etc/hostname', join(service.path, '.codehub.yml'));
    expect(await problem(upgrade(service.path))).toMatchObject({ kind: 'invalid' });
    expect(await problem(upgrade(join(service.path, 'nowhere')))).toMatchObject({ kind: 'not-found' });
  });
});
