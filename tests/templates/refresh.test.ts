import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withNewRelease } from '../../scripts/refresh/new-release.ts';
import { newestAllowed, pinsIn, withVersion, type Pin, type Release } from '../../scripts/refresh/pins.ts';
import { findUpdates, writeUpdates } from '../../scripts/refresh/refresh.ts';
import { RegistryError } from '../../scripts/refresh/registries.ts';

const now = new Date('2026-11-28T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const rules = { now, coolDown: 7, majors: false };
const commit = 'a'.repeat(40);
const manifest = `{
  "version": "0.1.0",
  "engines": { "node": ">=22.18.0" },
  "dependencies": {
    "zod": "4.6.7",
    "@types/node": "24.19.2"
  }
}`;
const workflow = `steps:
  - uses: actions/checkout@${commit} # v7.0.1
  - uses: r-lib/actions/setup-r@${commit} # v2.12.0
  - run: go run github.com/zricethezav/gitleaks/v8@v8.30.1 git .
`;

describe('pins', () => {
  test.each<[path: string, text: string, pins: string[]]>([
    ['package.json', manifest, ['npm zod 4.6.7', 'npm @types/node 24.19.2']],
    [
      'pyproject.toml',
      'requires = ["setuptools==84.2.1"]\ndependencies = ["Flask-WTF==1.3.0"]',
      ['pypi setuptools 84.2.1', 'pypi Flask-WTF 1.3.0'],
    ],
    [
      'Containerfile',
      'FROM docker.io/library/node:24.21.0-slim AS packages\nFROM node:24-slim',
      ['node-images node 24.21.0'],
    ],
    [
      'dot-github/workflows/ci.yml',
      workflow,
      [
        'actions actions/checkout 7.0.1',
        'actions r-lib/actions 2.12.0',
        'go github.com/zricethezav/gitleaks/v8 8.30.1',
      ],
    ],
    ['README.md', manifest, []],
  ])('of %s are found', (path, text, pins) => {
    expect(pinsIn(path, text).map(({ registry, name, version }) => `${registry} ${name} ${version}`)).toEqual(
      pins,
    );
  });

  test('are replaced where they stand, an action with its commit', () => {
    const [zod, types] = pinsIn('package.json', manifest);
    const next = withVersion(withVersion(manifest, zod!, { version: '4.7.0', published: now }), types!, {
      version: '24.20.0',
      published: now,
    });
    expect(next).toBe(manifest.replace('4.6.7', '4.7.0').replace('24.19.2', '24.20.0'));
    const [action] = pinsIn('dot-github/workflows/ci.yml', workflow);
    const other = withVersion(workflow, action!, {
      version: '7.1.0',
      commit: 'b'.repeat(40),
      published: undefined,
    });
    expect(other).toContain(`actions/checkout@${'b'.repeat(40)} # v7.1.0\n`);
    expect(other).toContain(`setup-r@${commit} # v2.12.0`);
  });
});

describe('the newest version that may be taken', () => {
  const pin = (version: string, name = 'zod'): Pin => ({ registry: 'npm', name, version, written: '' });
  const out = (version: string, days: number): Release => ({ version, published: daysAgo(days) });
  test.each<[situation: string, from: Pin, releases: Release[], majors: boolean, to: string | undefined]>([
    ['is out for a week', pin('4.6.7'), [out('4.6.8', 8), out('4.7.0', 6)], false, '4.6.8'],
    ['is no older one', pin('4.6.7'), [out('4.6.7', 90), out('4.5.9', 9)], false, undefined],
    ['is no trial', pin('4.6.7'), [out('4.7.0-rc.1', 20)], false, undefined],
    ['breaks nothing', pin('4.6.7'), [out('5.0.0', 90), out('4.6.10', 90)], false, '4.6.10'],
    ['may break something where that is wanted', pin('4.6.7'), [out('5.0.0', 90)], true, '5.0.0'],
    ['of 0.x keeps its second number', pin('0.3.1'), [out('0.4.0', 90), out('0.3.2', 90)], false, '0.3.2'],
    [
      'of types of Node keeps to its Node',
      pin('24.1.0', '@types/node'),
      [out('26.0.0', 90)],
      true,
      undefined,
    ],
  ])('%s', (_situation, from, releases, majors, to) => {
    expect(newestAllowed(from, releases, { ...rules, majors })?.version).toBe(to);
  });
});

test('templates are surveyed, and a registry that does not answer is told of', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-refresh-'));
  try {
    const files = { 'a/files/package.json': manifest, '_common/files/dot-github/workflows/ci.yml': workflow };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const survey = await findUpdates(folder, rules, async (registry, name) => {
      if (registry === 'actions') throw new RegistryError(`no answer for ${name}`);
      return name === 'zod'
        ? [
            { version: '4.6.9', published: daysAgo(9) },
            { version: '5.0.0', published: daysAgo(9) },
          ]
        : [];
    });
    expect(survey.unknown).toEqual(['no answer for actions/checkout', 'no answer for r-lib/actions']);
    expect(survey.held.map(({ release }) => release.version)).toEqual(['5.0.0']);
    await writeUpdates(folder, survey.updates);
    const changed = await readFile(join(folder, 'a/files/package.json'), 'utf8');
    expect(changed).toBe(manifest.replace('4.6.7', '4.6.9'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a template that was refreshed gets its next version, with what changed', () => {
  const before = 'id: a\nversion: 1.1.9\nchangelog:\n  - version: 1.1.9\n    date: 2026-11-28\n';
  expect(withNewRelease(before, { date: '2026-12-08', changes: ['zod 4.6.7 → 4.6.9'] })).toBe(
    'id: a\nversion: 1.1.10\nchangelog:\n  - version: 1.1.10\n    date: 2026-12-08\n    changes:\n' +
      '      - text: "zod 4.6.7 → 4.6.9"\n        security: false\n  - version: 1.1.9\n    date: 2026-11-28\n',
  );
});
