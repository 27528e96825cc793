import { treeHoldsNone } from '../../tree-question.ts';

export const binariesAtRoot = treeHoldsNone({
  id: 'binaries-at-root',
  title: 'Holds no programs in binary form',
  why: 'Nobody can review what a binary does, and it may not be what its source says.',
  fix: 'Take binaries out of the repository; publish them with a release and build them from source in a workflow.',
  lesson: {
    time: 'hour',
    tip: 'If it can be built, build it in a workflow. If it cannot, say where it came from.',
  },
  paths: /^[^/]+\.(?:exe|dll|so|dylib|jar|war|class|pyc|pyo|whl|egg|phar|o|a|msi|apk|deb|rpm|tar|tgz|gz|zip|7z|rar|iso|bin)$/i,
  likely: 'a program or archive in binary form',
  none: 'No binaries were found at the top of the repository.',
});
