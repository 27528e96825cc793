import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publiccodeFaults } from '../../src/documents/publiccode/publiccode.ts';
import { answersOf, cases, type Case } from '../../src/templates/authoring/answer-cases.ts';
import { startRepository } from '../../src/git/start-repository.ts';
import { loadTemplates, requireChecked, writeService } from '../../src/templates/templates.ts';
import { planFor, policies, shippedFolder, textOf } from './some-templates.ts';

const templates = loadTemplates(shippedFolder);
const ids = (await templates.list()).map(({ id }) => id);
const kinds = Object.keys(cases) as Case[];

/** What the policy wants people to find in a README, by the words a heading may have. */
const headings = {
  'who it is for': /who|users/i,
  status: /status|phase/i,
  'running it': /run|start|install/i,
  tests: /test/i,
  configuration: /config|setting/i,
  data: /data/i,
  security: /secur/i,
  contact: /contact|support|ask/i,
  contributing: /contribut/i,
  licence: /licence/i,
};

test('every template can be read', async () => {
  expect(await templates.faults()).toEqual([]);
  expect(ids.length).toBeGreaterThan(0);
});

describe.each(ids)('%s', (id) => {
  test.each(kinds)('meets what policies demand for answers of the kind %s', async (kind) => {
    const source = await templates.find(id);
    const findings = requireChecked(planFor(source, answersOf(kind, source.template)), policies);
    const demanded = findings.filter(({ force }) => force !== 'recommended');
    expect(demanded.length).toBeGreaterThan(15);
    expect(demanded.filter(({ outcome }) => outcome !== 'met')).toEqual([]);
  });

  test.each(kinds)('has a valid publiccode.yml for answers of the kind %s', async (kind) => {
    const source = await templates.find(id);
    const text = textOf(planFor(source, answersOf(kind, source.template)), 'publiccode.yml');
    expect(publiccodeFaults(text)).toEqual([]);
  });

  test('has a README with every heading that people look for', async () => {
    const readme = textOf(planFor(await templates.find(id)), 'README.md');
    const found = [...readme.matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = '']) => heading);
    const missing = Object.entries(headings).filter(
      ([, words]) => !found.some((heading) => words.test(heading)),
    );
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  test('commits every file, and ignores none of them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'codehub-every-'));
    try {
      const source = await templates.find(id);
      const plan = planFor(source, answersOf('hostile', source.template));
      const service = join(folder, 'service');
      await writeService(plan, service, { prepare: (place) => startRepository(place, 'Start') });
      const listed = execFileSync('git', ['-C', service, 'ls-files', '-z'], { encoding: 'utf8' });
      expect(listed.split('\0').filter(Boolean).sort()).toEqual([...plan.files.keys()].sort());
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('names the Crown as the holder of the copyright only for bodies of the Crown', async () => {
    const source = await templates.find(id);
    const naming = (crownBody: boolean) =>
      [...planFor(source, { crownBody }).files]
        .filter(([, { content }]) => /crown copyright/i.test(new TextDecoder().decode(content)))
        .map(([path]) => path);
    expect(naming(false)).toEqual([]);
    expect(naming(true)).toEqual(expect.arrayContaining(['LICENCE', 'README.md', 'publiccode.yml']));
    expect(textOf(planFor(source), 'LICENCE')).toContain('Copyright (c) 2026 Example NHS organisation\n');
  });

  test('pins the actions it uses to a commit, and gives them no more than they need', async () => {
    const { files } = planFor(await templates.find(id));
    const workflows = [...files].filter(([path]) => path.startsWith('.github/workflows/'));
    expect(workflows.length).toBeGreaterThan(1);
    for (const [path, { content }] of workflows) {
      const text = new TextDecoder().decode(content);
      for (const [use] of text.matchAll(/^\s*-? *uses: .*$/gm))
        expect(use, path).toMatch(/@[0-9a-f]{40} # v\d/);
      expect(text, path).toMatch(/^permissions:\n {2}contents: read$/m);
    }
  });

  test('names no person and no address that could be real', async () => {
    for (const [path, { content }] of planFor(await templates.find(id)).files) {
      const text = new TextDecoder().decode(content);
      const addresses = [...text.matchAll(/[\w.+-]+@([a-z][\w-]*(?:\.[\w-]+)*\.[a-z]{2,})/gi)].filter(
        ([, host = '']) => !/(?:^|\.)example\.(?:nhs\.uk|com|org)$|\.(?:js|ts|json|yml|md|git)$/i.test(host),
      );
      expect(
        addresses.map(([address]) => address),
        path,
      ).toEqual([]);
    }
  });
});
