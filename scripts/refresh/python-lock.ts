import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const timeoutMs = 10 * 60_000;

interface LockOptions {
  /** Optional parts of the project that are locked along. */
  extras: readonly string[];
  /** The lock there is: what still fits is kept. Undefined: all is chosen anew. */
  lock: string | undefined;
  /** Nothing that was published later is chosen. */
  before: Date;
}

/**
 * Every package that a `pyproject.toml` needs, with the hashes of its files, for all platforms and from the oldest Python on.
 *
 * @param project with its places filled in
 * @throws what uv says, for versions that do not go together, a registry that does not answer or uv itself missing
 */
export async function pythonLockOf(project: string, { extras, lock, before }: LockOptions): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-lock-'));
  try {
    const path = join(folder, 'requirements.txt');
    await writeFile(join(folder, 'pyproject.toml'), project);
    if (lock !== undefined) await writeFile(path, lock);
    // One version of a package for all, so that two machines give the same figures.
    const shown = [
      '--universal',
      '--generate-hashes',
      '--python-version',
      '3.11',
      '--fork-strategy',
      'fewest',
    ];
    const chosen = extras.flatMap((extra) => ['--extra', extra]);
    const args = ['pip', 'compile', 'pyproject.toml', ...shown, ...chosen, '--no-header', '--quiet'];
    await run('uv', [...args, '--exclude-newer', before.toISOString(), '-o', 'requirements.txt'], {
      cwd: folder,
      timeout: timeoutMs,
    });
    const command = `uv pip compile pyproject.toml ${[...shown, ...chosen].join(' ')} -o FILE`;
    const header = `# Every package that is installed, with the hashes of its files. Made from pyproject.toml, for Python 3.11 and later:\n#    ${command}\n`;
    return `${header}${await readFile(path, 'utf8')}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
