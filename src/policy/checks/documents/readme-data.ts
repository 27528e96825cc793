import { readmeTopic } from '../../readme-topic.ts';

export const readmeData = readmeTopic({
  id: 'readme-data',
  title: 'Says which data it relies on',
  why: 'Code that works on data cannot be judged, run or trusted by somebody who does not know what data that is.',
  fix: 'Add a section called Data that names the data the project reads or makes, and where test data comes from.',
  lesson: {
    time: 'hour',
    tip: 'Say also who can get the data and how: most readers cannot see yours.',
  },
  heading:
    /^\W*(?:\d+\W*)?(?:(?:the|our|about|input|output|source|test|synthetic|sample|example|dummy|mock|artificial|raw|open|required) ){0,3}(?:data ?sets?|sources? of (?:the )?data|data(?![-_])(?! (?:protection|security|privacy|science|scientists?|engineer\w*|analy\w+|teams?|types?|structures?|access layer|validation|folder|flow|model\w* classes)\b)|inputs?(?: and outputs?)?)(?:\W+\w+){0,4}\W*$/i,
  sentence:
    /\b(?:uses|reads|relies on|based on|built on|imports|produces|generates) (?:\S+ ){0,4}?(?:open data\b|datasets?\b|data (?:from|of|on|published|held|extracts?)\b)|\bdata (?:is|are|comes?|came|used|was|were) (?:\w+ ){0,4}?(?:from|taken|synthetic|published|public|held|stored|collected|made up|required)\b|\b(?:synthetic|artificial|dummy|simulated|made[- ]up|fake|fictitious|open|publicly available|publically available) (?:\S+ ){0,2}?data(?:sets?)?\b|\bthe data (?:is|are) (?:an? )?(?:extracts?|download\w*|sourced|supplied|provided|simulated)\b|\b(?:your own|hospital|patient|prescribing|activity|survey) data (?:in|from|submitted|supplied|is|are)\b|\b(?:supplies|provides|serves|returns|publishes) (?:\S+ ){0,3}?data\b|\bdata sources? (?:used|are|is|for)\b|\b(?:HES|SUS|ECDS|MHSDS|CPRD|ONS|ESR) data\b|\bno (?:patient|personal|real) data\b/i,
  lacking: 'does not say which data the project relies on or makes',
});
