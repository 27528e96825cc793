import { describe, expect, test } from 'vitest';
import { aPublicStore } from '../../a-public-store.ts';
import type { Problem } from '../../../src/base/problem.ts';
import type { UpgradeRun } from '../../../src/templates/templates.ts';
import { administrator } from '../../../src/auth/actor.ts';
import type { UpgradeRequest } from '../../../src/templates/upgrades/upgrade-control.ts';
import { aLaggingEstate, template, templates, type Lagging } from './a-lagging-estate.ts';

const newest = (await templates.find(template)).template.version;
const order: UpgradeRequest = { template, repositories: undefined, dryRun: false, by: administrator };
const edited = {
  service: { edits: { 'app/settings.js': [{ find: 'port: 3000', put: 'port: 4100' }] } },
  files: { 'docs/research.md': 'Five people.\n' },
};
const clashing = {
  service: {
    edits: {
      'app/views/password.html': [
        { find: '[{ text: "Enter the right password", href', put: '[{ text: "Try once more", href' },
      ],
    },
  },
};

async function run({ upgrades }: Lagging, asked: Partial<UpgradeRequest> = {}) {
  const { id } = await upgrades.start({ ...order, ...asked });
  await upgrades.ended(id);
  return upgrades.find(id) as UpgradeRun;
}

const statesOf = ({ services }: UpgradeRun) =>
  Object.fromEntries(services.map(({ name, state }) => [name, state]));

describe('upgrades that are asked for', () => {
  test('bring the newest version to a pull request and keep what the team has changed', async () => {
    await using estate = await aLaggingEstate({ edited });
    const { services, finishedAt } = await run(estate);
    const url = `${estate.forge.url}/sample-org/edited/pull/1`;
    expect(services).toMatchObject([
      { state: 'opened', from: '1.0.0', to: newest, conflicts: [], pullRequest: { url, number: 1 } },
    ]);
    expect(finishedAt).not.toBeNull();
    const files = estate.branchOf('edited');
    expect(files['app/config.js']).toContain('port: 4100');
    expect(files['app/settings.js']).toBeUndefined();
    expect(files['docs/research.md']).toBe('Five people.\n');
    expect(files['.codehub.yml']).toContain(`version: "${newest}"`);
    expect(services[0]?.writes).toContain('app/config.js');
    expect(services[0]?.deletions).toContain('app/settings.js');
    const [pull] = estate.pullsOf('edited');
    expect(pull?.title).toBe(`Upgrade from nhs-prototype 1.0.0 to ${newest}`);
    expect(pull?.body).toContain('**Security.**');
  });

  test('state conflicts plainly, in the outcome, the pull request and the files', async () => {
    await using estate = await aLaggingEstate({ clashing });
    const { services } = await run(estate);
    const path = 'lib/views/prototype/password.html';
    expect(services[0]?.conflicts).toMatchObject([{ path, kind: 'both-changed', marked: true }]);
    const [pull] = estate.pullsOf('clashing');
    expect(pull?.title).toMatch(/\(with conflicts\)$/);
    expect(pull?.draft).toBe(true);
    expect(pull?.body).toMatch(/Do not merge yet: a conflict[^]*lib\/views\/prototype\/password\.html/);
    const text = estate.branchOf('clashing')[path];
    expect(text).toMatch(/<<<<<<< yours[^]*Try once more[^]*=======[^]*>>>>>>> template nhs-prototype/);
  });

  test('are shown file by file by a dry run, conflicts first and never too much', async () => {
    await using estate = await aLaggingEstate({ clashing });
    const { services } = await run(estate, { dryRun: true });
    const differences = services[0]?.differences ?? [];
    const shown = differences.filter(({ patch }) => patch !== '');
    const isNew = shown.map(({ patch }) => /^new file mode/m.test(patch));
    expect(isNew).toEqual(isNew.toSorted());
    expect(differences[0]?.path).toBe('lib/views/prototype/password.html');
    expect(differences[0]?.patch).toMatch(/^\+<<<<<<< yours$/m);
    expect(differences.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['.codehub.yml', 'package-lock.json']),
    );
    expect(differences.find(({ path }) => path === 'package-lock.json')?.patch).toBe('');
    expect(differences.map(({ patch }) => patch).join('').length).toBeLessThanOrEqual(60_000);
  });

  test('asked for again change nothing, and each time is recorded with who asked', async () => {
    await using estate = await aLaggingEstate({ clashing });
    await run(estate);
    const before = estate.branchOf('clashing');
    expect(statesOf(await run(estate, { by: { ...administrator, name: 'Ada' } }))).toEqual({
      clashing: 'unchanged',
    });
    expect(estate.branchOf('clashing')).toEqual(before);
    expect(estate.pullsOf('clashing')).toHaveLength(1);
    const pullRequest = { url: `${estate.forge.url}/sample-org/clashing/pull/1`, number: 1 };
    const versions = { template, from: '1.0.0', to: newest };
    const known = [{ ...versions, pullRequest, conflicts: 1, message: null, at: '2026-11-23T12:00:00.000Z' }];
    expect(await estate.store.newestUpgrades({ template })).toMatchObject(known);
  });

  test('begin with services not requested yet, so that all get their turn', async () => {
    await using estate = await aLaggingEstate({ alpha: {}, beta: {}, gamma: {} });
    const namesOf = ({ services }: UpgradeRun) => services.map(({ name }) => name);
    expect(namesOf(await run(estate, { dryRun: true }))).toEqual(['alpha', 'beta', 'gamma']);
    await run(estate, { repositories: ['sample-org/alpha'] });
    expect(namesOf(await run(estate, { dryRun: true }))).toEqual(['beta', 'gamma', 'alpha']);
  });

  test('that are only tried say what would be written, open nothing and record nothing', async () => {
    await using estate = await aLaggingEstate({ clashing });
    const { services } = await run(estate, { dryRun: true });
    expect(services).toMatchObject([{ state: 'planned', pullRequest: null, conflicts: [{ marked: true }] }]);
    expect(services[0]?.writes).toContain('.codehub.yml');
    expect(estate.forge.requests.count(/^rest/)).toBe(0);
    expect(await estate.store.newestUpgrades({})).toEqual([]);
  });

  test('fail one by one, and every failure is reported and recorded', async () => {
    const lineage = { template, version: '1.0.0', source: 'record' as const };
    await using estate = await aLaggingEstate({
      'a-moved': { files: { '.codehub.yml': 'template: other\nversion: 1.0.0\nanswers: {}\n' } },
      'b-broken': { files: { '.codehub.yml': 'template: [' } },
      'c-without': { service: { without: ['.codehub.yml'] } },
      'd-marked': { files: { 'notes.md': '<<<<<<< yours\na\n=======\n' } },
      'e-gone': { evidence: { url: 'http://127.0.0.1:1/sample-org/gone' } },
      'f-elsewhere': { evidence: { forge: 'git', id: 'git:0' }, lineage },
      'g-newer': { files: { '.codehub.yml': 'template: nhs-prototype\nversion: 99.0.0\nanswers: {}\n' } },
      'h-fine': {},
      'i-done': { files: { '.codehub.yml': `template: nhs-prototype\nversion: ${newest}\nanswers: {}\n` } },
    });
    const made = await run(estate);
    const told = Object.fromEntries(made.services.map(({ name, message }) => [name, message]));
    expect(statesOf(made)).toMatchObject({ 'h-fine': 'opened', 'i-done': 'up-to-date', 'e-gone': 'failed' });
    expect(told).toMatchObject({
      'a-moved': expect.stringContaining('made from other') as string,
      'b-broken': 'Invalid .codehub.yml.',
      'c-without': 'Its .codehub.yml was not found.',
      'd-marked': expect.stringContaining('still marked') as string,
      'f-elsewhere': expect.stringContaining('not on GitHub') as string,
      'g-newer': expect.stringContaining('newer hub') as string,
    });
    const records = await estate.store.newestUpgrades({ template });
    expect(
      records
        .filter(({ outcome }) => outcome === 'failed')
        .map(({ message }) => message)
        .sort(),
    ).toEqual(
      Object.values(told)
        .filter((message) => message !== null)
        .sort(),
    );
    expect(records).toContainEqual(
      expect.objectContaining({ outcome: 'up-to-date', actor: 'administrator' }),
    );
  });

  test('of a forge that refuses, and by a fault of ours, end with what is known', async () => {
    await using estate = await aLaggingEstate({ one: {} });
    estate.forge.faults.add({ kind: 'forbidden', match: /^rest:pulls:create/ });
    const { services } = await run(estate);
    expect(services).toMatchObject([{ state: 'failed', message: expect.stringContaining('403') as string }]);
    await using faulty = await aLaggingEstate(
      { one: {} },
      { open: () => Promise.reject(new Error('secret')) },
    );
    const [failed] = (await run(faulty)).services;
    expect(failed).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('fault of the hub') as string,
    });
    expect(failed?.message).not.toContain('secret');
  });
});

describe('what is asked of others', () => {
  test('is empty for a repository that is private or has gone since it was listed', async () => {
    await using estate = await aLaggingEstate({ closed: { evidence: { visibility: 'internal' } }, gone: {} });
    const findRepository = async (owner: string, name: string) =>
      name === 'gone' ? undefined : estate.store.findRepository(owner, name);
    await using later = await aLaggingEstate(
      {},
      { store: aPublicStore({ ...estate.store, findRepository }) },
    );
    const made = await run(later, { repositories: ['sample-org/closed', 'sample-org/gone'] });
    expect(statesOf(made)).toEqual({ closed: 'failed', gone: 'failed' });
    expect(made.services.map(({ message }) => message)).toEqual([
      'The repository sample-org/closed was not found.',
      'The repository sample-org/gone was not found.',
    ]);
    expect(estate.forge.requests.count(/./)).toBe(0);
  });

  test('is written one after another, as GitHub asks', async () => {
    let [open, most] = [0, 0];
    const tools = {
      open: async () => {
        most = Math.max(most, (open += 1));
        await new Promise((resolve) => setTimeout(resolve, 20));
        open -= 1;
        return { url: 'https://github.com/a/b/pull/1', number: 1, outcome: 'opened' as const };
      },
    };
    await using estate = await aLaggingEstate({ a: {}, b: {}, c: {} }, tools);
    expect(statesOf(await run(estate))).toEqual({ a: 'opened', b: 'opened', c: 'opened' });
    expect(most).toBe(1);
  });
});

describe('which services', () => {
  const archived = { evidence: { archived: true } };
  const byContent = { lineage: { template, version: null, source: 'content' as const } };
  const upToDate = { lineage: { template, version: newest, source: 'record' as const } };

  test('are those that are behind and can be upgraded, unless they are named', async () => {
    await using estate = await aLaggingEstate({ archived, byContent, upToDate, behind: {} });
    expect(statesOf(await run(estate, { dryRun: true }))).toEqual({ behind: 'planned' });
  });

  test('are refused with the reason when named, and not recorded', async () => {
    await using estate = await aLaggingEstate({ archived, byContent, upToDate, behind: {} });
    const names = ['archived', 'byContent', 'upToDate', 'other', 'BEHIND', 'behind'];
    const made = await run(estate, { repositories: names.map((name) => `Sample-Org/${name}`) });
    expect(made.services.map(({ state, message }) => [state, message])).toEqual([
      ['refused', 'It is archived: it takes no changes.'],
      ['refused', expect.stringContaining('It has no .codehub.yml')],
      ['refused', 'It is up to date.'],
      ['refused', 'This hub does not list it as a service of this template.'],
      ['opened', null],
    ]);
    expect(await estate.store.newestUpgrades({})).toHaveLength(1);
  });

  test('none at all is an error, and so is a template there is none of', async () => {
    await using estate = await aLaggingEstate({ archived });
    await expect(run(estate)).rejects.toMatchObject({ kind: 'invalid' });
    const named = run(estate, { repositories: ['sample-org/archived'] });
    await expect(named).rejects.toMatchObject({
      faults: ['sample-org/archived: It is archived: it takes no changes.'],
    });
    await expect(run(estate, { template: 'other' })).rejects.toMatchObject({ kind: 'not-found' });
    expect(estate.forge.requests.count(/./)).toBe(0);
  });
});

describe('one run', () => {
  test('is at work at a time, and the next may begin when it has ended', async () => {
    await using estate = await aLaggingEstate({ one: {} });
    const { id } = await estate.upgrades.start({ ...order, dryRun: true });
    await expect(estate.upgrades.start(order)).rejects.toMatchObject({ kind: 'conflict' });
    await estate.upgrades.ended(id);
    expect(statesOf(await run(estate))).toEqual({ one: 'opened' });
    expect(estate.upgrades.find('other')).toBeUndefined();
  });

  test('stops with the hub, reports what was not done and starts nothing more', async () => {
    const reading: AbortSignal[] = [];
    const readTree = (_url: string, signal: AbortSignal) =>
      new Promise<never>((_resolve, reject) => {
        reading.push(signal);
        signal.addEventListener('abort', () => reject(signal.reason as Problem));
      });
    const names = ['a', 'b', 'c', 'd', 'e'];
    await using estate = await aLaggingEstate(Object.fromEntries(names.map((name) => [name, {}])), {
      readTree,
    });
    const { id } = await estate.upgrades.start(order);
    await expect.poll(() => reading.length).toBe(3);
    await estate.upgrades.stop();
    const made = estate.upgrades.find(id);
    expect(reading).toHaveLength(3);
    expect(
      made?.services.every(({ state, message }) => state === 'failed' && message?.includes('stopped')),
    ).toBe(true);
    expect(made?.finishedAt).not.toBeNull();
  });
});
