import { Problem } from '../../base/problem.ts';
import { findServices } from './find-services.ts';
import {
  upgradeFolder,
  type FolderUpgrade,
  type FolderUpgradeDependencies,
  type FolderUpgradeResult,
} from './upgrade-folder.ts';

/** What became of one of many services. */
export type OneOfMany =
  | { directory: string; result: FolderUpgradeResult }
  | { directory: string; refused: { message: string; faults: readonly string[]; exitCode: number } };

export interface UpgradeAllInput extends Pick<FolderUpgrade, 'to' | 'dryRun' | 'date'> {
  folder: string;
}

/**
 * Upgrades every service in a folder, one after the other; each is upgraded whole or not at all, and one that is refused
 * or fails stops none of the others. New questions get their defaults.
 *
 * @param tools.onService told of each before it begins
 * @throws Problem as `findServices` does, and `not-found` for a folder without services; the signal's reason
 */
export async function upgradeAll(
  { folder, ...request }: UpgradeAllInput,
  { onService, ...tools }: FolderUpgradeDependencies & { onService?: (directory: string) => void },
): Promise<OneOfMany[]> {
  const directories = await findServices(folder, tools.signal);
  if (directories.length === 0) {
    const message = `There is no service in ${folder}: no folder of it holds the record that “codehub new” makes.`;
    throw new Problem('not-found', message);
  }
  const outcomes: OneOfMany[] = [];
  for (const directory of directories) {
    onService?.(directory);
    outcomes.push(await upgradeOne({ ...request, directory, set: {} }, tools));
  }
  return outcomes;
}

async function upgradeOne(request: FolderUpgrade, tools: FolderUpgradeDependencies): Promise<OneOfMany> {
  const { directory } = request;
  try {
    return { directory, result: await upgradeFolder(request, tools) };
  } catch (error) {
    tools.signal.throwIfAborted();
    const { message, faults, exitCode } =
      error instanceof Problem ? error : new Problem('partial', messageOf(error), { cause: error });
    return { directory, refused: { message, faults, exitCode } };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
