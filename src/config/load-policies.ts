import { readFile, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Problem } from '../base/problem.ts';
import type { Policy } from '../domain/policy.ts';
import { joinPacks, parsePack, type PolicyFile } from '../policy/policy.ts';

/**
 * The policy packs in a folder, in the order of their file names, and those of the folder that the environment names.
 *
 * @param base what a relative path in the environment is relative to
 * @throws Problem `invalid` with every fault in any of them
 */
export async function loadPolicies(
  folder: string,
  { env, base }: { env: NodeJS.ProcessEnv; base: string } = { env: {}, base: '.' },
): Promise<readonly Policy[]> {
  const { found, faults } = await readPolicies([folder, ...ownPolicyFolder(env, base)]);
  if (faults.length > 0) throw new Problem('invalid', 'The policies are not right.', { faults });
  return freeze(found);
}

/** The packs of all folders: those of the hub, then those of the operator. */
export async function readPolicies(folders: readonly string[]) {
  const files: PolicyFile[] = [];
  const faults: string[] = [];
  for (const folder of folders)
    for (const { name, content } of await packsIn(folder, faults)) {
      try {
        files.push(parsePack(content, `${basename(folder)}/${name}`));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        faults.push(...error.faults);
      }
    }
  if (faults.length > 0) return { found: files as Policy[], faults };
  const joined = joinPacks(files);
  return { found: joined.policies, faults: joined.faults };
}

async function packsIn(folder: string, faults: string[]): Promise<{ name: string; content: string }[]> {
  try {
    const names = (await readdir(folder)).filter((each) => /\.ya?ml$/.test(each)).sort();
    return await Promise.all(
      names.map(async (name) => ({ name, content: await readFile(join(folder, name), 'utf8') })),
    );
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    faults.push(
      `The folder of policies ${folder} ${missing ? 'does not exist' : 'cannot be read'}. Set CODEHUB_POLICIES to its path.`,
    );
    return [];
  }
}

/** The folder of the operator's own policy packs, of `CODEHUB_POLICIES`; empty where it is not set. */
export function ownPolicyFolder(
  { CODEHUB_POLICIES: path = '' }: NodeJS.ProcessEnv,
  folder: string,
): string[] {
  return path.trim() === '' ? [] : [resolve(folder, path.trim())];
}

/** Makes a value, and all that is in it, one that nothing can change. */
export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}
