import { mergeManifests } from '../../../src/templates/manifests/manifests.ts';
import type { FileTree } from '../../../src/domain/file-tree.ts';
import { tree, type Contents } from '../upgrades/a-template.ts';

/** What files of both sides come to, as far as the merge of manifests settles it; undefined where it is left to git. */
export function mergeAll(base: Contents, ours: Contents, theirs: Contents) {
  const trees = { base: tree(base), ours: tree(ours), theirs: tree(theirs) };
  const merged = mergeManifests(trees);
  const after = (path: string): string | undefined => {
    const [was, our, their] = [merged.base, trees.ours, merged.theirs].map((each) => textOf(each, path));
    if (our === their || was === their) return our;
    return was === our ? their : undefined;
  };
  const words = (list: typeof merged.conflicts) => list.map(({ message }) => message);
  return { after, told: words(merged.conflicts), remarks: words(merged.remarks) };
}

function textOf(files: FileTree, path: string): string | undefined {
  const file = files.get(path);
  return file && new TextDecoder().decode(file.content);
}

/** The same for one file. */
export function mergeOne(path: string, base: string | undefined, ours: string, theirs: string) {
  const { after, told } = mergeAll(
    base === undefined ? {} : { [path]: base },
    { [path]: ours },
    { [path]: theirs },
  );
  return { text: after(path), told };
}
