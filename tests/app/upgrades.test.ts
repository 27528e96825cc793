import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandHub } from '../../src/cli/cli.ts';
import { createServices } from '../../src/app/services.ts';
import { sampleEstate, startSampleForge, type SampleForge } from '../../simulator/simulator.ts';
import type { UpgradeRun } from '../../src/templates/templates.ts';

const hubsToken = 'the-hubs-own-github-token';
const admin = 'correct-horse-battery-staple';
const [owner, name] = ['sample-nhs-trust', 'outpatient-forms-prototype'];

/** The whole hub over the sample forge, as `codehub demo` runs it. */
describe('a hub with an administrator and a GitHub token', () => {
  const folder = mkdtempSync(join(tmpdir(), 'codehub-upgrades-'));
  const stop = new AbortController();
  let forge: SampleForge;
  let hub: CommandHub;
  let url: string;
  let served: Promise<void>;

  beforeAll(async () => {
    const estate = sampleEstate({ now: new Date('2026-11-23T12:00:00Z') });
    forge = await startSampleForge({ estate, token: hubsToken });
    const environment = {
      ...{ GITHUB_API_URL: forge.apiUrl, GITHUB_TOKEN: hubsToken, CODEHUB_ADMIN_TOKEN: admin },
      ...{ CODEHUB_DATA: folder, DATABASE_URL: '', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent' },
    };
    const catalogue = {
      ...{ title: 'Open Code Hub', brand: 'Sample', contact: null },
      ...{ organisations: estate.catalogue(), repositories: [], licences: [] },
      schedule: { harvest: '17 * * * *', overdueAfterHours: 26 },
    };
    const root = fileURLToPath(new URL('../..', import.meta.url));
    hub = await createServices({ version: '0', folder: root }).openHub({ environment, catalogue });
    await hub.harvest({
      ...{
        id: 'run-1',
        trigger: 'command',
        by: { kind: 'system', name: 'command' },
        full: false,
        only: [owner],
      },
      ...{ signal: stop.signal, onProgress: () => {} },
    });
    url = await new Promise<string>((resolve) => {
      served = hub.serve({ harvest: false, signal: stop.signal, onListening: resolve });
    });
  });

  afterAll(async () => {
    stop.abort();
    await served;
    await hub[Symbol.asyncDispose]();
    await forge[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask(path: string, body?: unknown): Promise<unknown> {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${admin}` };
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${url}/api/v1/templates/nhs-prototype/${path}`, { headers, ...sent });
    return answer.json();
  }

  test('opens a pull request for what it has harvested, and lists it with the service', async () => {
    const { id } = (await ask('upgrades', { repositories: [`${owner}/${name}`] })) as UpgradeRun;
    await expect.poll(async () => ((await ask(`upgrades/${id}`)) as UpgradeRun).finishedAt).not.toBeNull();
    const { services } = (await ask(`upgrades/${id}`)) as UpgradeRun;
    const pullRequest = { number: 1, url: `${forge.url}/${owner}/${name}/pull/1` };
    expect(services).toMatchObject([{ name, state: 'opened', pullRequest, conflicts: [{ marked: true }] }]);
    expect(await ask('services')).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          name,
          upgrade: expect.objectContaining({ outcome: 'opened', conflicts: 1, pullRequest }) as unknown,
        }),
      ]) as unknown,
    });
    expect(await hub.store.newestUpgrades({})).toMatchObject([{ actor: 'administrator', from: '1.0.0' }]);
    const page = await (await fetch(pullRequest.url)).text();
    expect(page).toContain('Do not merge yet: a conflict');
  });

  test('opens a pull request with files that are ready', async () => {
    const items = (await hub.store.findRepository(owner, name))?.findings.filter(
      ({ outcome }) => outcome === 'unmet',
    );
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${admin}` };
    const at = `${url}/api/v1/repositories/${owner}/${name}/mending`;
    const { files } = (await (await fetch(at)).json()) as { files: { kind: string }[] };
    const wanted = { files: files.map(({ kind }) => kind).slice(0, 1) };
    expect(wanted.files, JSON.stringify(items)).toHaveLength(1);
    const sent = { method: 'POST', headers, body: JSON.stringify(wanted) };
    const opened = (await (await fetch(`${at}/pull-request`, sent)).json()) as object;
    expect(opened).toMatchObject({ number: 2, outcome: 'opened' });
    const again = (await (await fetch(`${at}/pull-request`, sent)).json()) as object;
    expect(again).toMatchObject({ number: 2, outcome: 'unchanged' });
    const anonymous = { ...sent, headers: { 'Content-Type': 'application/json' } };
    expect((await fetch(`${at}/pull-request`, anonymous)).status).toBe(401);
  });
});
