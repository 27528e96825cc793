import type { DocumentText } from '../../../documents/document-text.ts';
import { quoted } from '../../../documents/quoted.ts';
import { readmeTopic } from '../../readme-topic.ts';

/** What comes before the verb is its subject. */
const keeping =
  /^(.{0,160}?)\b(?:(?:is|are) (?:(?:currently|actively|now|also|jointly|mainly|primarily|being|developed|owned|run|and) ){0,3}(?:maintained|looked after|owned)(?: and \w+)? by|(?:developed|created|built|designed|owned|written)(?:,? (?:and|&) (?:is )?(?:now )?(?:maintained|supported|owned|looked after))+ by|(?:maintained|owned) by|(?:maintain|support|look after|own)s? (?:this|the) (?:project|repo\w*|code|service|package))\b(?! (?:default|most|all|both|design|each)\b)/i;
const ownSubject =
  /^\W*(?:(?:currently|now|actively|developed|and) ){0,3}$|^[^:]{0,40}:\W*$|\b(?:this|our|we|it|the (?:project|repo\w*|code ?base|code|package|app\w*|service|tool|site|website|library|software|prototype|pipeline|RAP|material|team|authors?|maintainers?))\b/i;
const ofAll = new Set(
  'nhs the and for with digital england data code project public health service open source'.split(' '),
);

/** The sentence that says who keeps the project: of something else that is named, such as a library it uses, it says nothing. */
function keeperIn({ sections }: DocumentText) {
  const title = sections.find((section) => section.title)?.heading ?? '';
  const named = (title.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((word) => !ofAll.has(word));
  for (const { text, line } of sections.flatMap(({ sentences }) => sentences)) {
    const [, subject] = keeping.exec(text) ?? [];
    if (subject === undefined) continue;
    const nearest = clauseOf(subject);
    const words = nearest.toLowerCase();
    if (ownSubject.test(nearest) || named.some((word) => words.includes(word)))
      return { says: `says: ${quoted(text)}`, line };
  }
  return undefined;
}

/** The part next to the verb; the one before it too where that is only “which”. */
function clauseOf(subject: string): string {
  const parts = subject.split(/[,;:–—]|\s-\s|\((?![^(]*\))/);
  const last = parts.at(-1) ?? '';
  return /^\W*(?:which|that|who|and)?\W*$/i.test(last) ? `${parts.at(-2) ?? ''}${last}` : last;
}

export const maintenancePlan = readmeTopic({
  id: 'maintenance-plan',
  title: 'Says who looks after it and how',
  why: 'Public code without a plan for its upkeep grows unsafe. This can only find likely words for a plan; whether it is kept, people must say.',
  fix: 'Say in the README who maintains the project, how often it is updated and when that will be looked at again.',
  lesson: {
    time: 'minutes',
    tip: '“We look at issues once a month” is a plan. Promise only what you will do.',
  },
  first: keeperIn,
  heading:
    /^\W*(?:\d+\W*)?(?:maintenance|maintainers?|maintained by|support(?: and maintenance| policy)|ownership|service owner)\b/i,
  sentence:
    /\bsecurity (?:updates|patches) (?:are|will)\b|\bsupported until\b|^\W*(?:(?:primary|lead|main|current|project|product|repository|repo|code) ){0,2}(?:maintainers?|maintenance|owners?|(?:owned|maintained) by)\W{0,4}:\W{0,4}\w/i,
  perhaps: {
    sentence:
      /^\W*(?:developed|created|written|built) by\b|\b(?:is|was|has been|were) (?:\w+ )?(?:developed|created|written|built|maintained) by\b/i,
    says: 'says who made something, but not plainly who looks after the project',
  },
  lacking: 'has no likely words for who maintains it and how',
});
