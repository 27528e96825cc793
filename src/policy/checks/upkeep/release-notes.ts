import { defineCheck, met, unmet } from '../../check.ts';

export const releaseNotes = defineCheck({
  id: 'release-notes',
  title: 'Publishes releases',
  why: 'A release tells people which state of the code you stand by.',
  fix: 'Publish a release with a sentence on what changed: Releases, then Draft a new release.',
  lesson: {
    time: 'ongoing',
    tip: 'Write for somebody who has to decide whether to upgrade.',
  },
  about: 'contents',
  needs: ['latestRelease'],
  evaluate({ latestRelease }) {
    return latestRelease === null
      ? unmet('There is no release.')
      : met(`The latest release is ${latestRelease.tag}.`);
  },
});
