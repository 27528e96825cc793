import { openGitForge } from '../../src/forge/git/git-forge.ts';
import { startSampleGitLab } from '../../simulator/gitlab/gitlab.ts';
import type { Dataset } from '../../simulator/simulator.ts';
import { testForge, type ForgeUnderTest } from './forge.contract.ts';
import { open, sampleForge } from './github/harvesting.ts';
import { openLab } from './gitlab/opening.ts';
import { sampleTrees } from './sample-trees.ts';

async function github(estate: Dataset, token: string | undefined): Promise<ForgeUnderTest> {
  const sample = await sampleForge(estate, { limits: { anonymous: 5_000 } });
  const forge = open({ apiUrl: sample.apiUrl, token, trees: sampleTrees(estate) });
  return {
    forge,
    estate,
    addFault: (fault) => sample.faults.add(fault),
    onListing: (n, run) => sample.onRequest(n, run, /Page|repos$/),
    async [Symbol.asyncDispose]() {
      await forge[Symbol.asyncDispose]();
      await sample[Symbol.asyncDispose]();
    },
  };
}

async function gitlab(estate: Dataset, keyset: boolean): Promise<ForgeUnderTest> {
  const sample = await startSampleGitLab({ estate, keyset, limits: { anonymous: 5_000 } });
  const forge = openLab({ apiUrl: sample.apiUrl, trees: sampleTrees(estate) });
  return {
    forge,
    estate,
    addFault: (fault) => sample.faults.add(fault),
    onListing: (n, run) => sample.onRequest(n, run, /projects$/),
    async [Symbol.asyncDispose]() {
      await forge[Symbol.asyncDispose]();
      await sample[Symbol.asyncDispose]();
    },
  };
}

async function git(estate: Dataset): Promise<ForgeUnderTest> {
  const trees = sampleTrees(estate);
  const reader = {
    read: trees.read,
    head: async (url: string, signal: AbortSignal) => {
      const seen = await trees.read(url, { signal, known: async () => new Set() });
      const { defaultBranch = null, head = null, empty = false } = seen;
      return { defaultBranch, head, empty };
    },
    contents: async () => [],
    usage: () => ({ requests: {}, points: 0, bytes: 0, waitedMs: 0, retries: 0 }),
    [Symbol.asyncDispose]: async () => {},
  };
  const sources = [...estate.repositories].map(({ account: { login: organisation }, name }) => ({
    ...{ url: `https://git.example.org/${organisation}/${name}.git`, organisation, name },
    description: null,
  }));
  const forge = openGitForge({ sources, reader });
  return {
    ...{ forge, estate, addFault: () => () => {}, onListing: () => {} },
    [Symbol.asyncDispose]: () => forge[Symbol.asyncDispose](),
  };
}

testForge('GitHub by GraphQL', { prefix: 'github', open: (estate) => github(estate, 'sample-token') });
testForge('GitHub by REST', { prefix: 'github', open: (estate) => github(estate, undefined) });
testForge('GitLab by offset', { prefix: 'gitlab', open: (estate) => gitlab(estate, false) });
testForge('GitLab by key', { prefix: 'gitlab', open: (estate) => gitlab(estate, true) });
testForge('git', { prefix: 'git', open: git, without: ['renames', 'paging', 'api'] });
