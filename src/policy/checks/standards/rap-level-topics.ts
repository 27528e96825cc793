import { defineCheck, met, notApplicable, unmet } from '../../check.ts';

export const rapLevelTopics = defineCheck({
  id: 'rap-level-topics',
  title: 'Says how reproducible it is',
  why: 'Analysts look for pipelines by their level of reproducibility.',
  fix: 'Add the topic baseline-rap, silver-rap or gold-rap under About when the project has that level.',
  lesson: {
    time: 'minutes',
    tip: 'Go through the list of the level with a colleague. An honest “baseline” helps more than a hopeful “gold”.',
  },
  about: 'contents',
  needs: ['topics'],
  evaluate({ topics }) {
    const level = topics.find((topic) => /^(?:baseline|silver|gold)-rap$/.test(topic));
    if (level) return met(`It has the topic ${level}.`);
    return topics.some((topic) => /(?:^|-)rap(?:-|$)|^reproducible-analytical-pipelines?$/.test(topic))
      ? unmet('It is a reproducible analytical pipeline, but no topic gives its level.')
      : notApplicable('No topic says that it is a reproducible analytical pipeline.');
  },
});
