import { readmeTopic } from '../../readme-topic.ts';

export const readmeLegal = readmeTopic({
  id: 'readme-legal',
  title: 'Names the legal and regulatory terms',
  why: 'Software for health may fall under rules on medical devices, safety or data. Those who reuse it need to know which were looked at.',
  fix: 'Add a section called Legal that says which rules apply or why none do: medical devices, clinical safety, data protection.',
  lesson: {
    time: 'day',
    tip: 'Ask the people responsible for clinical safety and information governance, and write down what they said.',
  },
  heading:
    /^\W*(?:\d+\W*)?(?:legal|regulat\w+|disclaimers?|compliance|clinical safety|medical device|terms (?:of use|and conditions)|information governance|data protection|privacy(?=\W*$| (?:\w+ )?(?:policy|notice|statement|impact|and (?:data|security|confidentiality))))\b/i,
  sentence:
    /\b(?:DCB ?0129|DCB ?0160|MHRA|UKCA|UK GDPR|GDPR|medical devices?|clinical safety|data protection|not intended (?:for|to be used)|DTAC)\b/i,
  lacking: 'names no legal or regulatory terms',
});
