import { unwatchFile, watchFile } from 'node:fs';
import type { Log } from '../base/log.ts';
import { Problem } from '../base/problem.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { reloadCatalogue, type Config } from './load-config.ts';

const lookEvery = 3000;

export interface LiveCatalogue extends Disposable {
  /** The catalogue in force. */
  current(): Catalogue;
}

/**
 * Follows edits of the catalogue file while the hub runs. A file with faults is reported and changes nothing.
 *
 * @param onChange called after a new catalogue has come into force
 */
export function followCatalogue(
  config: Config,
  log: Log,
  onChange: (catalogue: Catalogue) => Promise<void>,
): LiveCatalogue {
  const file = config.environment.catalogFile;
  let current = config.catalogue;

  async function reload(): Promise<void> {
    try {
      current = await reloadCatalogue(config);
      log.info({ organisations: current.organisations.length }, 'The catalogue was edited and is in force');
      await onChange(current);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      log.error(
        { faults: error.faults },
        'The catalogue was edited and has faults; the one before stays in force',
      );
    }
  }

  watchFile(file, { interval: lookEvery, persistent: false }, () => void reload());
  return { current: () => current, [Symbol.dispose]: () => unwatchFile(file) };
}
