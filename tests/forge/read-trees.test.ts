import { expect, test } from 'vitest';
import { Problem } from '../../src/base/problem.ts';
import type { TreeReader } from '../../src/forge/forge.ts';
import { readTrees } from '../../src/forge/read-trees.ts';
import { anEvidence } from '../builders.ts';

const options = { known: async () => new Set<string>(), signal: new AbortController().signal };
const listed = Array.from({ length: 40 }, (_, n) => ({
  evidence: anEvidence({ id: `github:${n}`, name: `r${n}` }),
  url: `https://git.example/r${n}`,
}));

/** A reader that fails in this way wherever it is told to, and the addresses it was asked for. */
function readerThat(fails: (n: number) => Problem | undefined) {
  const asked: string[] = [];
  const trees: TreeReader = {
    async read(url) {
      asked.push(url);
      const problem = fails(asked.length);
      if (problem) throw problem;
      return { defaultBranch: 'main', head: null, empty: true, committedAt: null, tree: null, blobs: [] };
    },
  };
  return { trees, asked };
}

const silent = new Problem('unreachable', 'The server did not answer.');

test('a server that is silent is not asked for each repository, and each is a fault', async () => {
  const { trees, asked } = readerThat(() => silent);
  const first = await readTrees(listed, { ...options, trees });
  const next = await readTrees(listed, { ...options, trees });
  expect([first.faults.length, next.faults.length]).toEqual([40, 40]);
  expect(asked.length).toBeLessThanOrEqual(8);
});

test('single repositories that get no answer, or are not there, cost only themselves', async () => {
  const { trees, asked } = readerThat((n) => (n % 2 === 0 ? silent : undefined));
  expect((await readTrees(listed, { ...options, trees })).faults).toHaveLength(20);
  const gone = readerThat(() => new Problem('not-found', 'It is not there.'));
  await readTrees(listed, { ...options, trees: gone.trees });
  expect([asked.length, gone.asked.length]).toEqual([40, 40]);
});
