import { readmeTopic } from '../../readme-topic.ts';

export const buildInstructions = readmeTopic({
  id: 'build-instructions',
  title: 'Says how to build it',
  why: 'Somebody who changes the code has to be able to build it as you do.',
  fix: 'Say in the README which commands build the project and run its tests.',
  lesson: {
    time: 'hour',
    tip: 'Copy the commands from the workflow that tests the project: those are known to work.',
  },
  heading:
    /^\W*(?:\d+\W*)?(?:\w+ )?(?:build(?:ing)?(?! (?:status|badge|pipeline|on|upon|blocks?)\b)|compil\w+|install\w*|set(?:ting)?[- ]?up|getting started|quick ?start|develop(?:ment|ing)|local(?:ly)?|running|requirements|prerequisites)\b/i,
  sentence:
    /\b(?:to (?:build|compile|install|run|start) (?:it|this|the)|npm (?:ci|install|run)|pip3? install|make build|docker(?:[- ]compose)? (?:build|up)|renv::restore|dotnet build|mvn (?:package|install))\b/i,
  lacking: 'does not say how the project is built',
});
