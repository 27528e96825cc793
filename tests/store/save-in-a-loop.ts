// Saves batches until it is killed. Arguments: where the database is, and the number of the first batch.
// Prints the number of each batch once it is committed.
import { openStore } from '../../src/store/open-store.ts';
import { postgres } from '../../src/store/postgres/postgres.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import { aBlob, aRepository } from '../builders.ts';

const [place = '', first = '0'] = process.argv.slice(2);
const store = await openStore(
  place.startsWith('postgres:') ? postgres(place) : sqlite(place, { patienceMs: 300_000 }),
);
process.stdout.write('open\n');
for (let batch = Number(first); ; batch += 1) {
  const text = `# Batch ${batch}\n`;
  const entry = { path: 'README.md', type: 'file' as const, oid: aBlob({ text }).oid };
  await store.saveRepositories({
    repositories: Array.from({ length: 10 }, (_, n) =>
      aRepository({ evidence: { id: `github:${batch}-${n}`, name: `b${batch}-n${n}`, tree: [entry] } }),
    ),
    blobs: [aBlob({ text })],
    at: '2026-11-23T06:00:00.000Z',
    syncStates: new Map([['sample-trust', { forge: batch, listedAt: null, reconciledAt: null }]]),
  });
  process.stdout.write(`${batch}\n`);
}
