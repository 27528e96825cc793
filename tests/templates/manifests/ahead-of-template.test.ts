import { parse as parseToml } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { FileTree } from '../../../src/domain/file-tree.ts';
import { loadTemplates, planUpgrade, readAnswers } from '../../../src/templates/templates.ts';
import { always, fresh, tools } from '../upgrades/a-template.ts';
import { bumpVersions, type Step } from './bump-versions.ts';

const templates = loadTemplates('templates');
const ids = (await templates.list()).map(({ id }) => id);
const started = '2025-02-03';

const readers: [RegExp, (text: string) => unknown][] = [
  [/\.json$/, (text) => JSON.parse(text) as unknown],
  [/\.ya?ml$/, (text) => parseYaml(text) as unknown],
  [/\.toml$/, parseToml],
];

function requireReadable(files: FileTree): void {
  for (const [path, { content }] of files) {
    const text = new TextDecoder().decode(content);
    expect(text, path).not.toMatch(/^<{7} /m);
    const [, read] = readers.find(([names]) => names.test(path)) ?? [];
    expect(() => read?.(text), path).not.toThrow();
  }
}

/** With a lock file as npm makes it, if each package needed nothing else. */
function withLock(files: FileTree): FileTree {
  const manifest = files.get('package.json');
  if (!manifest) return files;
  const root = JSON.parse(new TextDecoder().decode(manifest.content)) as Record<string, object>;
  const needs = { ...root['dependencies'], ...root['devDependencies'], ...root['optionalDependencies'] };
  const packages = Object.entries(needs).map(([name, version]) => [`node_modules/${name}`, { version }]);
  const whole = { name: 'a', lockfileVersion: 3, packages: { '': root, ...Object.fromEntries(packages) } };
  const content = new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`);
  return new Map([...files, ['package-lock.json', { kind: 'file', content }]]);
}

/** A service of the first release whose team has merged an update of every dependency, under the newest release. */
async function upgradeAhead(id: string, team: Step, template: Step | undefined) {
  const to = await templates.find(id);
  const from = await templates.release(id, '1.0.0');
  const { answers } = readAnswers(from?.template ?? { questions: [] }, {});
  if (!from || !answers) throw new Error(`${id} 1.0.0 cannot be made`);
  const files = withLock(bumpVersions(fresh(from, answers, started), team));
  const made = fresh(to, answers, started);
  const newer = { ...to, files: withLock(template === undefined ? made : bumpVersions(made, template)) };
  const record = { template: id, version: '1.0.0', started, answers };
  const plan = await planUpgrade(
    { source: { from, to: newer }, record, files, date: '2026-11-28' },
    { mergeTrees: tools.mergeTrees, signal: always },
  );
  const after = new Map([...files, ...plan.writes]);
  for (const path of plan.deletions) after.delete(path);
  return { plan, after };
}

describe.each(ids)('%s after updates of all its dependencies', (id) => {
  test.each<[Step, Step | undefined]>([
    ['minor', undefined],
    ['major', 'minor'],
    ['patch', 'major'],
  ])('its own of %s versions, the template’s of %s ones: no conflict', async (team, template) => {
    const { plan, after } = await upgradeAhead(id, team, template);
    expect(plan.conflicts).toEqual([]);
    requireReadable(after);
  });
});
