import { readmeTopic } from '../../readme-topic.ts';

export const readmeStatesLicence = readmeTopic({
  id: 'readme-states-licence',
  title: 'Names its licence in the README',
  why: 'Many people read the README and nothing else, and see there whether they may reuse the code.',
  fix: 'Add a section called Licence to the README that names the licence and links to its file.',
  lesson: {
    time: 'minutes',
    tip: 'Link to the file in place of repeating its text, so that the two cannot come to disagree.',
  },
  heading: /\b(?:licen[cs](?:e|es|ing)|copyright)\b/i,
  sentence:
    /\blicen[cs]ed under\b|\b(?:released|published|available|distributed|provided|covered) (?:\w+ )?(?:under|by) (?:the |an? )?.{0,60}\b(?:licen[cs]e|OGL|GPL)\b|^\W*(?:(?:[Tt]he|[Uu]nder) )?(?:MIT|Apache(?: 2\.0)?|Open Government|BSD) [Ll]icen[cs]e\b|\b(?:is|are|under|has|have|uses?|with|by) (?:the |an? )?(?:\w+ )?(?:MIT|Apache(?: 2\.0)?|Open Government|BSD) [Ll]icen[cs]e\b/,
  lacking: 'does not name a licence',
});
