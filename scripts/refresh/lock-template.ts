import { writeFile } from 'node:fs/promises';
import { npmLockOf } from './npm-lock.ts';
import { pythonLockOf } from './python-lock.ts';
import { filesOfDefaultService, storedFile, storedPath } from './template-files.ts';

interface LockRequest {
  /** Nothing that was published later is chosen. */
  before: Date;
  /** Chooses everything again, in place of what is locked. */
  anew: boolean;
}

/** Which parts of a Python project a lock file of this name holds. */
const extrasIn: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'nhs-service-python': { 'requirements.txt': [], 'requirements-dev.txt': ['dev'] },
  'rap-python': { 'requirements.txt': ['dev'] },
};

/**
 * Makes the lock files of one template go with its manifests.
 *
 * @returns which files were written, by path in the service
 */
export async function lockTemplate(id: string, { before, anew }: LockRequest): Promise<string[]> {
  const files = await filesOfDefaultService(id);
  const written: string[] = [];
  const keep = async (path: string, text: string) => {
    if ((await storedFile(id, path)) === text) return;
    await writeFile(storedPath(id, path), text);
    written.push(path);
  };
  const manifest = files.get('package.json');
  const lockOf = (path: string) => (anew ? undefined : files.get(path));
  if (manifest !== undefined)
    await keep('package-lock.json', await npmLockOf(manifest, { lock: lockOf('package-lock.json'), before }));
  const project = files.get('pyproject.toml');
  if (project === undefined) return written;
  for (const [path, extras] of Object.entries(extrasIn[id] ?? {}))
    await keep(path, await pythonLockOf(project, { extras, lock: lockOf(path), before }));
  return written;
}
