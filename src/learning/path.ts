/** How long mending takes somebody who knows the code, in words. */
const times = {
  minutes: 'A few minutes',
  hour: 'About an hour',
  day: 'Up to a day',
  ongoing: 'A little, again and again',
} as const;

type Time = keyof typeof times;

/** One check on the way, with what a team learns by it. */
export interface Lesson {
  check: string;
  time: string;
  /** What to know before you begin: one or two sentences that the check’s own words do not say. */
  tip: string;
}

/** A part of the path: what a team can do once its checks are met. */
export interface Stage {
  id: string;
  title: string;
  aim: string;
  lessons: readonly Lesson[];
}

function lesson(check: string, time: Time, tip: string): Lesson {
  return { check, time: times[time], tip };
}

/** A way through the checks for a team that is new to open code: each stage stands on the one before. */
export const learningPath: readonly Stage[] = [
  {
    id: 'safe',
    title: 'Make sure that nothing may leak',
    aim: 'Nothing in the repository, or in its history, may harm patients or open a door. This comes first, because what was public once stays known.',
    lessons: [
      lesson(
        'secrets-in-text',
        'hour',
        'A key that was committed is used up, even if it is deleted again: replace it, then remove it.',
      ),
      lesson(
        'nhs-numbers-in-text',
        'minutes',
        'Use numbers that begin with 999 in tests: they are never given to anybody.',
      ),
      lesson(
        'data-files-at-root',
        'hour',
        'Keep data outside the repository and made-up samples inside it, with a note that says they are made up.',
      ),
      lesson(
        'gitignore',
        'minutes',
        'Write it before the first commit, so that nothing has to be taken out again.',
      ),
    ],
  },
  {
    id: 'open',
    title: 'Open it, and say what others may do',
    aim: 'Anybody may read the code, and knows that they may use it.',
    lessons: [
      lesson(
        'in-organisation-account',
        'minutes',
        'Transfer the repository in its settings: old addresses lead to the new one.',
      ),
      lesson(
        'has-licence',
        'minutes',
        'Ask who holds the copyright before you choose: a contract may say that it is the supplier.',
      ),
      lesson(
        'full-licence-text',
        'minutes',
        'Keep the text as it is, word for word. Changed terms are another licence.',
      ),
      lesson('copyright-notice', 'minutes', 'One line at the top of the licence is enough.'),
      lesson(
        'description-present',
        'minutes',
        'One sentence for somebody who has never heard of it: it is what a search shows.',
      ),
    ],
  },
  {
    id: 'understand',
    title: 'Let others understand it',
    aim: 'A stranger can tell in five minutes whether it is for them, and try it in an hour.',
    lessons: [
      lesson('readme-purpose', 'minutes', 'Begin with the people it helps, and not with the technology.'),
      lesson('readme-install', 'hour', 'Follow your own words on a machine that has never seen the project.'),
      lesson('readme-use', 'hour', 'One example that works is worth more than a list of every option.'),
      lesson('has-contact', 'minutes', 'A shared address outlasts a person. Say when you can be reached.'),
      lesson(
        'readme-status',
        'minutes',
        'Say whether it is tried out, in use or no longer developed. Nobody minds an honest “prototype”.',
      ),
    ],
  },
  {
    id: 'take-part',
    title: 'Let others take part',
    aim: 'Somebody who finds a mistake knows how to tell you, and somebody who mended it knows how to send it.',
    lessons: [
      lesson(
        'has-contributing',
        'minutes',
        '“We do not accept contributions” is an answer too, and better than silence.',
      ),
      lesson(
        'has-security-policy',
        'minutes',
        'Turn on private reporting at the forge first, so that the page leads somewhere.',
      ),
      lesson('code-of-conduct', 'minutes', 'Name people who will act on a report, and ask them first.'),
      lesson(
        'pull-request-template',
        'minutes',
        'Ask for little: each further question costs you contributions.',
      ),
      lesson('support-owner', 'minutes', 'Name a team and not a person, so that holidays do not matter.'),
    ],
  },
  {
    id: 'keep-well',
    title: 'Keep it well',
    aim: 'What others rely on stays safe without anybody having to remember it.',
    lessons: [
      lesson('tests-present', 'day', 'Begin with a test for the next mistake that is reported.'),
      lesson(
        'public-ci',
        'hour',
        'Run the tests for every change in public, so that contributors see what you see.',
      ),
      lesson(
        'dependency-updates',
        'ongoing',
        'Let new versions wait for a week: most bad releases are withdrawn within days.',
      ),
      lesson(
        'actions-pinned',
        'hour',
        'Pin by the commit and write the version beside it: the tool for updates keeps both.',
      ),
      lesson('release-notes', 'ongoing', 'Write for somebody who has to decide whether to upgrade.'),
    ],
  },
  {
    id: 'end-well',
    title: 'End it well',
    aim: 'Code that nobody looks after says so, and those who used it know where to go.',
    lessons: [
      lesson(
        'maintained-or-archived',
        'minutes',
        'Archiving is no defeat: it is how readers learn the truth. It can be undone.',
      ),
      lesson(
        'stays-open',
        'minutes',
        'Archive in place of closing. Where it must close, record the decision before.',
      ),
    ],
  },
];

/** The lesson about a check, with the stage that it belongs to; undefined for a check that is not on the path. */
export function lessonOf(check: string): { lesson: Lesson; stage: Stage } | undefined {
  for (const stage of learningPath) {
    const found = stage.lessons.find((one) => one.check === check);
    if (found) return { lesson: found, stage };
  }
  return undefined;
}
