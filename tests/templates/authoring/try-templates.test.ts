import { afterEach, beforeEach, expect, test } from 'vitest';
import { freezeTemplates, tryTemplate, tryUpgrades } from '../../../src/templates/authoring/authoring.ts';
import { loadTemplates } from '../../../src/templates/templates.ts';
import { folderWith, templateYaml, trustFiles } from '../a-trust.ts';
import { policies } from '../some-templates.ts';

const { signal } = new AbortController();
let trust: ReturnType<typeof folderWith>;
beforeEach(() => (trust = folderWith(trustFiles)));
afterEach(() => trust[Symbol.dispose]());

const release = async (version: string, files: Readonly<Record<string, string>>, more = '') => {
  trust.write({ 'booking/template.yml': templateYaml('booking', version, more), ...files });
  return freezeTemplates(trust.path, loadTemplates(trust.path), ['booking']);
};

test('a release is kept once, and never written again', async () => {
  expect(await release('1.0.0', {})).toEqual([{ id: 'booking', version: '1.0.0', outcome: 'kept' }]);
  expect(await release('1.0.0', {})).toMatchObject([{ outcome: 'kept-before' }]);
  expect(await release('1.0.0', { 'booking/files/README.md': 'other' })).toMatchObject([
    { outcome: 'changed' },
  ]);
  const kept = await loadTemplates(trust.path).release('booking', '1.0.0');
  expect(kept?.template.version).toBe('1.0.0');
});

test('a service of each release is upgraded, with edits and without', async () => {
  await release('1.0.0', { 'booking/files/old.txt': 'x'.repeat(200) });
  await release('1.1.0', { 'booking/files/README.md': 'new\n' });
  expect(await tryUpgrades(loadTemplates(trust.path), 'booking', signal)).toEqual([
    { from: '1.0.0', to: '1.1.0', faults: [] },
  ]);
});

test('a question that the new release needs and cannot default is told', async () => {
  await release('1.0.0', {});
  const more = 'questions:\n  - { id: ward, title: Ward?, type: name, default: ward-2, required: true }\n';
  await release('1.1.0', {}, more);
  const [trial] = await tryUpgrades(loadTemplates(trust.path), 'booking', signal);
  expect(trial?.faults).toContainEqual(expect.stringMatching(/ward .* must hold only letters/));
});

test('a service that policies would not let pass is told, with what is lacking', async () => {
  const source = await loadTemplates(trust.path).find('booking');
  const outcome = await tryTemplate(source, 'default', { policies, trial: false, signal });
  expect(outcome.failed).toMatch(/would not meet policy\.[\s\S]*There is no licence/);
});

test('the commands of its trial are run in the service, and what they print is told', async () => {
  const trial = 'trial: { commands: [[git, log, --oneline], [git, nonsense]] }';
  trust.write({ 'booking/template.yml': templateYaml('booking', '1.0.0').replace(/trial: .*/, trial) });
  const source = await loadTemplates(trust.path).find('booking');
  const outcome = await tryTemplate(source, 'default', { policies: [], trial: true, signal });
  expect(outcome.failed).toMatch(/git nonsense[\s\S]*not a git command/);
  expect(outcome.files).toBe(4);
});
