// The sample forge in a process of its own, so that its work is not counted as the hub's.
import { generatedEstate, startSampleForge } from '../simulator/simulator.ts';

const [organisations = 30, repositories = 5000] = process.argv.slice(2).map(Number);
const forge = await startSampleForge({
  estate: generatedEstate({ organisations, repositories }),
  limits: { graphql: 1_000_000, core: 1_000_000 },
});

process.on('message', (message: { ask: 'touch' | 'count' }) => {
  if (message.ask === 'touch') process.send?.({ touched: forge.estate.touch(0.02).length });
  else {
    process.send?.({
      total: forge.requests.total,
      byKind: forge.requests.byKind,
      unexpected: forge.requests.unexpected,
    });
    forge.requests.reset();
  }
});
process.send?.({ apiUrl: forge.apiUrl, url: forge.url });
