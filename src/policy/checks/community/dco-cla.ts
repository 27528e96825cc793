import { contributingTopic } from '../../contributing-topic.ts';

export const dcoCla = contributingTopic({
  id: 'dco-cla',
  title: 'Asks contributors to say that they may contribute',
  why: 'A project that takes code of others should know that they had the right to give it.',
  fix: 'Ask in CONTRIBUTING for a sign-off (Developer Certificate of Origin), or say that contributions come under the project’s licence.',
  lesson: {
    time: 'minutes',
    tip: 'A sign-off is one line in a commit. An agreement that has to be signed keeps many away.',
  },
  sentence:
    /\b(?:DCO|developer(?:’s|'s)? certificate of origin|signed-off-by|sign(?:ed)?[- ]off|contributor licen[cs]e agreement|CLA\b|(?:contributions?|you) (?:\w+ ){0,6}(?:licen[cs]ed?|agree) (?:\w+ ){0,6}(?:under|licen[cs]e)|by contributing)\b/i,
  lacking: 'does not say under which terms contributions come',
});
