import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { packageName } from '../../src/domain/package-name.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
const packed = z
  .array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string(), mode: z.number() })) }))
  .length(1);

/** Packs the project as npm publishes it, and puts it where npm would install it. */
function install() {
  const said = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    ...{
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, PATH: path },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  });
  const [archive] = packed.parse(JSON.parse(said));
  execFileSync('tar', ['xzf', join(folder, archive?.filename ?? ''), '-C', folder]);
  const place = join(folder, 'node_modules', packageName);
  mkdirSync(dirname(place), { recursive: true });
  renameSync(join(folder, 'package'), place);
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
  return { place, files: archive?.files ?? [] };
}

const { place, files } = install();
const run = (program: string, ...args: string[]) =>
  execFileSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });

describe('the published package', () => {
  test('has the scoped name that pages and services teach, and may be published', () => {
    const manifest = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      name: packageName,
      bin: { codehub: 'bin/codehub.js' },
      publishConfig: { access: 'public', provenance: true },
    });
    expect(manifest).not.toHaveProperty('private');
  });

  test('holds the code as JavaScript with what it reads, and nothing else', () => {
    const paths = files.map((file) => file.path);
    const allowed =
      /^(?:bin\/[\w-]+\.js|dist\/(?:src|simulator)\/.+\.(?:js|json|ya?ml|md)|dist\/(?:templates|policies|views|public)\/.+|(?:dist\/)?package\.json|README\.md|LICENCE|CHANGELOG\.md)$/;
    expect(paths.filter((each) => !allowed.test(each))).toEqual([]);
    expect(
      paths.filter((each) => /^dist\/(?:src|simulator)\/.*\.ts$|\.env|\.sqlite|\.pem$/.test(each)),
    ).toEqual([]);
    expect(paths).toContain('dist/views/home/home.ejs');
    expect(files.find((file) => file.path === 'bin/codehub.js')?.mode).toBe(0o755);
  });

  test('holds every file of every template', () => {
    const kept = execFileSync('git', ['ls-files', '-z', 'templates'], { cwd: root, encoding: 'utf8' });
    const paths = new Set(files.map((file) => file.path));
    const missing = kept.split('\0').filter((each) => each !== '' && !paths.has(`dist/${each}`));
    expect(missing).toEqual([]);
  });

  test('makes and upgrades services like the project itself', () => {
    const own = join(root, 'bin', 'codehub.js');
    const installed = join(place, 'bin', 'codehub.js');
    const made = ['new', 'rap-r', 'a-service', '--dry-run', '--json'];
    expect(run(installed, ...made)).toBe(run(own, ...made));
    run(installed, 'new', 'nhs-prototype', 'my-idea');
    expect(run(installed, 'upgrade', 'my-idea')).toMatch(/^Up to date/);
  });

  test('leaves nothing of the packing in the project', () => {
    const left = execFileSync('git', ['status', '--porcelain', '--ignored', 'dist'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(left).toBe('');
  });
});

test('a release is published with its origin, by a workflow that may do little', () => {
  const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8');
  expect(workflow).toContain('npm publish --provenance --access public');
  expect(workflow.match(/permissions:[^]*?(?=\n\w|\n {4}\w)/g)?.join('')).not.toContain('contents: write');
  for (const [, version] of workflow.matchAll(/uses: \S+@(\S+)/g)) expect(version).toMatch(/^[0-9a-f]{40}$/);
});
