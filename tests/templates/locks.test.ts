import { subset } from 'semver';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answersOf, cases, type Case } from '../../src/templates/authoring/answer-cases.ts';
import { loadTemplates } from '../../src/templates/templates.ts';
import { planFor, shippedFolder, textOf } from './some-templates.ts';

const versions = z.record(z.string(), z.string()).default({});
const parts = z.object({
  name: z.string().optional(),
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
  engines: versions,
});
const entry = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  engines: z.union([z.object({ node: z.string().optional() }), z.array(z.string())]).optional(),
  dependencies: versions,
});
const lockFile = z.object({
  name: z.string().optional(),
  packages: z.object({ '': parts }).catchall(entry),
});

const templates = loadTemplates(shippedFolder);
const ids = (await templates.list()).map(({ id }) => id);
const kinds = Object.keys(cases) as Case[];

interface Pair {
  manifest: z.infer<typeof parts>;
  lock: z.infer<typeof lockFile> | undefined;
}

async function pairOf(id: string, kind: Case): Promise<Pair | undefined> {
  const source = await templates.find(id);
  const plan = planFor(source, answersOf(kind, source.template));
  if (!plan.files.has('package.json')) return undefined;
  const lock = plan.files.has('package-lock.json')
    ? lockFile.parse(JSON.parse(textOf(plan, 'package-lock.json')))
    : undefined;
  return { manifest: parts.parse(JSON.parse(textOf(plan, 'package.json'))), lock };
}

describe.each(ids)('the lock file of %s', (id) => {
  test('is there for the default answers, wherever there are packages of npm', async () => {
    const pair = await pairOf(id, 'default');
    expect(pair === undefined || pair.lock !== undefined).toBe(true);
  });

  test.each(kinds)('goes with package.json for answers of the kind %s', async (kind) => {
    const { manifest, lock } = (await pairOf(id, kind)) ?? {};
    if (!manifest || !lock) return;
    const { '': root, ...installed } = lock.packages;
    expect(root).toEqual(manifest);
    expect(lock.name).toBe(manifest.name);
    const direct = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, version] of Object.entries(direct))
      expect(installed[`node_modules/${name}`], name).toMatchObject({ version });
  });

  test('asks for a Node that every package can run on', async () => {
    const { manifest, lock } = (await pairOf(id, 'default')) ?? {};
    if (!manifest || !lock) return;
    const { '': _, ...installed } = lock.packages;
    const asked = manifest.engines['node'] ?? '*';
    const wanted = Object.entries(installed).flatMap(([path, { engines }]) =>
      engines === undefined || Array.isArray(engines) ? [] : [[path, engines.node ?? '*'] as const],
    );
    expect(wanted.filter(([, range]) => !subset(asked, range))).toEqual([]);
  });

  test('has a checksum for every package and the address of none', async () => {
    const { lock } = (await pairOf(id, 'default')) ?? {};
    const { '': _, ...installed } = lock?.packages ?? { '': {} };
    for (const [path, { integrity, resolved }] of Object.entries(installed)) {
      expect(integrity, path).toMatch(/^sha512-/);
      expect(resolved, path).toBeUndefined();
    }
  });
});

describe.each(['nhs-service-python', 'rap-python'])('the list of Python packages of %s', (id) => {
  test('pins what pyproject.toml asks for, with checksums', async () => {
    const plan = planFor(await templates.find(id));
    const project = textOf(plan, 'pyproject.toml');
    const wanted = [...project.matchAll(/^dependencies = \[([^\]]*)\]|^dev = \[([^\]]*)\]/gm)]
      .flatMap(([, run = '', dev = '']) => [...`${run}${dev}`.matchAll(/"([\w-]+==[\d.]+)"/g)])
      .map(([, pin = '']) => pin.toLowerCase());
    const path = plan.files.has('requirements-dev.txt') ? 'requirements-dev.txt' : 'requirements.txt';
    const lines = textOf(plan, path).split('\n');
    expect(wanted.length).toBeGreaterThan(2);
    for (const pin of wanted) expect(lines).toContain(`${pin} \\`);
    const pins = lines.filter((line) => /^[a-z]/.test(line));
    expect(pins.filter((line) => !/^[a-z][\w.-]*==[\w.]+(?: ; [^\\]+)? \\$/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.includes('--hash=sha256:')).length).toBeGreaterThan(pins.length);
  });
});
