import {
  appendFileSync,
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownIdentity } from '../../../src/process/process-identity.ts';
import { abortUpgrade, upgradeFolder } from '../../../src/templates/upgrades/upgrading.ts';
import {
  aFolder,
  aHubWith,
  always,
  aSource,
  commitAll,
  fresh,
  git,
  lines,
  today,
  tools,
  tree,
} from './a-template.ts';

const png = Buffer.from([0x89, 0x50, 0, 1, 2, 3]).toString('latin1');

const first = aSource('1.0.0', {
  'a.txt': lines('a'),
  'b.txt': lines('b'),
  'src/gone/gone.txt': lines('gone'),
  'src/moved.txt': lines('moved'),
  'run.sh': [lines('run'), 'executable'],
  'picture.png': [png, 'file'],
  thing: 'a file\n',
  'folder/x.txt': lines('x'),
  'dot-gitignore': 'ignored/\n*.log\n/settings.json\n',
});
const second = aSource('2.0.0', {
  'a.txt': lines('a', { 17: 'theirs' }),
  'b.txt': lines('b', { 3: 'theirs' }),
  'lib/moved.txt': lines('moved', { 19: 'theirs' }),
  'run.sh': [lines('run', { 3: 'theirs' }), 'executable'],
  'picture.png': [`${png}theirs`, 'file'],
  'thing/x.txt': 'a folder now\n',
  folder: 'a file now\n',
  'new/deep/b.txt': 'new\n',
  'settings.json': '{}\n',
  'reports/x.log': 'ignored by itself\n',
  'dot-gitignore': 'ignored/\n*.log\n/settings.json\n',
});

const readRepository = () => Promise.reject(new Error('no repository is read here'));

function upgrade(directory: string, git = tools) {
  const request = { directory, set: {}, dryRun: false, date: today };
  return upgradeFolder(request, {
    templates: aHubWith(first, second),
    git,
    readRepository,
    signal: always,
  });
}

/** Every byte and permission in a folder, empty folders too, and what git says of it. */
function snapshot(folder: string): Record<string, string> {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path !== '.git' && !path.startsWith('.git/'))
    .map((path): [string, string] => {
      const found = lstatSync(join(folder, path));
      const mode = (found.mode & 0o7777).toString(8);
      if (found.isSymbolicLink()) return [path, `link to ${readlinkSync(join(folder, path))}`];
      if (found.isDirectory()) return [`${path}/`, mode];
      return [path, `${mode} ${readFileSync(join(folder, path)).toString('latin1')}`];
    });
  const said = isInGit(folder)
    ? { status: git(folder, 'status', '--porcelain', '--ignored'), index: git(folder, 'ls-files', '--stage') }
    : {};
  return { ...Object.fromEntries(all.sort(([one], [other]) => (one < other ? -1 : 1))), ...said };
}

function isInGit(folder: string): boolean {
  try {
    return git(folder, 'rev-parse', '--is-inside-work-tree') !== '';
  } catch {
    return false;
  }
}

/** A service with what teams have lying about. */
function aLivedInService() {
  const folder = aFolder(fresh(first));
  const at = (...path: string[]) => join(folder.path, ...path);
  mkdirSync(at('ignored/deep'), { recursive: true });
  writeFileSync(at('ignored/secret'), 'hunter2');
  writeFileSync(at('settings.json'), '{"password":"hunter2"}');
  chmodSync(at('settings.json'), 0o600);
  mkdirSync(at('empty/deeper'), { recursive: true });
  chmodSync(at('empty'), 0o700);
  mkdirSync(at('new'));
  chmodSync(at('src/gone'), 0o750);
  chmodSync(at('a.txt'), 0o640);
  symlinkSync('a.txt', at('link'));
  writeFileSync(at('notes.txt'), 'mine');
  return folder;
}

const edits: Record<string, (folder: string) => void> = {
  'without edits': () => {},
  'with overlapping edits': (folder) => writeFileSync(join(folder, 'a.txt'), lines('a', { 17: 'mine' })),
  'with a deletion': (folder) => rmSync(join(folder, 'a.txt')),
  'with an edit of what the template deletes': (folder) =>
    appendFileSync(join(folder, 'src/gone/gone.txt'), 'mine\n'),
  'with another binary file': (folder) => writeFileSync(join(folder, 'picture.png'), `${png}mine`, 'latin1'),
  'with a renamed file': (folder) => renameSync(join(folder, 'src/moved.txt'), join(folder, 'src/mine.txt')),
  'with a file of the same name': (folder) => {
    mkdirSync(join(folder, 'new/deep'), { recursive: true });
    writeFileSync(join(folder, 'new/deep/b.txt'), 'mine\n');
  },
  'with a folder where the template has a file': (folder) => {
    rmSync(join(folder, 'folder/x.txt'));
    writeFileSync(join(folder, 'folder/mine.txt'), 'mine\n');
  },
  'with CR LF': (folder) =>
    writeFileSync(join(folder, 'a.txt'), lines('a', { 17: 'mine' }).replaceAll('\n', '\r\n')),
};

describe('undoing an upgrade puts back every byte', () => {
  test.each(Object.keys(edits))('in git, %s', async (name) => {
    using service = aLivedInService();
    edits[name]?.(service.path);
    commitAll(service.path);
    writeFileSync(join(service.path, 'untracked.txt'), 'mine');
    const before = snapshot(service.path);
    const { plan } = await upgrade(service.path);
    expect(plan.writes.size).toBeGreaterThan(5);
    const result = await abortUpgrade(service.path, always);
    expect(result).toMatchObject({ template: 'web', from: '1.0.0', version: '2.0.0', edited: [] });
    expect(snapshot(service.path)).toEqual(before);
    await expect(abortUpgrade(service.path, always)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test.each(Object.keys(edits))('without git, %s', async (name) => {
    using service = aLivedInService();
    edits[name]?.(service.path);
    const before = snapshot(service.path);
    const { backup } = await upgrade(service.path);
    expect(backup).toBe(join(service.path, '.codehub-undo'));
    await abortUpgrade(service.path, always);
    expect(snapshot(service.path)).toEqual(before);
  });

  test('in a folder of a larger repository, and in a linked work tree', async () => {
    using larger = aFolder(tree({ 'top.txt': 'top\n' }));
    for (const [path, file] of fresh(first)) {
      mkdirSync(dirname(join(larger.path, 'services/web', path)), { recursive: true });
      writeFileSync(join(larger.path, 'services/web', path), file.content);
    }
    writeFileSync(join(larger.path, 'services/web/a.txt'), lines('a', { 17: 'mine' }));
    commitAll(larger.path);
    using linked = aFolder();
    git(larger.path, 'worktree', 'add', '-q', join(linked.path, 'tree'));
    for (const root of [larger.path, join(linked.path, 'tree')]) {
      const before = snapshot(root);
      await upgrade(join(root, 'services/web'));
      expect(git(root, 'status', '--porcelain')).toContain('UU services/web/a.txt');
      await abortUpgrade(join(root, 'services/web'), always);
      expect(snapshot(root)).toEqual(before);
    }
  });

  test('after half an upgrade, whose process was killed', async () => {
    using service = aLivedInService();
    commitAll(service.path);
    const before = snapshot(service.path);
    await upgrade(service.path);
    const gitFolder = join(service.path, '.git/codehub-upgrade');
    const [name = ''] = readdirSync(gitFolder);
    const staging = join(service.path, '.codehub-upgrade');
    renameSync(join(gitFolder, name), staging);
    // As if one new file had not arrived, and one old file were still there.
    rmSync(join(service.path, 'new/deep/b.txt'));
    renameSync(join(staging, 'before/b.txt~'), join(service.path, 'b.txt'));
    const state = JSON.parse(readFileSync(join(staging, 'state.json'), 'utf8')) as object;
    const dead = { ...state, complete: false, by: ownIdentity() };
    writeFileSync(join(staging, 'state.json'), JSON.stringify(dead));
    await expect(upgrade(service.path)).rejects.toThrow(/--abort/);
    await abortUpgrade(service.path, always);
    expect(snapshot(service.path)).toEqual(before);
  });
});

describe('undoing an upgrade', () => {
  test('keeps aside what was edited since, and names it', async () => {
    using service = aLivedInService();
    commitAll(service.path);
    const before = snapshot(service.path);
    await upgrade(service.path);
    appendFileSync(join(service.path, 'a.txt'), 'typed since\n');
    appendFileSync(join(service.path, 'new/deep/b.txt'), 'typed since\n');
    writeFileSync(join(service.path, 'new/mine.txt'), 'mine');
    const { edited } = await abortUpgrade(service.path, always);
    expect(edited.map(({ path }) => path).sort()).toEqual(['a.txt', 'new/deep/b.txt']);
    for (const { place } of edited) expect(readFileSync(place, 'utf8')).toMatch(/typed since\n$/);
    expect(readFileSync(join(service.path, 'new/mine.txt'), 'utf8')).toBe('mine');
    rmSync(join(service.path, 'new/mine.txt'));
    expect(snapshot(service.path)).toEqual(before);
  });

  test('also takes back what was added to the index, and leaves the rest of it', async () => {
    using service = aLivedInService();
    writeFileSync(join(service.path, 'a.txt'), lines('a', { 17: 'mine' }));
    commitAll(service.path);
    await upgrade(service.path);
    writeFileSync(join(service.path, 'other.txt'), 'mine');
    git(service.path, 'add', '-A');
    await abortUpgrade(service.path, always);
    expect(git(service.path, 'status', '--porcelain')).toBe('A  other.txt\n');
  });

  test('puts back a picture in conflict, of which the other side was taken', async () => {
    using service = aLivedInService();
    writeFileSync(join(service.path, 'picture.png'), `${png}mine`, 'latin1');
    chmodSync(join(service.path, 'picture.png'), 0o640);
    commitAll(service.path);
    const before = snapshot(service.path);
    await upgrade(service.path);
    git(service.path, 'checkout', '--theirs', 'picture.png');
    git(service.path, 'add', 'picture.png');
    const { edited } = await abortUpgrade(service.path, always);
    expect(edited.map(({ path }) => path)).toEqual(['picture.png']);
    expect(snapshot(service.path)).toEqual(before);
  });

  test('is refused once it is committed, with what to do', async () => {
    using service = aLivedInService();
    commitAll(service.path);
    await upgrade(service.path);
    commitAll(service.path);
    const after = snapshot(service.path);
    await expect(abortUpgrade(service.path, always)).rejects.toThrow(/git revert/);
    expect(snapshot(service.path)).toEqual(after);
  });

  test('is refused when a folder of the team took the place of a file', async () => {
    using service = aLivedInService();
    commitAll(service.path);
    await upgrade(service.path);
    rmSync(join(service.path, 'a.txt'));
    mkdirSync(join(service.path, 'a.txt'));
    writeFileSync(join(service.path, 'a.txt/mine'), 'mine');
    const after = snapshot(service.path);
    await expect(abortUpgrade(service.path, always)).rejects.toMatchObject({ faults: ['a.txt'] });
    expect(snapshot(service.path)).toEqual(after);
  });

  test('follows no link out of the service', async () => {
    using service = aLivedInService();
    using outside = aFolder();
    await upgrade(service.path);
    rmSync(join(service.path, 'new'), { recursive: true });
    symlinkSync(outside.path, join(service.path, 'new'));
    await expect(abortUpgrade(service.path, always)).rejects.toMatchObject({ faults: ['new'] });
    expect(readdirSync(outside.path)).toEqual([]);
  });

  test('is not possible without an upgrade', async () => {
    using service = aLivedInService();
    await expect(abortUpgrade(service.path, always)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(abortUpgrade(join(service.path, 'nowhere'), always)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});
