import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { policies } from '../web/fake-tools.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const text = read('action.yml');

/** The metadata of a composite action, as GitHub documents it; nothing else may be there. */
const step = z.strictObject({
  name: z.string(),
  id: z.string().optional(),
  if: z.string().optional(),
  shell: z.literal('bash').optional(),
  env: z.record(z.string().regex(/^[A-Z_]+$/), z.string()).optional(),
  run: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.string()).optional(),
});
const action = z
  .strictObject({
    name: z.string(),
    description: z.string().max(125),
    author: z.string(),
    inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: z.string() })),
    outputs: z.record(z.string(), z.strictObject({ description: z.string(), value: z.string() })),
    runs: z.strictObject({ using: z.literal('composite'), steps: z.array(step).min(1) }),
  })
  .parse(parse(text, { strict: true, uniqueKeys: true }));
const { steps } = action.runs;
const script = steps.find(({ id }) => id === 'check')?.run ?? '';

describe('the action', () => {
  test('has a shell for each command, and pins each action by its commit', () => {
    for (const { run, shell, uses } of steps) {
      expect(run === undefined).toBe(uses !== undefined);
      if (run !== undefined) expect(shell).toBe('bash');
      if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    }
  });

  test('uses each input, and none that it does not have', () => {
    const used = [...text.matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/g)].map(([, name]) => name);
    expect(used.sort()).toEqual(Object.keys(action.inputs).sort());
    expect(policies.map(({ id }) => id)).toContain(action.inputs['policy']?.default);
  });

  test('puts no expression into a script, where it would be run', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});

describe('its check', () => {
  const folders: string[] = [];
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  function check(files: Record<string, string>, failOn = 'mandatory') {
    const folder = mkdtempSync(join(tmpdir(), 'codehub-action-'));
    folders.push(folder);
    for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
    const out = mkdtempSync(join(tmpdir(), 'codehub-action-out-'));
    folders.push(out);
    const env = {
      ...{ PATH: process.env['PATH'], GITHUB_ACTION_PATH: root, NO_COLOR: '1' },
      ...{ GITHUB_OUTPUT: join(out, 'output'), GITHUB_STEP_SUMMARY: join(out, 'summary') },
      ...{ CHECK_PATH: folder, CHECK_POLICY: 'nhs-osp-2022', CHECK_FAIL_ON: failOn },
      CHECK_SARIF: join(out, 'found.sarif'),
    };
    const { status } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], { cwd: folder, env });
    const made = (name: string) => readFileSync(join(out, name), 'utf8');
    return { status, made };
  }

  test('fails where a mandatory check is not met, and writes what it found', () => {
    const { status, made } = check({ 'README.md': '# Ward board\n\nShows which beds are free.\n' });
    expect(status).toBe(1);
    const sarif = JSON.parse(made('found.sarif')) as { version: string; runs: { results: unknown[] }[] };
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs[0]?.results.length).toBeGreaterThan(0);
    expect(made('output')).toMatch(/^sarif=.*found\.sarif$/m);
    expect(made('summary')).toContain('NHS Open Source Policy');
  });

  test('passes where all mandatory checks are met', () => {
    const files = {
      'README.md': '# Ward board\n\nShows which beds are free on a ward. Write to ward-team@trust.example.\n',
      LICENCE: read('LICENCE'),
      'SECURITY.md': read('SECURITY.md'),
    };
    expect(check(files).status).toBe(0);
  });

  test('fails where nothing could be assessed', () => {
    expect(check({}).status).toBe(1);
  });

  test('ends with another code for a force that there is not', () => {
    expect(check({ 'README.md': '# A' }, 'evil').status).toBe(2);
  });
});

test('the hook for pre-commit checks the folder by the command that there is', () => {
  const hooks = z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        description: z.string(),
        entry: z.string(),
        language: z.literal('node'),
        language_version: z.string().regex(/^24\./),
        pass_filenames: z.literal(false),
        always_run: z.literal(true),
        stages: z.array(z.enum(['pre-commit', 'pre-push', 'manual'])),
        minimum_pre_commit_version: z.string(),
      }),
    )
    .length(1)
    .parse(parse(read('.pre-commit-hooks.yaml')));
  const { bin } = JSON.parse(read('package.json')) as { bin: Record<string, string> };
  expect(Object.keys(bin)).toContain(hooks[0]?.entry.split(' ')[0]);
});
