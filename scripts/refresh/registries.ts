import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Registry, Release } from './pins.ts';

const run = promisify(execFile);
const timeoutMs = 2 * 60_000;

/** A registry did not answer, or its program is not there. The message says which. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
}

/**
 * The releases of a package, as its registry's own client tells them.
 *
 * @param before of Python packages only what was published by then is told, because uv tells no dates
 * @throws RegistryError
 */
export async function releasesOf(registry: Registry, name: string, before: Date): Promise<Release[]> {
  const [program, ask] = askers[registry];
  try {
    return await ask(name, before);
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const said = (stderr.trim() || message).split('\n').find(Boolean) ?? '';
    throw new RegistryError(`${registry}: ${program} says nothing of ${name} (${said.slice(0, 160)})`, {
      cause: error,
    });
  }
}

const askers: Readonly<
  Record<Registry, [program: string, ask: (name: string, before: Date) => Promise<Release[]>]>
> = {
  npm: ['npm', npmReleases],
  // The images of Node carry the versions of Node, which the package of that name has, too.
  'node-images': ['npm', npmReleases],
  pypi: ['uv', pythonRelease],
  actions: ['git', actionReleases],
  go: ['go', goReleases],
};

async function npmReleases(name: string): Promise<Release[]> {
  const { stdout } = await run('npm', ['view', name, 'time', '--json'], {
    timeout: timeoutMs,
    maxBuffer: 50_000_000,
  });
  return Object.entries(JSON.parse(stdout) as Record<string, string>).map(([version, time]) => ({
    version,
    published: new Date(time),
  }));
}

async function pythonRelease(name: string, before: Date): Promise<Release[]> {
  const options = [
    '--no-deps',
    '--no-header',
    '--no-annotate',
    '--quiet',
    '--universal',
    '--python-version',
    '3.11',
  ];
  const asked = run('uv', ['pip', 'compile', '-', ...options, '--exclude-newer', before.toISOString()], {
    timeout: timeoutMs,
  });
  asked.child.stdin?.end(`${name}\n`);
  const { stdout } = await asked;
  return [...stdout.matchAll(/^[\w.-]+==([\d.]+)/gm)].map(([, version = '']) => ({
    version,
    published: undefined,
  }));
}

async function actionReleases(name: string): Promise<Release[]> {
  const env = { ...process.env, GIT_TERMINAL_PROMPT: '0' };
  const { stdout } = await run('git', ['ls-remote', '--tags', `https://github.com/${name}`], {
    timeout: timeoutMs,
    env,
  });
  const commits = new Map<string, string>();
  // A tag with a message is listed twice: its own object, then, with ^{}, the commit.
  for (const [, commit = '', version = ''] of stdout.matchAll(
    /^([0-9a-f]{40})\trefs\/tags\/v(\d+\.\d+\.\d+)(?:\^\{\})?$/gm,
  ))
    commits.set(version, commit);
  return [...commits].map(([version, commit]) => ({ version, commit, published: undefined }));
}

async function goReleases(name: string): Promise<Release[]> {
  const { stdout } = await run('go', ['list', '-m', '-versions', '-json', name], { timeout: timeoutMs });
  const { Versions = [] } = JSON.parse(stdout) as { Versions?: string[] };
  return Versions.map((version) => ({ version: version.replace(/^v/, ''), published: undefined }));
}
