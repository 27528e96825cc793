import type { Lesson } from '../domain/policy.ts';

/** How long mending takes somebody who knows the code, in words. */
export const timeTexts: Record<Lesson['time'], string> = {
  minutes: 'A few minutes',
  hour: 'About an hour',
  day: 'Up to a day',
  weeks: 'Some weeks, with people outside the team',
  ongoing: 'A little, again and again',
};

/** A part of the path: what a team can do once its checks are met. */
export interface Stage {
  id: string;
  title: string;
  aim: string;
  /** Ids of checks, in the order to take them. */
  checks: readonly string[];
}

/** A way through the checks for a team that is new to open code: each stage stands on the one before. */
export const learningPath: readonly Stage[] = [
  {
    id: 'safe',
    title: 'Make sure that nothing may leak',
    aim: 'Nothing in the repository, or in its history, may harm patients or open a door. This comes first, because what was public once stays known.',
    checks: ['secrets-in-text', 'nhs-numbers-in-text', 'data-files-at-root', 'gitignore'],
  },
  {
    id: 'open',
    title: 'Open it, and say what others may do',
    aim: 'Anybody may read the code, and knows that they may use it.',
    checks: [
      'in-organisation-account',
      'has-licence',
      'full-licence-text',
      'copyright-notice',
      'description-present',
    ],
  },
  {
    id: 'understand',
    title: 'Let others understand it',
    aim: 'A stranger can tell in five minutes whether it is for them, and try it in an hour.',
    checks: ['readme-purpose', 'readme-install', 'readme-use', 'has-contact', 'readme-status'],
  },
  {
    id: 'take-part',
    title: 'Let others take part',
    aim: 'Somebody who finds a mistake knows how to tell you, and somebody who mended it knows how to send it.',
    checks: [
      'has-contributing',
      'has-security-policy',
      'code-of-conduct',
      'pull-request-template',
      'support-owner',
    ],
  },
  {
    id: 'keep-well',
    title: 'Keep it well',
    aim: 'What others rely on stays safe without anybody having to remember it.',
    checks: ['tests-present', 'public-ci', 'dependency-updates', 'actions-pinned', 'release-notes'],
  },
  {
    id: 'end-well',
    title: 'End it well',
    aim: 'Code that nobody looks after says so, and those who used it know where to go.',
    checks: ['maintained-or-archived', 'stays-open'],
  },
];

/** The stage that a check belongs to; undefined for one that is not on the path. */
export function stageOf(check: string): Stage | undefined {
  return learningPath.find(({ checks }) => checks.includes(check));
}
