import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Problem } from '../base/problem.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { Policy } from '../domain/policy.ts';
import { readCatalogue } from './catalogue-file.ts';
import { readEnvironment, type Environment } from './environment.ts';
import { freeze, readPolicies } from './load-policies.ts';

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
