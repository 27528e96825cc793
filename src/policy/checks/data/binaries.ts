import { noFileIs } from '../../whole-tree-question.ts';

export const binaries = noFileIs({
  id: 'binaries',
  title: 'Holds no programs in binary form anywhere',
  why: 'Nobody can review what a binary does, and it may not be what its source says.',
  fix: 'Take binaries out of the repository; publish them with a release and build them from source in a workflow.',
  lesson: {
    time: 'day',
    tip: 'Large files made by a build are quickest found by sorting the tree by size.',
  },
  paths: /\.(?:exe|dll|so|dylib|jar|war|ear|class|pyc|pyo|whl|egg|phar|o|a|msi|apk|ipa|deb|rpm|nupkg|bin)$/i,
  // The wrappers of Gradle and Maven, as OpenSSF Scorecard leaves them out too.
  except: /(?:^|\/)(?:gradle-wrapper|maven-wrapper)\.jar$|(?:^|\/)node_modules\//i,
  likely: 'a program in binary form',
  none: 'No programs in binary form were found.',
});
