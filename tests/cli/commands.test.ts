import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleEstate, startSampleForge, type SampleForge } from '../../simulator/simulator.ts';
import { hubFolder, runHub, startHub } from './run-hub.ts';

const catalogue = `
policies: [nhs-osp-2022]
organisations:
  - { login: sample-nhs-trust, name: Sample Trust, bodyType: trust, nation: England }
  - { login: sample-health-technology, name: Sample Technology, bodyType: arms-length-body, nation: England }
`;

let forge: SampleForge;
let hub: Awaited<ReturnType<typeof hubFolder>>;
let env: Record<string, string>;

beforeAll(async () => {
  forge = await startSampleForge({ estate: sampleEstate({ now: new Date() }) });
  hub = await hubFolder(catalogue);
  env = { GITHUB_API_URL: forge.apiUrl, GITHUB_TOKEN: 'sample' };
});
afterAll(async () => {
  await forge[Symbol.asyncDispose]();
  await hub[Symbol.asyncDispose]();
});

const run = (...args: string[]) => runHub(args, { folder: hub.folder, env });

describe('a harvest and what follows from it', () => {
  test('harvest --json prints one document and nothing else', async () => {
    const { code, out, err } = await run('harvest', '--json');
    expect(err.includes('\u001b')).toBe(false);
    const record = JSON.parse(out) as { state: string; counts: { found: number } };
    expect(record.state).toBe('complete');
    expect(record.counts.found).toBeGreaterThan(10);
    expect(code).toBe(0);
  });

  test('a second harvest asks once and finds nothing new', async () => {
    forge.requests.reset();
    const { out, code } = await run('harvest');
    expect(code).toBe(0);
    expect(out).toMatch(/0 read: 0 new, 0 changed/);
    expect(forge.requests.total).toBe(1);
  });

  test('search finds it', async () => {
    const { out, code } = await run('search', 'fhir', '--json');
    expect(code).toBe(0);
    expect((JSON.parse(out) as { total: number }).total).toBeGreaterThan(0);
  });

  test('a search for nothing says so', async () => {
    expect((await run('search', 'qqqqzzzz')).out).toMatch(/Nothing found for qqqqzzzz/);
  });

  test('export writes whole files and leaves no part behind', async () => {
    const { code } = await run('export', 'csv', '-o', 'estate.csv');
    expect(code).toBe(0);
    const lines = (await readFile(join(hub.folder, 'estate.csv'), 'utf8')).split('\r\n');
    expect(lines[0]).toMatch(/^fullName,organisation,/);
    expect(lines.length).toBeGreaterThan(10);
    expect((await readdir(hub.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('assess asks no forge and changes nothing the second time', async () => {
    forge.requests.reset();
    const { out, code } = await run('assess');
    expect(code).toBe(0);
    expect(out).toMatch(/repositories assessed; 0 changed their status/);
    expect(forge.requests.total).toBe(0);
  });

  test('a policy can be tried on everybody without changing anything', async () => {
    const { out } = await run('assess', '--policy', 'gds-ai-open-code-2026', '--dry-run', '--json');
    expect((JSON.parse(out) as { repositories: number }).repositories).toBeGreaterThan(10);
    expect((await run('assess')).out).toMatch(/0 changed their status/);
  });

  test('serve answers, shuts down when asked to, and harvests are visible', async () => {
    const server = startHub(['serve', '--no-harvest'], { folder: hub.folder, env: { ...env, PORT: '0' } });
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await server.says(/Open Code Hub is at http/))?.[0] ?? '';
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    const answer = (await (await fetch(`${url}/api/v1/harvests`)).json()) as { total: number };
    expect(answer.total).toBeGreaterThan(1);
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });
});

describe('stopping', () => {
  test('Ctrl-C in the middle leaves the store in order, and the next harvest goes on', async () => {
    await using other = await hubFolder(catalogue);
    const stop = forge.faults.add({ kind: 'slow', delayMs: 600_000 });
    const before = forge.requests.total;
    const harvest = startHub(['harvest'], { folder: other.folder, env });
    await expect.poll(() => forge.requests.total).toBeGreaterThan(before);
    harvest.child.kill('SIGINT');
    const { code, err } = await harvest.ended;
    stop();
    expect(err).toMatch(/Stopped/);
    expect(code).toBe(130);
    const next = await runHub(['harvest', '--json'], { folder: other.folder, env });
    expect((JSON.parse(next.out) as { state: string }).state).toBe('complete');
  });
});

describe('wrong input', () => {
  test.each([
    [['harvest', '--organisation', 'nobody'], 2, /Not in the catalogue: nobody/],
    [['export', 'pdf'], 2, /csv, jsonl/],
    [['search', 'x', '--limit', '1000'], 2, /from 1 to 100/],
    [['check', 'no-such-folder'], 3, /no-such-folder/],
    [['licence', 'no-such-file'], 3, /no-such-file/],
    [['check', '--policy', 'made-up'], 2, /There is no policy made-up/],
    [['frobnicate'], 2, /unknown command/],
  ] as const)('%s ends with %i and says why', async (args, code, message) => {
    const ended = await run(...args);
    expect(ended.err).toMatch(message);
    expect(ended.err).not.toMatch(/\n\s+at /);
    expect(ended.out).toBe('');
    expect(ended.code).toBe(code);
  });

  test('a search before any harvest says what to do first', async () => {
    await using fresh = await hubFolder(catalogue);
    const { code, out, err } = await runHub(['search', 'fhir'], { folder: fresh.folder, env });
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/Nothing has been harvested yet\. Run “codehub harvest” first\./);
  });

  test('help shows no default that says nothing', async () => {
    const help = [(await run('new', '--help')).out, (await run('check', '--help')).out].join('');
    expect(help).not.toMatch(/default:\s+(false|\{\}|\[\])/);
    expect(help).toMatch(/default:\s+"mandatory"/);
  });

  test('every fault of the configuration is reported at once', async () => {
    await using broken = await hubFolder(
      'organisations:\n  - { login: "-", name: x, bodyType: trust, nation: Mars }\n',
    );
    const { code, err } = await runHub(['harvest'], {
      folder: broken.folder,
      env: { PORT: 'http', LOG_LEVEL: 'loud' },
    });
    expect(code).toBe(2);
    for (const word of [/PORT/, /LOG_LEVEL/, /line 2: organisations.0.login/, /organisations.0.nation/])
      expect(err).toMatch(word);
  });

  test('a forge that cannot be reached ends with 4, and keeps what was known', async () => {
    const dead = { ...env, GITHUB_API_URL: 'http://127.0.0.1:9' };
    const { code, out } = await runHub(['harvest'], { folder: hub.folder, env: dead });
    expect(out).toMatch(/existing data was kept/);
    expect(code).toBe(4);
    expect(
      (JSON.parse((await run('search', 'fhir', '--json')).out) as { total: number }).total,
    ).toBeGreaterThan(0);
  });
});

describe('checking a working copy', () => {
  test('needs no catalogue, and ends with 1 when something mandatory is missing', async () => {
    const folder = join(hub.folder, 'copy');
    await mkdir(folder);
    await writeFile(
      join(folder, 'README.md'),
      '# Beds\n\nThis service shows which beds are free on each ward, so that nurses can plan admissions.\n',
    );
    await writeFile(
      join(folder, 'SECURITY.md'),
      '# Security\n\nReport a vulnerability to security@beds.nhs.uk. We answer within 5 days.\n',
    );
    const bad = await runHub(['check', 'copy', '--json'], {
      folder: hub.folder,
      env: { CODEHUB_CATALOG: 'nowhere.yml' },
    });
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.out)).toMatchObject({ passed: false, licence: null, policy: 'nhs-osp-2022' });
    await writeFile(join(folder, 'LICENCE'), await readFile(new URL('../../LICENCE', import.meta.url)));
    const good = await runHub(['check', 'copy'], { folder: hub.folder });
    expect(good.code).toBe(0);
    expect(good.out).toMatch(/Licence: MIT/);
  });

  test('licence reads one file, whatever it is called', async () => {
    await writeFile(join(hub.folder, 'terms.txt'), await readFile(new URL('../../LICENCE', import.meta.url)));
    const { out, code } = await run('licence', 'terms.txt', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { path: 'terms.txt', licence: { spdx: 'MIT', files: [{ path: 'terms.txt' }] } },
    ]);
  });

  test('licence answers for the paths that it can read, and tells none from not known', async () => {
    await writeFile(join(hub.folder, 'terms.txt'), await readFile(new URL('../../LICENCE', import.meta.url)));
    await writeFile(join(hub.folder, 'LICENSE.pdf'), '%PDF-1.4\n');
    await writeFile(join(hub.folder, 'package.json'), '{"license": "gpl-3.0+ \\u001b[31m"}');
    const missing = await run('licence', 'nowhere', 'terms.txt');
    expect(missing.code).toBe(3);
    expect(missing.out).toMatch(/^terms\.txt: MIT/);
    expect(missing.err).toMatch(/nowhere/);
    expect((await run('licence', 'LICENSE.pdf')).code).toBe(6);
    const none = await run('licence', 'package.json');
    expect(none.out).not.toContain('\u001b');
    await rm(join(hub.folder, 'package.json'));
  });
});
