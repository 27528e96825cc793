import { readmeTopic } from '../../readme-topic.ts';

export const maintenancePlan = readmeTopic({
  id: 'maintenance-plan',
  title: 'Says who looks after it and how',
  why: 'Public code without a plan for its upkeep grows unsafe. This can only find likely words for a plan; whether it is kept, people must say.',
  fix: 'Say in the README who maintains the project, how often it is updated and when that will be looked at again.',
  lesson: {
    time: 'minutes',
    tip: '“We look at issues once a month” is a plan. Promise only what you will do.',
  },
  heading:
    /^\W*(?:\d+\W*)?(?:maintenance|maintainers?|maintained by|support(?: and maintenance| policy)|ownership|service owner)\b/i,
  sentence:
    /^\W*(?:developed|maintained|owned|supported)(?: and \w+)? by(?! (?:default|most|all)\b)|\b(?:(?:is|are) (?:\w+ )?(?:maintained|supported|looked after|owned|developed)(?: and \w+)? by(?! (?:default|most|all)\b)|(?:maintain|support|look after|own)s? (?:this|the) (?:project|repo\w*|code|service|package)|security (?:updates|patches) (?:are|will)|supported until)\b/i,
  lacking: 'has no likely words for who maintains it and how',
});
