import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServices } from '../../src/app/services.ts';
import type { CommandHub } from '../../src/cli/cli.ts';
import type { HarvestRun } from '../../src/domain/harvest-run.ts';
import { startSampleGitLab, type SampleGitLab } from '../../simulator/gitlab/gitlab.ts';
import { Dataset, startSampleForge, type SampleForge } from '../../simulator/simulator.ts';

const files = { 'README.md': '# Triage\n', LICENSE: 'MIT\n' };
const body = { name: 'Lab', bodyType: 'research', nation: 'UK', homepage: null, parent: null } as const;
const organisation = { ...body, predecessors: [], successor: null, policies: ['nhs-osp-2022'] };

function estateWith(...repositories: [owner: string, name: string][]): Dataset {
  let now = Date.UTC(2026, 0, 1);
  const estate = new Dataset({ clock: () => new Date((now += 7_200_000)) });
  for (const [owner, name] of repositories) {
    if (!estate.account(owner)) estate.addAccount({ login: owner });
    estate.create(owner, { name, files });
  }
  return estate;
}

describe('a hub with accounts on GitHub and on GitLab', () => {
  const folder = mkdtempSync(join(tmpdir(), 'codehub-two-forges-'));
  const stop = new AbortController();
  let github: SampleForge;
  let gitlab: SampleGitLab;
  let hub: CommandHub;
  let url: string;
  let served: Promise<void>;
  let runs = 0;

  beforeAll(async () => {
    github = await startSampleForge({
      estate: estateWith(['shared', 'triage'], ['lab', 'web']),
      token: 'secret',
    });
    const projects = estateWith(['shared', 'triage'], ['lab/data', 'etl'], ['lab/data/deep', 'model']);
    gitlab = await startSampleGitLab({ estate: projects });
    const environment = {
      ...{ GITHUB_API_URL: github.apiUrl, GITHUB_TOKEN: 'secret', GITLAB_API_URL: gitlab.apiUrl },
      ...{ CODEHUB_DATA: folder, DATABASE_URL: '', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent' },
    };
    const account = (login: string) => ({ forge: 'gitlab', login }) as const;
    const catalogue = {
      ...{ title: 'Open Code Hub', brand: 'Sample', contact: null, repositories: [], licences: [] },
      organisations: [
        { ...organisation, login: 'shared' },
        { ...organisation, login: 'shared-on-gitlab', accounts: [account('Shared')] },
        {
          ...organisation,
          login: 'lab',
          accounts: [{ forge: 'github', login: 'lab' } as const, account('lab')],
        },
      ],
      schedule: { harvest: '17 * * * *', overdueAfterHours: 26 },
    };
    const root = fileURLToPath(new URL('../..', import.meta.url));
    hub = await createServices({ version: '0', folder: root }).openHub({ environment, catalogue });
    await harvest();
    url = await new Promise<string>((resolve) => {
      served = hub.serve({ harvest: false, signal: stop.signal, onListening: resolve });
    });
  });

  afterAll(async () => {
    stop.abort();
    await served;
    await hub[Symbol.asyncDispose]();
    await github[Symbol.asyncDispose]();
    await gitlab[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  function harvest(full = false): Promise<HarvestRun> {
    return hub.harvest({
      ...{ id: `run-${++runs}`, trigger: 'command', by: { kind: 'system', name: 'command' } },
      ...{ full, only: [], signal: stop.signal, onProgress: () => {} },
    });
  }

  async function ask<T>(path: string): Promise<T> {
    return (await (await fetch(`${url}/api/v1/${path}`)).json()) as T;
  }

  const known = async () =>
    (await hub.store.identities()).map(({ id, ...rest }) => ({ forge: id.split(':')[0], ...rest }));

  test('keeps each repository under its own organisation, whatever the forge', async () => {
    expect(
      (await known()).map(({ forge, organisation: of, name }) => `${forge} ${of} ${name}`).sort(),
    ).toEqual([
      'github lab web',
      'github shared triage',
      'gitlab lab etl',
      'gitlab lab model',
      'gitlab shared-on-gitlab triage',
    ]);
  });

  test('finds owner/name on GitHub first, and on one forge when it is named', async () => {
    const { id: first } = await ask<{ id: string }>('repositories/shared/triage');
    const { id: second } = await ask<{ id: string }>('repositories/gitlab:shared/triage');
    expect([first.split(':')[0], second.split(':')[0]]).toEqual(['github', 'gitlab']);
  });

  test('shows a repository of a subgroup on a page of its own', async () => {
    const path = `repositories/${encodeURIComponent('lab/data/deep')}/model`;
    expect(await ask(path)).toMatchObject({ owner: 'lab/data/deep', name: 'model' });
    const page = await fetch(`${url}/${path}`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('model')]);
  });

  test('withdraws nothing while GitLab fails, and names what was not read', async () => {
    const before = await known();
    const stopFault = gitlab.faults.add({ kind: 'forbidden' });
    const { state, faults } = await harvest(true);
    stopFault();
    expect(state).toBe('partial');
    expect(faults.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['lab', 'shared-on-gitlab']));
    expect(await known()).toEqual(before);
  });

  test('follows moves and deletions on one forge and leaves the other alone', async () => {
    gitlab.estate.delete('shared/triage');
    gitlab.estate.rename('lab/data/etl', 'pipeline');
    gitlab.estate.transfer('lab/data/deep/model', 'shared');
    const { state } = await harvest();
    expect(state).toBe('complete');
    expect((await known()).map(({ forge, owner, name }) => `${forge} ${owner}/${name}`).sort()).toEqual([
      'github lab/web',
      'github shared/triage',
      'gitlab lab/data/pipeline',
      'gitlab shared/model',
    ]);
  });
});
