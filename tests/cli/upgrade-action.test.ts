import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageName } from '../../src/domain/package-name.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const inService = 'templates/_common/files/dot-github';

const step = z.looseObject({
  uses: z.string().optional(),
  shell: z.string().optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.string()).default({}),
});
const permissions = z.record(z.string(), z.string());
const workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions,
  jobs: z.object({ upgrade: z.object({ permissions, steps: z.array(step) }) }),
});
const action = z.object({
  inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: z.string() })),
  runs: z.object({ using: z.literal('composite'), steps: z.array(step) }),
});

describe('the workflow in a service', () => {
  const found = workflow.parse(parse(read(`${inService}/workflows/upgrade.yml`)));
  const { steps } = found.jobs.upgrade;

  test('runs every week and by hand, and may write a branch and a pull request alone', () => {
    expect(Object.keys(found.on).sort()).toEqual(['schedule', 'workflow_dispatch']);
    expect(found.permissions).toEqual({ contents: 'read' });
    expect(found.jobs.upgrade.permissions).toEqual({ contents: 'write', 'pull-requests': 'write' });
  });

  test('runs the command by the exact version of this project, and pins its actions', () => {
    const wanted = JSON.parse(read(`${inService}/upgrade/package.json`)) as {
      dependencies: Record<string, string>;
    };
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(wanted.dependencies).toEqual({ [packageName]: version });
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    expect(steps.flatMap(({ run = '' }) => run.match(/\bnpx\b.*/g) ?? [])).toEqual([]);
  });

  test('puts no expression into a command, and gives the token to one step', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
    expect(steps.filter(({ env }) => 'GITHUB_TOKEN' in env)).toHaveLength(1);
    for (const { run, shell } of steps) if (run) expect(shell).toBe('bash');
  });
});

describe('the action that upgrades', () => {
  const { runs } = action.parse(parse(read('upgrade/action.yml')));

  test('runs only its own code, with inputs as values of the environment', () => {
    for (const { uses, run = '' } of runs.steps) {
      expect(uses).toBeUndefined();
      expect(run).not.toContain('${{');
    }
  });
});
