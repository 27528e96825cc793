import { defineCheck, met, notApplicable, unmet } from '../../check.ts';

export const semverRelease = defineCheck({
  id: 'semver-release',
  title: 'Numbers its releases by a known scheme',
  why: 'Numbers such as 2.1.0 tell people whether an update may break what they built.',
  fix: 'Tag releases by semantic versioning, such as v1.0.0, and raise the first number when something breaks.',
  lesson: {
    time: 'minutes',
    tip: 'While anything may still change, begin with 0: version 0.1.0 promises nothing.',
  },
  about: 'contents',
  needs: ['latestRelease'],
  evaluate({ latestRelease }) {
    if (latestRelease === null) return notApplicable('There is no release.');
    return /^(?:[\w@/-]*[-@v])?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/i.test(latestRelease.tag)
      ? met(`The latest release is ${latestRelease.tag}.`)
      : unmet(`The latest release is called ${latestRelease.tag}, which is no semantic version.`);
  },
});
