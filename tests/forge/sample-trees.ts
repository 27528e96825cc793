import { Problem } from '../../src/base/problem.ts';
import type { TreeReader, TreeReading } from '../../src/forge/forge.ts';
import type { Dataset } from '../../simulator/simulator.ts';

export interface SampleTrees {
  /** Clone addresses that were read. */
  urls: string[];
  read: (...asked: Parameters<TreeReader['read']>) => Promise<TreeReading>;
}

/** Stands for git: reads the files of an estate by the path of a clone address, without a process. */
export function sampleTrees(estate: Dataset): SampleTrees {
  const urls: string[] = [];
  return {
    urls,
    async read(url, { signal }) {
      signal.throwIfAborted();
      urls.push(url);
      const path = new URL(url).pathname.slice(1).replace(/\.git$/, '');
      const at = path.lastIndexOf('/');
      const found = estate.repository(path.slice(0, at), path.slice(at + 1));
      if (found?.visibility !== 'public') throw new Problem('not-found', `${path} was not found.`);
      const { commit } = estate.snapshot(found);
      const paths = [...found.files().keys()].filter((each) => !each.includes('/'));
      return {
        defaultBranch: commit ? found.facts().defaultBranch : null,
        head: commit?.oid ?? null,
        empty: !commit,
        tree: commit ? paths.map((each) => ({ path: each, type: 'file', oid: 'a'.repeat(40) })) : null,
        committedAt: commit ? new Date(found.committedAt).toISOString() : null,
        blobs: [],
      };
    },
  };
}
