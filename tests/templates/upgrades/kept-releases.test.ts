import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { TreeFile } from '../../../src/domain/file-tree.ts';
import {
  loadTemplates,
  planUpgrade,
  readAnswers,
  findUpgradeSource,
  writeRelease,
} from '../../../src/templates/templates.ts';
import { always, contents, fresh, tools } from './a-template.ts';

const templates = loadTemplates('templates');
const listed = await templates.list();
const layers = await templates.layers();
const kept = await Promise.all(
  listed.map(async ({ id, version }) => ({
    id,
    versions: (await templates.versions(id)).filter((each) => each !== version),
  })),
);
const releases = kept.flatMap(({ id, versions }) => versions.map((version) => ({ id, version })));

describe('releases that this hub has kept', () => {
  test.each(releases)('a service of $id $version becomes what a new one is', async ({ id, version }) => {
    const release = await templates.release(id, version);
    const started = '2025-02-03';
    const { answers } = readAnswers(release?.template ?? { questions: [] }, {});
    if (!release || !answers) throw new Error('the release cannot be made with its own defaults');
    const record = { template: id, version, started, answers };
    const source = await findUpgradeSource(templates, record);
    const files = fresh(release, answers, started);
    const plan = await planUpgrade(
      { source, record, files, date: '2026-11-23' },
      { mergeTrees: tools.mergeTrees, signal: always },
    );
    const after = new Map<string, TreeFile>([...files, ...plan.writes]);
    for (const path of plan.deletions) after.delete(path);
    expect(plan.conflicts).toEqual([]);
    expect(plan.changelog.length).toBeGreaterThan(0);
    expect(contents(after)).toEqual(contents(fresh(source.to, plan.record.answers, started)));
  });

  test.each([...listed, ...layers])('$id is as its release $version was kept', async ({ id, version }) => {
    const kept = await readFile(`templates/${id}/releases/${version}.json`, 'utf8').catch(() => undefined);
    const present = writeRelease(await templates.find(id));
    expect(
      kept === present,
      `Every release has to be kept, and no release may change: a service of ${id} ${version} could not be upgraded. After a change give it a new version, with its changes, then: node scripts/freeze-template.ts ${id}`,
    ).toBe(true);
  });

  test('are of versions that their templates have left behind', () => {
    expect(releases.length).toBeGreaterThan(0);
  });
});
