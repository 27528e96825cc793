import { readmeTopic } from '../../readme-topic.ts';

/** Words after which data is not what a project works on but what it, or a trade, is called. */
const compound = String.raw`(?![-_.]\w)(?! (?:protection|security|privacy|science|scientists?|engineer\w*|analy\w+|teams?|types?|structures?|frames?|access layer|layer|validation|folder|flow|model\w*|class\w*|attributes?|studio|cent(?:re|er)s?|visuali[sz]\w+|driven|formats?|opt[- ]outs?|catalogu?\w*|binding|objects?|annotations?|source names?)\b)`;
const held = String.raw`(?:data${compound}|datasets?|data sets?|extracts?)`;
/** Collections of the NHS and of research that are called by their letters. */
const named =
  'HES|SUS\\+?|ECDS|MHSDS|CSDS|MSDS|CPRD|ESR|NCDR|UDAL|IAPT|QOF|ePACT2?|GPES|GDPPR|PDS|NDTMS|ONS|MIMIC(?:-I{2,3}|-IV)?|i2b2|SICBL?|ERIC|PROMs|NJR|SSNAP';

export const readmeData = readmeTopic({
  id: 'readme-data',
  title: 'Says which data it relies on',
  why: 'Code that works on data cannot be judged, run or trusted by somebody who does not know what data that is.',
  fix: 'Add a section called Data that names the data the project reads or makes, and where test data comes from.',
  lesson: {
    time: 'hour',
    tip: 'Say also who can get the data and how: most readers cannot see yours.',
  },
  heading: new RegExp(
    String.raw`^\W*(?:\d+\W*)?(?:(?:the|our|about|input|output|source|test|synthetic|sample|example|dummy|mock|artificial|raw|open|required|reference) ){0,3}(?:data ?sets?|sources? of (?:the )?data|data${compound}|inputs? and outputs?)(?:\W+\w+){0,4}\W*$`,
    'i',
  ),
  sentences: [
    new RegExp(
      String.raw`\b(?:uses|reads|relies on|based on|built on|imports|produces|generates) (?:\S+ ){0,4}?(?:open data\b|datasets?\b|data (?:from|of|on|published|held|extracts?)\b)|\bdata (?:is|are|comes?|came|used|was|were) (?:\w+ ){0,4}?(?:from|taken|synthetic|published|public|held|stored|collected|made up|required|provided|supplied)\b|\b(?:synthetic|artificial|dummy|simulated|made[- ]up|fake|fictitious|open|publicly available|publically available) (?:\S+ ){0,2}?data(?:sets?)?\b|\bthe data (?:is|are) (?:an? )?(?:extracts?|download\w*|sourced|supplied|provided|simulated)\b|\b(?:your own|hospital|prescribing|activity|survey|pharmacy) data (?:in|from|to|loaded|submitted|supplied|is|are)\b|\b(?:supplies|provides|serves|serving|returns|publishes) (?:\S+ ){0,3}?data${compound}\b|\bdata sources? (?:used|are|is|for)\b|\b(?:${named}) data\b|\bno (?:patient|personal|real) data\b`,
      'i',
    ),
    new RegExp(
      String.raw`\bno (?:\w+,? ){0,2}data,? (?:\w+,? ){0,4}?(?:is|are|shared|included|held|stored)\b|\bdata (?:\w+ ){1,4}(?:is|are) (?:all |entirely )?(?:synthetic|artificial|fictitious|anonymi[sz]ed|simulated|made up|random)\b|\b(?:contains|holds|supports import and export of) (?:\S+ ){0,3}?${held} (?:on|about|from|reported|collected|of|for)\b|\b(?:raw|monthly|weekly|quarterly|annual) (?:\w+ ){0,3}data${compound}\b|\b(?:consist(?:s|ing) of (?:an? )?sets?|extracts?) of (?:\w+ ){1,3}data\b|\baccess to (?:\w+ ){0,2}datasets?\b`,
      'i',
    ),
    new RegExp(
      String.raw`\b(?:loads?|gets?|fetch(?:es)?|downloads?|extracts?|imports?|pulls?|access(?:es)?|transforms?|process(?:es)?|cleans?|links?|quer(?:y|ies)|analyses?|collects?|ingests?|uses?) (?:\S+ ){0,5}?${held} (?:\S+ ){0,2}?(?:from|in|held|collected|submitted|needed|published|provided|on|about)\b`,
      'i',
    ),
    new RegExp(
      String.raw`\b(?:[Ff]rom|[Uu]sing|[Uu]ses?|[Rr]eads?|[Ee]xtracts?|in|of|on) (?:the )?(?:\w+ )?(?:${named})\b(?! (?:team|API|service)\b)`,
    ),
  ],
  perhaps: {
    sentence: new RegExp(String.raw`\b(?:data${compound}|datasets?|data sets?)\b`, 'i'),
    says: 'speaks of data, but does not plainly say which the project relies on or makes',
  },
  lacking: 'does not say which data the project relies on or makes',
});
