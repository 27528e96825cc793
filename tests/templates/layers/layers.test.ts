import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '../../../src/base/problem.ts';
import { openTemplateSet } from '../../../src/templates/definitions/load-templates.ts';
import { filesInFolder } from '../../../src/templates/definitions/template-files.ts';
import { addedLayer } from '../../../src/templates/layers/add-layer.ts';
import { withoutTwins } from '../../../src/templates/layers/twins.ts';
import { freezeTemplates } from '../../../src/templates/authoring/authoring.ts';
import { readServiceRecord, type Templates } from '../../../src/templates/templates.ts';
import { upgradeFolder } from '../../../src/templates/upgrades/upgrading.ts';
import { planWithLayers } from '../../../src/templates/layers/new-with-layers.ts';
import { commit, folderWith, templateYaml, trustFiles } from '../a-trust.ts';
import { date, planFor, textOf } from '../some-templates.ts';

const { signal } = new AbortController();
const layerYaml = (version: string) =>
  templateYaml('ops', version, more).replace('id: ops', 'id: ops\nkind: layer\nshared: []');
const more = 'questions:\n  - { id: runbook, title: Where?, default: here, required: true }\n';
const page = ['# Operations', ...Array.from({ length: 12 }, (_, index) => `Step ${index}.`)];

let [trust, service]: ReturnType<typeof folderWith>[] = [];
beforeEach(() => {
  trust = folderWith({
    ...trustFiles,
    'ops/template.yml': layerYaml('1.0.0'),
    'ops/files/OPS.md': `${page.join('\n')}\nSee [%= markdown(runbook) %] of [%= markdown(serviceName) %].\n`,
    'ops/files/languages.txt': "[%= files.includes('package.json') ? 'node' : 'none' %]\n",
  });
  service = folderWith({});
});
afterEach(() => {
  trust?.[Symbol.dispose]();
  service?.[Symbol.dispose]();
});

const templates = () => openTemplateSet({ files: filesInFolder(trust?.path ?? '') });
const read = (path: string) => readFileSync(join(service?.path ?? '', path), 'utf8');

async function upgrade(more: { layer?: string; set?: Record<string, string>; templates?: Templates } = {}) {
  const { templates: all = templates(), set = {}, layer } = more;
  const readRepository = () => Promise.reject(new Problem('invalid', 'none is read'));
  const request = { directory: service?.path ?? '', set, layer, dryRun: false, date };
  const { plan } = await upgradeFolder(request, { templates: all, readRepository, signal });
  if (plan.conflicts.length === 0) commit(service?.path ?? '');
  return plan;
}

async function startService() {
  const plan = planFor(await templates().find('booking'), { serviceName: 'Ours', ward: 'Ward 9' });
  service?.write(Object.fromEntries([...plan.files.keys()].map((path) => [path, textOf(plan, path)])));
  commit(service?.path ?? '');
}

/** A second release of the layer, the first being kept. */
async function releaseLayer(): Promise<void> {
  await freezeTemplates(trust?.path ?? '', templates(), ['ops', 'booking']);
  const steps = page.join('\n').replace('Step 3.', 'Step 3, carefully.');
  trust?.write({
    'ops/template.yml': layerYaml('1.1.0'),
    'ops/files/OPS.md': `${steps}\nSee [%= markdown(runbook) %] of [%= markdown(serviceName) %].\n`,
  });
}

describe('a layer that is added to a service', () => {
  test('brings its files and its record, and answers as the service does', async () => {
    await startService();
    const plan = await upgrade({ layer: 'ops', set: { runbook: 'the wiki' } });
    expect([...plan.writes.keys()].sort()).toEqual(['.codehub.yml', 'OPS.md', 'languages.txt']);
    expect(read('OPS.md')).toContain('See the wiki of Ours.');
    expect(readServiceRecord(read('.codehub.yml')).value).toMatchObject({
      template: 'booking',
      version: '1.0.0',
      answers: { serviceName: 'Ours', ward: 'Ward 9' },
      layers: [{ template: 'ops', version: '1.0.0', answers: { runbook: 'the wiki' } }],
    });
    expect((await upgrade()).writes.size).toBe(0);
  });

  test('comes up to its newest release with the service, and edits stay', async () => {
    await startService();
    await upgrade({ layer: 'ops' });
    service?.write({ 'OPS.md': read('OPS.md').replace('# Operations', '# Operations of our ward') });
    commit(service?.path ?? '');
    await releaseLayer();
    const plan = await upgrade({ templates: templates() });
    expect(plan.conflicts).toEqual([]);
    expect(plan.changelog.map(({ version }) => version)).toEqual(['ops 1.1.0']);
    expect(read('OPS.md')).toMatch(/Operations of our ward[\s\S]*Step 3, carefully/);
    expect(readServiceRecord(read('.codehub.yml')).value?.layers).toEqual([
      { template: 'ops', version: '1.1.0', answers: { runbook: 'here' } },
    ]);
  });

  test('does not move the service to a newer release of its template', async () => {
    await startService();
    await freezeTemplates(trust?.path ?? '', templates(), ['booking']);
    trust?.write({
      'booking/template.yml': templateYaml('booking', '1.1.0'),
      'booking/files/README.md': 'new\n',
    });
    await upgrade({ layer: 'ops', templates: templates() });
    expect(readServiceRecord(read('.codehub.yml')).value?.version).toBe('1.0.0');
    expect(read('README.md')).not.toBe('new\n');
    await upgrade({ templates: templates() });
    expect(read('README.md')).toBe('new\n');
    expect(readServiceRecord(read('.codehub.yml')).value?.layers).toHaveLength(1);
  });

  test('takes answers that are set for it alone', async () => {
    await startService();
    await upgrade({ layer: 'ops' });
    await upgrade({ set: { runbook: 'elsewhere' } });
    expect(read('OPS.md')).toContain('See elsewhere of Ours.');
    await upgrade({ set: { serviceName: 'New name' } });
    expect(read('OPS.md')).toContain('See elsewhere of New name.');
  });

  test('conflicts with a file of the team of that name, and keeps it', async () => {
    await startService();
    service?.write({ 'OPS.md': 'Ours.\n' });
    commit(service?.path ?? '');
    const plan = await upgrade({ layer: 'ops' });
    expect(plan.conflicts.map(({ path }) => path)).toEqual(['OPS.md']);
    expect(read('OPS.md')).toContain('Ours.');
  });

  test('is refused twice, and when it is none', async () => {
    await startService();
    await upgrade({ layer: 'ops' });
    await expect(upgrade({ layer: 'ops' })).rejects.toThrow('has ops already');
    await expect(upgrade({ layer: 'booking' })).rejects.toThrow('There is no layer booking. There are: ops.');
  });
});

describe('a layer in a repository that was not started from a template', () => {
  test('is what the repository was made from, from then on', async () => {
    service?.write({ 'package.json': '{}\n', 'LICENSE.txt': 'Ours\n' });
    commit(service?.path ?? '');
    await upgrade({ layer: 'ops' });
    expect(read('languages.txt')).toBe('node\n');
    expect(readServiceRecord(read('.codehub.yml')).value).toMatchObject({
      template: 'ops',
      version: '1.0.0',
    });
    await releaseLayer();
    await upgrade({ templates: templates() });
    expect(read('OPS.md')).toContain('Step 3, carefully');
    expect(read('languages.txt')).toBe('node\n');
  });
});

test('a new service with a layer is what adding it later gives', async () => {
  const all = templates();
  const [booking, ops] = [await all.find('booking'), await all.find('ops')];
  const answers = { serviceName: 'Ours', ward: 'Ward 9' };
  const plan = planWithLayers(booking, [ops], { answers, set: { runbook: 'x' }, date });
  const { value: record } = readServiceRecord(textOf(planFor(booking, answers), '.codehub.yml'));
  const later = await addedLayer(record, { layer: 'ops', set: { runbook: 'x' }, date, present: [] }, all);
  expect(plan.files.get('OPS.md')).toEqual(later.to.files.get('OPS.md'));
  expect(readServiceRecord(textOf(plan, '.codehub.yml')).value?.layers).toEqual(later.record.layers);
});

test('a repository keeps its own licence under its own name', () => {
  const file = { kind: 'file' as const, content: new Uint8Array() };
  const layer = new Map(
    ['LICENCE', 'SECURITY.md', 'docs/adr/0001.md', 'README.md'].map((path) => [path, file]),
  );
  expect([...withoutTwins(layer, ['LICENSE.txt', '.github/SECURITY.md']).keys()]).toEqual([
    'docs/adr/0001.md',
    'README.md',
  ]);
  expect([...withoutTwins(layer, ['LICENCE', 'src/license.ts', 'README.rst']).keys()]).toHaveLength(4);
});
