import { readmeTopic } from '../../readme-topic.ts';

export const readmeData = readmeTopic({
  id: 'readme-data',
  title: 'Says which data it relies on',
  why: 'Code that works on data cannot be judged, run or trusted by somebody who does not know what data that is.',
  fix: 'Add a section called Data that names the data the project reads or makes, and where test data comes from.',
  heading:
    /^\W*(?:\d+\W*)?(?:the |input |source |test |synthetic |sample |about the )?(?:data(?:sets?| ?sets?| sources?\b.*| dictionary| model| requirements| used)?|inputs?(?: and outputs?)?)\W*$/i,
  sentence:
    /\b(?:uses|reads|relies on|based on|built on|imports|produces|generates) (?:\S+ ){0,4}?(?:open data\b|datasets?\b|data (?:from|of|on|published|held|extracts?)\b)|\bdata (?:is|are|comes?|came|used|was|were) (?:\w+ ){0,4}?(?:from|taken|synthetic|published|public|held|stored|collected|made up|required)\b|\bsynthetic data\b|\bno (?:patient|personal|real) data\b/i,
  lacking: 'does not say which data the project relies on or makes',
});
