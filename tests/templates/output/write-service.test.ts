import { once } from 'node:events';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { FilePlan } from '../../../src/domain/template.ts';
import { writeService } from '../../../src/templates/templates.ts';
import { planFor, smallTemplate } from '../some-templates.ts';

let folder: string;
let plan: FilePlan;
const refused = (kind: string) => expect.objectContaining({ name: 'Problem', kind }) as Error;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codehub-write-'));
  plan = planFor(await smallTemplate());
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function filesUnder(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(place.length + 1))
    .sort();
}

describe('writing a service', () => {
  test.each(['new', 'some/way/down', 'empty'])(
    'makes exactly the planned files in the folder %s',
    async (name) => {
      await mkdir(join(folder, 'empty'));
      const target = join(folder, name);
      expect(await writeService(plan, target)).toBe(target);
      expect(await filesUnder(target)).toEqual([...plan.files.keys()].sort());
      for (const [path, { content }] of plan.files)
        expect(new Uint8Array(await readFile(join(target, path)))).toEqual(content);
      expect((await readdir(join(target, '..'))).filter((each) => each.startsWith('.'))).toEqual([]);
    },
  );

  test('keeps programs executable, and the folder open to others as usual', async () => {
    await writeService(plan, join(folder, 'x'));
    const modeOf = async (path: string) => (await stat(join(folder, 'x', path))).mode & 0o777;
    expect([(await modeOf('start')) & 0o111, (await modeOf('README.md')) & 0o111]).toEqual([0o111, 0]);
    expect(await modeOf('.')).toBe(0o777 & ~process.umask());
  });

  test('stays in an empty folder that somebody may be standing in', async () => {
    const before = (await stat(folder)).ino;
    await writeService(plan, folder);
    expect((await stat(folder)).ino).toBe(before);
  });

  test('goes where a link to an empty folder leads', async () => {
    await mkdir(join(folder, 'real'));
    await symlink(join(folder, 'real'), join(folder, 'link'));
    expect(await writeService(plan, join(folder, 'link'))).toBe(join(folder, 'real'));
  });

  test('refuses a folder that holds anything, and a file', async () => {
    await writeFile(join(folder, 'notes'), 'mine');
    await expect(writeService(plan, folder)).rejects.toThrow(refused('conflict'));
    await expect(writeService(plan, join(folder, 'notes'))).rejects.toThrow(refused('conflict'));
    expect(await filesUnder(folder)).toEqual(['notes']);
    expect(await readFile(join(folder, 'notes'), 'utf8')).toBe('mine');
  });

  test('leaves nothing behind when preparation fails', async () => {
    const prepare = () => Promise.reject(new Error('no git'));
    await expect(writeService(plan, join(folder, 'some/way/down'), { prepare })).rejects.toThrow('no git');
    expect(await readdir(folder)).toEqual([]);
    await mkdir(join(folder, 'empty'));
    await expect(writeService(plan, join(folder, 'empty'), { prepare })).rejects.toThrow('no git');
    expect(await filesUnder(folder)).toEqual([]);
  });

  test.each(['a file', 'a folder'])('leaves %s alone that was put there meanwhile', async (kind) => {
    const target = join(folder, 'x');
    const prepare = async () => {
      if (kind === 'a file') await writeFile(target, 'theirs');
      else {
        await mkdir(target);
        await writeFile(join(target, 'README.md'), 'theirs');
      }
    };
    await expect(writeService(plan, target, { prepare })).rejects.toThrow(refused('conflict'));
    const place = kind === 'a file' ? target : join(target, 'README.md');
    expect(await readFile(place, 'utf8')).toBe('theirs');
    expect(await filesUnder(folder)).toEqual([place.slice(folder.length + 1)]);
  });

  test('takes out again what it put into an empty folder when it cannot finish', async () => {
    const target = join(folder, 'x');
    await mkdir(target);
    const cannotBeCopied = createServer();
    onTestFinished(() => void cannotBeCopied.close());
    const prepare = async (beside: string) => {
      await rm(join(beside, 'start'));
      await once(cannotBeCopied.listen(join(beside, 'start')), 'listening');
    };
    await expect(writeService(plan, target, { prepare })).rejects.toThrow(refused('invalid'));
    expect(await filesUnder(folder)).toEqual([]);
  });

  test.each(['new', 'empty'])('writes links as links, into a folder that is %s', async (state) => {
    const target = join(folder, 'x');
    if (state === 'empty') await mkdir(target);
    const link = { kind: 'symlink', content: Buffer.from('README.md') } as const;
    await writeService({ ...plan, files: new Map([...plan.files, ['a-link', link]]) }, target);
    expect(await readlink(join(target, 'a-link'))).toBe('README.md');
  });

  test.skipIf(process.getuid?.() === 0)('says so when a place cannot be written', async () => {
    await chmod(folder, 0o500);
    await expect(writeService(plan, join(folder, 'x'))).rejects.toThrow(refused('invalid'));
  });

  test('says so when a file is in the way of a folder', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(writeService(plan, join(folder, 'file', 'x'))).rejects.toThrow(refused('invalid'));
  });
});
