import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startRepository } from '../../src/git/start-repository.ts';

let folder: string;
let home: string;
let service: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codehub-start-'));
  [home, service] = [join(folder, 'home'), join(folder, 'service')];
  await mkdir(home);
  await mkdir(join(service, 'src'), { recursive: true });
  await writeFile(join(service, 'README.md'), '# It\n');
  await writeFile(join(service, 'src', 'run'), '#!/bin/sh\n', { mode: 0o755 });
  await writeFile(join(service, '.gitignore'), 'ignored\n');
  await writeFile(join(service, 'ignored'), '');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const git = (...args: string[]) => execFileSync('git', ['-C', service, ...args], { encoding: 'utf8' }).trim();

describe('starting a repository', () => {
  test('makes one commit of everything on main', async () => {
    expect(await startRepository(service, 'Start "it"\nfrom here', { home })).toBe(true);
    expect(git('log', '--format=%B', 'main')).toBe('Start "it"\nfrom here');
    expect(
      git('ls-files', '--stage')
        .split('\n')
        .map((line) => line.replace(/ [0-9a-f]{40} 0\t/, ' ')),
    ).toEqual([...['100644 .gitignore', '100644 README.md', '100755 src/run']]);
    expect(git('status', '--porcelain')).toBe('');
  });

  test('has a default author where none is configured', async () => {
    await startRepository(service, 'Start', { home });
    expect(git('log', '--format=%an <%ae> %cn')).toBe(
      'Open Code Hub <open-code-hub@localhost> Open Code Hub',
    );
  });

  test('is by the person who is configured, and heeds nothing else of theirs', async () => {
    const hooks = join(home, 'hooks');
    await mkdir(hooks);
    await writeFile(join(hooks, 'pre-commit'), `#!/bin/sh\ntouch ${join(folder, 'ran')}\n`);
    await chmod(join(hooks, 'pre-commit'), 0o755);
    await writeFile(join(home, 'more'), '[user]\n\temail = w@example.nhs.uk\n');
    await writeFile(
      join(home, '.gitconfig'),
      `[user]\n\tname = Wŷn \\"W\\" O'Test\n[include]\n\tpath = more\n[core]\n\thooksPath = ${hooks}\n` +
        '[commit]\n\tgpgSign = true\n[init]\n\tdefaultBranch = other\n[alias]\n\tcommit = !false\n',
    );
    await startRepository(service, 'Start', { home });
    expect(git('log', '--format=%an <%ae>')).toBe(`Wŷn "W" O'Test <w@example.nhs.uk>`);
    expect(await readdir(folder)).not.toContain('ran');
    expect(git('branch', '--show-current')).toBe('main');
  });

  test('leaves no hook and no template of this machine in it', async () => {
    await startRepository(service, 'Start', { home });
    expect(await stat(join(service, '.git', 'hooks')).catch(() => undefined)).toBeUndefined();
  });

  test('does nothing in a folder that lies in a repository already', async () => {
    await startRepository(service, 'Start', { home });
    const inner = join(service, 'inner');
    await mkdir(inner);
    expect(await startRepository(inner, 'Again', { home })).toBe(false);
    expect(await readdir(inner)).toEqual([]);
    expect(git('rev-list', '--count', 'main')).toBe('1');
  });

  test('says what git said when it cannot', async () => {
    await expect(startRepository(join(folder, 'nowhere'), 'Start', { home })).rejects.toThrow();
    await writeFile(join(home, '.gitconfig'), '[broken');
    await expect(startRepository(service, 'Start', { home })).rejects.toThrow(
      expect.objectContaining({
        kind: 'invalid',
        message: expect.stringContaining('Git could not') as string,
      }),
    );
  });
});
