import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Problem } from '../base/problem.ts';
import { joinPacks, parsePack, type PolicyFile } from '../policy/policy.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { Policy } from '../domain/policy.ts';
import { readCatalogue } from './catalogue-file.ts';
import { ownPolicyFolder, readEnvironment, type Environment } from './environment.ts';

export interface Config {
  environment: Environment;
  policies: readonly Policy[];
  catalogue: Catalogue;
}

export interface ConfigSources {
  env: NodeJS.ProcessEnv;
  /** What relative paths in the environment are relative to. */
  folder: string;
  /** Where the policy packs are. */
  policyFolder: string;
  /** In place of the file that the environment names. */
  catalogue?: Catalogue | undefined;
}

/**
 * Environment, policy packs and `catalog.yml` as one frozen, validated whole.
 *
 * @throws Problem `invalid` that lists every fault found in any of them
 */
export async function loadConfig({
  env,
  folder,
  policyFolder,
  catalogue: given,
}: ConfigSources): Promise<Config> {
  const { environment, faults } = readEnvironment(env, folder);
  const policies = await readPolicies([policyFolder, ...(environment?.policyFolder ?? [])]);
  const file = environment?.catalogFile ?? join(folder, 'catalog.yml');
  const catalogue = given ? { value: given, faults: [] } : await loadCatalogue(file, policies.found);
  const all = [...faults, ...policies.faults, ...catalogue.faults];
  if (!environment || !catalogue.value || all.length > 0) {
    throw new Problem('invalid', 'The configuration is not right.', { faults: all });
  }
  return freeze({ environment, policies: policies.found, catalogue: catalogue.value });
}

/**
 * Reads the catalogue again, for a running server.
 *
 * @throws Problem `invalid` with every fault; the caller keeps what it had
 */
export async function reloadCatalogue(config: Config): Promise<Catalogue> {
  const { value, faults } = await loadCatalogue(config.environment.catalogFile, config.policies);
  if (!value) throw new Problem('invalid', 'The catalogue is not right.', { faults });
  return freeze(value);
}

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
async function readPolicies(folders: readonly string[]) {
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

async function loadCatalogue(file: string, policies: readonly Policy[]) {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    return { value: undefined, faults: [`${file} ${reason}. Set CODEHUB_CATALOG to the catalogue's path.`] };
  }
  return readCatalogue(
    content,
    basename(file),
    policies.map(({ id }) => id),
  );
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}
