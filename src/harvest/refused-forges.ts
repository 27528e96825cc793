import { TokenRefused, type Forge } from '../forge/forge.ts';
import { batchOf, type Batch } from './batch.ts';

/**
 * Once a forge refuses our token, nothing that comes from it is saved: what lacks its files would look changed, and an
 * account would seem read further than it was. Its accounts fail, and the next harvest goes on from before.
 *
 * @returns what takes each batch in turn, and gives back what of it may be saved
 */
export function createRefusals(): (batch: Batch) => Batch {
  const refused = new Map<Forge, TokenRefused>();
  return (batch) => {
    const { forge, accounts, missing, faults } = batch;
    const problem =
      refused.get(forge) ?? faults.map((fault) => fault.problem).find((each) => each instanceof TokenRefused);
    if (!problem) return batch;
    refused.set(forge, problem);
    const listings = [...new Set(accounts.map(({ listing }) => listing))];
    return batchOf(forge, {
      missing,
      accounts: listings.map((listing) => ({ listing, state: 'failed' })),
      faults: listings.map(({ login }) => ({ subject: login, problem })),
    });
  };
}
