import type { TreeEntry } from '../domain/evidence.ts';
import type { CheckProse } from '../domain/policy.ts';
import { defineCheck, met, unmet, type Check } from './check.ts';

interface TreeQuestion extends CheckProse {
  /** Paths that answer it, of the entries at the root and in the folders that are listed. */
  paths: RegExp;
  /** Said where there is none. */
  lacking: string;
}

/** A check that is met by a file or folder of a name. */
export function treeHolds({ paths, lacking, ...prose }: TreeQuestion): Check {
  return defineCheck({
    ...prose,
    about: 'contents',
    needs: ['tree'],
    evaluate({ tree }) {
      const found = findEntry(tree, paths);
      return found ? met(`There is ${found.path}.`, found.path) : unmet(lacking);
    },
  });
}

interface UnwantedFiles extends CheckProse {
  paths: RegExp;
  /** Names that are expected. */
  except?: RegExp;
  /** What such files are likely to be, after “which is likely to be”. */
  likely: string;
  /** Said where there is none; it names what was looked at. */
  none: string;
}

/** A check that files of a name leave unmet. Names alone do not prove: the verdict says “likely”. */
export function treeHoldsNone({ paths, except, likely, none, ...prose }: UnwantedFiles): Check {
  return defineCheck({
    ...prose,
    about: 'contents',
    needs: ['tree'],
    evaluate({ tree }) {
      const found = (tree ?? []).filter(
        ({ path, type }) => type === 'file' && paths.test(path) && except?.test(path) !== true,
      );
      const [first] = found;
      if (first === undefined) return met(none);
      const others = found.length > 1 ? ` and ${found.length - 1} more` : '';
      return unmet(`There is ${first.path}${others}, which is likely to be ${likely}.`, first.path);
    },
  });
}

/** The first entry, file or folder, whose path matches. */
export function findEntry(tree: readonly TreeEntry[] | null, paths: RegExp): TreeEntry | undefined {
  return tree?.find(({ path }) => paths.test(path));
}
