import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTemplateRepositories } from '../../../src/forge/git/template-repositories.ts';
import { startRepository } from '../../../src/git/start-repository.ts';
import { planCopy, writeService } from '../../../src/templates/templates.ts';
import { aFolder, always, contents, git, readFolder } from '../upgrades/a-template.ts';
import { git as gitWith } from '../../git/git-fixture.ts';

const limits = { milliseconds: 30_000, bytes: 1_000_000, entries: 100 };

/** Git makes such trees only by hand; servers and clients pass them on unless told to look. */
test('a repository with hand-written trees writes nothing outside and runs nothing', async () => {
  using work = aFolder();
  const bare = join(work.path, 'sample', 'evil.git');
  mkdirSync(bare, { recursive: true });
  gitWith(bare, ['init', '--quiet', '--bare', '--initial-branch=main', '.']);
  const blob = (text: string) => gitWith(bare, ['hash-object', '-w', '--stdin'], text).trim();
  const tree = (...entries: readonly string[]) =>
    gitWith(bare, ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'], treeBytes(entries)).trim();
  const hook = blob('#!/bin/sh\ntouch "$HOME/../ran"\n');
  const hooks = tree(`100755 pre-commit ${hook}`, `100755 post-checkout ${hook}`);
  const dotGit = tree(`40000 hooks ${hooks}`, `100644 config ${blob('[core]\n\thooksPath = hooks\n')}`);
  const root = tree(
    `40000 .. ${tree(`100644 escaped ${hook}`)}`,
    `40000 .GIT ${dotGit}`,
    `40000 .git ${dotGit}`,
    `100644 .gitattributes ${blob('* filter=evil diff=evil\n*.txt text eol=crlf\n')}`,
    `100644 /abs ${hook}`,
    `100644 README.md ${blob('# Evil\n')}`,
    `120000 out ${blob('../..')}`,
    `40000 out ${tree(`100644 escaped ${hook}`)}`,
    `100644 twice ${blob('1')}`,
    `100644 twice ${blob('2')}`,
  );
  const commit = gitWith(bare, ['commit-tree', root, '-m', 'x']).trim();
  gitWith(bare, ['update-ref', 'refs/heads/main', commit]);

  const read = openTemplateRepositories({ forge: 'https://github.com', limits });
  const found = await read({ address: bare, typed: true }, always);
  const { plan, warnings } = planCopy(found, { date: '2026-11-23' });
  const place = join(work.path, 'home', 'new');
  mkdirSync(join(work.path, 'home'));
  await writeService(plan, place, {
    prepare: (beside) => startRepository(beside, 'Start', { home: join(work.path, 'home'), ignored: true }),
  });
  expect(readdirSync(work.path).sort()).toEqual(['home', 'sample']);
  expect(readdirSync(join(work.path, 'home'))).toEqual(['new']);
  const files = contents(readFolder(place));
  expect(Object.keys(files).sort()).toEqual(['.codehub.yml', '.gitattributes', 'README.md', 'twice']);
  expect(warnings.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['../escaped', '.git/config', '.GIT/config', '/abs', 'out', 'out/escaped']),
  );
  expect(git(place, 'status', '--porcelain')).toBe('');
});

/** A tree object: `<mode> <name>`, a zero byte and the id of each entry. */
function treeBytes(entries: readonly string[]): Buffer {
  return Buffer.concat(
    entries.map((entry) => {
      const [, head = '', oid = ''] = /^(.*) ([0-9a-f]{40})$/.exec(entry) ?? [];
      return Buffer.concat([Buffer.from(`${head}\0`), Buffer.from(oid, 'hex')]);
    }),
  );
}
