/** Words of a sentence that is about the work or its price after all. */
const ofWork =
  /\b(?:commercial\w*|non-?commercial\w*|fees?|pa(?:y|id|yments?)|resale|resell\w*|sell|sold|redistribut\w*|sublicens\w*|copies|derivative\w*|forbid\w*|prohibit\w*|suppliers?|produced|generated|obtained|credit\w*|confidential(?!ity)|display\w*|visibl[ey]|the work\b|(?:this|the) (?:licen[cs]e|software|source code|programs?) (?:may|must|shall|can|is|are)|source code)\b/i;

/** A rule of law, of the health service or of the reader's own organisation, which binds whatever the licence says. */
const rules =
  '(?:gdpr|data protection|laws?|legislation|regulations?|(?:information|data|clinical|research) governance|clinical safety|caldicott|confidentiality|' +
  'code of (?:practice|conduct)|service standard|technology standards?|(?:nhs|dcb ?\\d+|dspt|security) (?:\\w+ ){0,2}(?:standards?|guid\\w+|polic\\w+)|' +
  "(?:your|their|local|its|national|(?:organi[sz]ation|employer|trust|board)[’'s]{1,2}) (?:own )?(?:\\w+,? ){0,4}(?:polic\\w+|procedures?|governance|requirements|guidelines))";

const duties: readonly RegExp[] = [
  // To keep the law and the rules of one's own house.
  new RegExp(
    `\\b(?:compl(?:y|ies|iance|iant)|in (?:line|accordance|keeping) with|adher\\w+ to|follow\\w*|meets?|abides?|subject to|respect\\w*)\\b[^.]{0,80}\\b${rules}`,
    'i',
  ),
  // To look at risks before use.
  /\b(?:must|shall|should|needs? to|have to|required to|responsib\w+ for)\b[^.]{0,40}\b(?:carry(?:ing)? out|complet\w+|undertak\w+|conduct\w*|perform\w*|do(?:ing)?|hav(?:e|ing)|hold)\b[^.]{0,50}\b(?:dpia|impact assessments?|risk (?:assessments?|management)|safety (?:cases?|assessments?)|assurance|penetration tests?)\b/i,
  // What the work holds none of.
  /\b(?:does(?: not|n[’']t)|never) (?:\w+ ){0,2}?(?:include|contain|hold|store|process|collect|share)s?\b[^.]{0,40}\b(?:data|information|details|records|secrets|credentials)\b|^\W*no (?:[\w-]+ ){0,4}(?:data|information|records)\b[^.]{0,30}\b(?:included|held|stored|shared|contained|in this)\b/i,
  // How changes are taken in, and results read.
  /\b(?:before|when|until|once) (?:\w+ ){0,4}(?:is|are|be|being|get|gets) merged\b|^\W*(?:all|any|every) (?:code|changes?|contributions?)\b[^.]{0,40}\breview/i,
  /\b(?:must|should|shall|can|may|needs? to) (?:only |not )?be (?:interpreted|read|understood|viewed)\b/i,
];

/** A duty to ask somebody first, which a licence that all may use has not. */
const asksLeave =
  /\b(?:approv\w+|permi(?:t\w*|ssions?)|consent|agree\w*|authori[sz]\w+|sign(?:ed)?[- ]off|our|us|we|only(?! be (?:interpreted|read|understood|viewed)))\b/i;

/** What is no part of the work, though people speak of it where they speak of the licence. */
const others =
  '(?:data(?:sets?|bases?)?|dashboards?|hosted (?:service|version|instance)|live service|apis?|wiki|' +
  'snomed(?: ct)?|dm\\+d|icd-?1[01]|opcs(?:-?4)?|loinc|code ?lists?|terminolog\\w+|reference sets?|pull requests?|merge requests?|commits?)';
/** After the subject of a sentence: with another noun it is part of a name, such as that of a team. */
const verb =
  '(?= (?:\\([^)]*\\) |itself |content |files? |sets? )?(?:is|are|was|were|may|must|can(?:not)?|should|shall|requires?|needs?|has|have|contained|held|in|from|which|that)\\b)';
const subjects: readonly RegExp[] = [
  new RegExp(
    `^\\W*(?!(?:for|by|with|only|to (?!use|access))\\b)(?:(?:the|any|all|our|use of|using|users of|access to|to use|to access) ){0,3}(?:[\\w-]+ ){0,3}${others}\\b${verb}`,
    'i',
  ),
  new RegExp(`\\baccess (?:to )?(?:the |this |our |any )?(?:[\\w-]+ ){0,3}${others}\\b`, 'i'),
  // Licences of others that whoever runs it has to hold.
  /\blicen[cs]e\b[^.]{0,30}\b(?:for|of|to use|from)\b[^.]{0,30}\b(?:snomed|umls|loinc|trud|opcs|icd|dm\+d|power bi|microsoft|oracle|matlab|stata|sas|tableau|arcgis|excel)\b|\b(?:snomed|umls|loinc|trud|opcs|icd|power bi|microsoft|oracle|matlab|stata|sas|tableau|arcgis|excel)\b[^.]{0,30}\blicen[cs]es?\b/i,
];

/**
 * Whether a sentence asks for something that is no term of the licence: to keep the law or one's own rules, to look at risks,
 * to have leave for data or for a service that is no part of the work. READMEs of the health service hold many of these.
 */
export function isOtherDuty(sentence: string): boolean {
  if (ofWork.test(sentence)) return false;
  return (
    (!asksLeave.test(sentence) && duties.some((words) => words.test(sentence))) ||
    (!/\b(?:software|code(?! ?lists?)|licen[cs]ed|tool|package|program|library)\b/i.test(sentence) &&
      subjects.some((words) => words.test(sentence))) ||
    (subjects.at(-1)?.test(sentence) ?? false)
  );
}
