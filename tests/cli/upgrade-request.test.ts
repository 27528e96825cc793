import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileContent } from '../../simulator/estate/content.ts';
import { serviceFiles } from '../../simulator/estates/sample-service.ts';
import { startSampleForge, type SampleForge } from '../../simulator/simulator.ts';
import { smallEstate } from '../simulator/support.ts';
import { runHub } from './run-hub.ts';

const started = new Date('2026-10-06T09:00:00Z');
const made = { template: 'nhs-prototype', version: '1.1.0', answers: {}, edits: {}, without: [] };

let forge: SampleForge;
const folder = mkdtempSync(join(tmpdir(), 'upgrade-request-'));

beforeAll(async () => {
  const { estate } = smallEstate(0);
  const files = serviceFiles(made, started);
  const within = Object.fromEntries(Object.entries(files).map(([path, file]) => [`apps/web/${path}`, file]));
  estate.create('sample-org', { name: 'plain', files });
  estate.create('sample-org', { name: 'many', files: { ...within, 'README.md': '# Many\n' } });
  estate.create('sample-org', { name: 'clashing', files: withOwnReadme(files) });
  forge = await startSampleForge({ estate });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await forge[Symbol.asyncDispose]();
});

/** A README whose last lines the team has written anew, where the template has, too. */
function withOwnReadme(files: Record<string, FileContent>): Record<string, FileContent> {
  const text = (files['README.md'] as Buffer).toString();
  const at = text.indexOf('## Contact');
  return { ...files, 'README.md': `${text.slice(0, at)}## Whom to ask\n\nUs.\n` };
}

const run = promisify(execFile);

/** Never waited for in a way that keeps the forge, which is in this process, from answering. */
async function git(place: string, ...args: string[]): Promise<string> {
  return (await run('git', args, { cwd: place, encoding: 'utf8' })).stdout;
}

/** A clone of the repository, as a workflow checks it out. */
async function checkout(name: string): Promise<string> {
  const place = mkdtempSync(join(folder, `${name}-`));
  await git(folder, 'clone', '--quiet', '--depth', '1', `${forge.url}/sample-org/${name}.git`, place);
  return place;
}

async function request(name: string, ...options: string[]) {
  const place = await checkout(name);
  const env = {
    GITHUB_API_URL: forge.apiUrl,
    GITHUB_TOKEN: 'a-token',
    GITHUB_REPOSITORY: `sample-org/${name}`,
  };
  const ended = await runHub(['upgrade-request', '--json', ...options], { folder: place, env });
  expect([ended.err, await git(place, 'status', '--porcelain')]).toEqual(['', '']);
  return { place, code: ended.code, result: JSON.parse(ended.out) as Record<string, unknown> };
}

const repositoryOf = (name: string) => forge.estate.repository('sample-org', name)!;
const pullsOf = (name: string) => forge.written.of(repositoryOf(name)).pulls;
const branchesOf = (name: string) => [...forge.written.of(repositoryOf(name)).branches.keys()];

function branchFiles(name: string): ReadonlyMap<string, FileContent> {
  const tip = forge.written.tip(repositoryOf(name), 'codehub/upgrade') ?? '';
  const commit = forge.written.commit(repositoryOf(name), tip);
  return forge.written.files(repositoryOf(name), commit?.tree ?? '') ?? new Map<string, FileContent>();
}

describe('a service that asks for its own upgrade', () => {
  test('opens one pull request from a branch of its own, and leaves it when asked again', async () => {
    const main = forge.written.tip(repositoryOf('plain'), 'main');
    const dry = await request('plain', '--dry-run');
    expect([dry.result['outcome'], pullsOf('plain').length]).toEqual(['planned', 0]);
    const { code, result } = await request('plain');
    expect([code, result]).toMatchObject([0, { outcome: 'opened', because: 'security', withheld: [] }]);
    expect(branchesOf('plain')).toEqual(['codehub/upgrade']);
    expect((branchFiles('plain').get('.codehub.yml') as Buffer).toString()).toContain(
      `version: "${String(result['version'])}"`,
    );
    expect((await request('plain')).result['outcome']).toBe('unchanged');
    expect(pullsOf('plain')).toMatchObject([{ state: 'open', base: 'main', draft: false }]);
    expect(forge.written.tip(repositoryOf('plain'), 'main')).toBe(main);
  });

  test('does so for a service in a folder of a larger repository', async () => {
    const { result } = await request('many', 'apps/web', '--no-workflows');
    expect(result).toMatchObject({ outcome: 'opened', withheld: [] });
    const files = branchFiles('many');
    expect(files.has('apps/web/.github/upgrade/package.json')).toBe(true);
    expect([...files.keys()].filter((path) => !path.startsWith('apps/web/'))).toEqual(['README.md']);
  });

  test('opens a draft that lists conflicts and what its token may not change', async () => {
    const { place, result } = await request('clashing', '--no-workflows');
    const withheld = result['withheld'] as string[];
    expect(withheld).toContain('.github/workflows/upgrade.yml');
    const [pull] = pullsOf('clashing');
    expect(pull).toMatchObject({ draft: true, title: expect.stringMatching(/with conflicts/) as string });
    expect(pull?.body).toMatch(/Do not merge yet: a conflict[^]*README\.md/);
    expect([...branchFiles('clashing').keys()]).not.toContain('.github/workflows/upgrade.yml');
    const [, patch = ''] = /^`{3,}diff\n([^]*?)^`{3,}$/m.exec(pull?.body ?? '') ?? [];
    writeFileSync(join(folder, 'workflows.patch'), patch);
    await git(place, 'apply', join(folder, 'workflows.patch'));
    for (const path of withheld) expect(readFileSync(join(place, path), 'utf8')).not.toBe('');
  });

  test('is not asked for again once its pull request was closed', async () => {
    await request('plain');
    Object.assign(pullsOf('plain')[0]!, { state: 'closed' });
    expect((await request('plain')).result['outcome']).toBe('declined');
    expect(pullsOf('plain')).toHaveLength(1);
  });

  test('says what the environment lacks', async () => {
    const { code, err } = await runHub(['upgrade-request'], { folder: await checkout('plain') });
    expect(code).toBe(2);
    expect(err).toMatch(/GITHUB_REPOSITORY must[^]*GITHUB_TOKEN must/);
  });
});
