import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { notFound } from '../../../src/base/problem.ts';
import { ignoredAmong, writeUnmerged } from '../../../src/git/index-entries.ts';
import { diffTrees } from '../../../src/git/merge-diff.ts';
import { mergeTrees } from '../../../src/git/merge-trees.ts';
import { readMore, readWorkTree } from '../../../src/git/work-tree.ts';
import type { FileTree, TreeFile } from '../../../src/domain/file-tree.ts';
import type { Answers, Question, Template, TemplateSource } from '../../../src/domain/template.ts';
import { planService, type GitSteps, type Templates } from '../../../src/templates/templates.ts';

export const tools: GitSteps = { mergeTrees, diffTrees, readWorkTree, ignoredAmong, writeUnmerged, readMore };
export const always = new AbortController().signal;
export const today = '2026-11-23';

/** Contents by path; a list is content and kind. */
export type Contents = Readonly<Record<string, string | readonly [string | Uint8Array, TreeFile['kind']]>>;

/** Twenty lines that share nothing with those of another name. */
export function lines(name: string, changes: Readonly<Record<number, string>> = {}): string {
  return Array.from({ length: 20 }, (_, at) => `${changes[at] ?? `${name} line ${at}`}\n`).join('');
}

export function tree(contents: Contents): FileTree {
  return new Map(
    Object.entries(contents).map(([path, given]): [string, TreeFile] => {
      const [content, kind] = typeof given === 'string' ? [given, 'file' as const] : given;
      return [path, { content: Buffer.from(content), kind }];
    }),
  );
}

/** The other way round, for assertions: text by path; what is no plain file has its kind before it. */
export function contents(files: FileTree): Record<string, string> {
  return Object.fromEntries(
    [...files]
      .map(([path, { content, kind }]): [string, string] => [
        path,
        `${kind === 'file' ? '' : `${kind}: `}${Buffer.from(content).toString('latin1')}`,
      ])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

export function aQuestion(id: string, overrides: Partial<Question> = {}): Question {
  return {
    ...{ id, title: `Which ${id}?`, help: null, type: 'text', choices: [], default: 'none', required: false },
    ...{ longest: 200, pattern: null, when: null },
    ...overrides,
  };
}

/** A release of a template; its changelog goes back to 1.0.0 by whole versions. */
export function aSource(version: string, files: Contents, overrides: Partial<Template> = {}): TemplateSource {
  const major = Number(version.split('.')[0]);
  const changelog = Array.from({ length: major }, (_, at) => ({
    version: `${major - at}.0.0`,
    date: today,
    changes: [{ text: `Change of ${major - at}`, security: (major - at) % 2 === 0 }],
  }));
  const template: Template = {
    ...{ id: 'web', title: 'Web service', summary: 'Serves.', audience: 'Teams.', stack: ['Text'] },
    ...{ topics: [], version, contains: ['files'], run: [], trial: { needs: [], commands: [] } },
    ...{ questions: [aQuestion('serviceName', { default: 'Some service' })], conditions: [], migrations: [] },
    changelog,
    ...overrides,
  };
  return { template, files: tree(files) };
}

/** The templates of a hub that has kept every release given, the last being the present one. */
export function aHubWith(...releases: TemplateSource[]): Templates {
  const present = releases.at(-1);
  return {
    list: async () => (present ? [present.template] : []),
    layers: async () => [],
    presets: async () => [],
    faults: async () => [],
    async find(id) {
      if (!present || id !== present.template.id) throw notFound(`The template ${id}`);
      return present;
    },
    versions: async () => releases.map(({ template }) => template.version).reverse(),
    release: async (_id, version) => releases.find(({ template }) => template.version === version),
  };
}

export const someAnswers: Answers = { serviceName: 'Some service' };

/** The files of a fresh service. */
export function fresh(
  source: TemplateSource,
  answers: Answers = someAnswers,
  date: string = today,
): FileTree {
  return planService(source, answers, { date }).files;
}

/** A folder of the test's own, with these files. */
export function aFolder(files: FileTree = new Map()): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'upgrade-test-'));
  for (const [name, { content, kind }] of files) {
    const place = join(path, name);
    mkdirSync(dirname(place), { recursive: true });
    if (kind === 'symlink') symlinkSync(Buffer.from(content).toString(), place);
    else writeFileSync(place, content);
    if (kind === 'executable') chmodSync(place, 0o755);
  }
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Everything in a folder but what git keeps of it. */
export function readFolder(folder: string): FileTree {
  const files = new Map<string, TreeFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const place = join(entry.parentPath, entry.name);
    const path = place.slice(folder.length + 1);
    if (path.startsWith('.git/') || entry.isDirectory()) continue;
    if (entry.isSymbolicLink())
      files.set(path, { kind: 'symlink', content: Buffer.from(readlinkSync(place)) });
    else
      files.set(path, {
        kind: (lstatSync(place).mode & 0o100) === 0 ? 'file' : 'executable',
        content: readFileSync(place),
      });
  }
  return files;
}

export function git(folder: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', ['-C', folder, ...identity, ...args], {
    env: { PATH: process.env['PATH'], HOME: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    stdio: 'pipe',
  }).toString();
}

export function commitAll(folder: string): void {
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'x');
}
