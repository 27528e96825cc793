import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answersOf, cases, type Case } from '../../../src/templates/authoring/answer-cases.ts';
import type { TreeFile } from '../../../src/domain/file-tree.ts';
import { noObject } from '../../../src/git/objects.ts';
import { startRepository } from '../../../src/git/start-repository.ts';
import { lineageByContent } from '../../../src/lineage/match-fingerprints.ts';
import { indexFingerprints } from '../../../src/lineage/fingerprints.ts';
import { plannedTree } from '../../../src/templates/planning/planned-tree.ts';
import { loadTemplates, fingerprintTemplates, writeService } from '../../../src/templates/templates.ts';
import { anEvidence } from '../../builders.ts';
import { planFor, shippedFolder, smallFolder } from '../some-templates.ts';

const templates = loadTemplates(shippedFolder);
const fingerprints = await fingerprintTemplates(templates);
const index = indexFingerprints(fingerprints);

async function treeFor(id: string, kind: Case) {
  const source = await templates.find(id);
  return plannedTree(planFor(source, answersOf(kind, source.template)).files, { folderIds: true });
}

test('the tree of a plan is the tree git makes of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-fingerprint-'));
  try {
    const source = await templates.find('nhs-service-node');
    const started = planFor(source);
    // Git sorts lib/ between lib-b.ts and lib.ts the other way round than names alone would.
    const odd = ['odd/lib/a.ts', 'odd/lib-b.ts', 'odd/lib.ts', 'odd/link', 'a-link'].map(
      (path): [string, TreeFile] => [path, { kind: kindFor(path), content: new TextEncoder().encode(path) }],
    );
    const plan = { ...started, files: new Map([...started.files, ...odd]) };
    const service = join(folder, 'service');
    await writeService(plan, service, { prepare: (place) => startRepository(place, 'Start') });
    const listed = execFileSync('git', ['-C', service, 'ls-tree', '-r', '-t', 'HEAD'], { encoding: 'utf8' });
    const oids = new Map(listed.split('\n').map((line) => [line.slice(53), line.slice(12, 52)]));
    const tree = plannedTree(plan.files, { folderIds: true });
    expect(tree.map(({ path, oid }) => [path, oid])).toEqual(tree.map(({ path }) => [path, oids.get(path)]));
    expect(tree.map(({ path }) => path)).toContain('.github/workflows');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function kindFor(path: string): TreeFile['kind'] {
  if (path.endsWith('link')) return 'symlink';
  return path.endsWith('b.ts') ? 'executable' : 'file';
}

test('the tree of a plan has no folder ids unless they are asked for', async () => {
  const files = planFor(await templates.find('nhs-service-node')).files;
  const [without, with_] = [false, true].map((folderIds) => plannedTree(files, { folderIds }));
  const idsOf = (type: string) => without?.filter((each) => each.type === type).map(({ oid }) => oid);
  expect(new Set(idsOf('folder'))).toEqual(new Set([noObject]));
  expect(without?.filter(({ type }) => type === 'file')).toEqual(
    with_?.filter(({ type }) => type === 'file'),
  );
});

describe.each((await templates.list()).map(({ id, version }) => [id, version]))('%s', (id, version) => {
  test.each(Object.keys(cases) as Case[])(
    'is recognised by its files without the record, for %s answers',
    async (kind) => {
      const tree = (await treeFor(id, kind)).filter(({ path }) => path !== '.codehub.yml');
      expect(lineageByContent(anEvidence({ tree }), index)).toEqual({
        template: id,
        version,
        source: 'content',
      });
    },
  );
});

test('every kept release is distinguished from the others', async () => {
  for (const { template: id, version } of fingerprints) {
    const source = await templates.release(id, version ?? '');
    if (!source) throw new Error(`${id} ${version}`);
    const tree = plannedTree(planFor(source).files, { folderIds: true });
    expect(lineageByContent(anEvidence({ tree }), index)).toMatchObject({ template: id, version });
  }
});

test('a fingerprint holds nothing that depends on answers', async () => {
  const [fingerprint] = await fingerprintTemplates(loadTemplates(smallFolder));
  const paths = fingerprint?.entries.map(({ path }) => path);
  expect(paths).not.toContain('README.md');
  expect(paths).not.toContain('.codehub.yml');
});
