import type { DocumentText, Section } from './document-text.ts';
import type { Link } from './read-blocks.ts';

/** A notice that a project is not looked after as it was, and where it is. */
export interface StatusNotice {
  path: string;
  line: number;
  words: string;
}

/** After a state that is also said of people and things comes no noun that it would describe (“end of life care”, “retired nurses”) and no hours (“closed at weekends”). */
const ending = String.raw`(?=\W*$|\s*[^\w\s-]|\s+[-–—]|\s+(?:and|or|as|since|in|because|due|so|but|please|here|now|permanently|from|for (?:historical|reference|archiv)|following|after|until|see|with|https?|project|package|repo(?:sitory)?|code|software|version|work|we|you|it|this|there|the|on (?:github|\d)|at (?:nhs|this|present|the moment)|any(?:more| longer)|except|unless|mode)\b)`;
const over = String.raw`(?:(?:archived|retired|frozen|closed|end[- ]of[- ]life)${ending}|unmaintained|deprecated|decommissioned|superseded|discontinued|abandoned|hibernat(?:ed|ing)|dormant|obsolete|sunset(?:ted)?|out of support|replaced by|moved to|shut down|in (?:maintenance|read-only|hibernation) mode|not (?:being |currently |actively |under active |in active )*(?:maintained|developed|development|updated|in use)|not (?:being |currently |actively )*supported(?! (?:on|in|with|under|for|by))|no longer (?:being |currently |actively |under active |in active |officially )*(?:maintained|developed|development|updated|in use|used|needed|required|supported(?! (?:on|in|with|under|for|by))))`;
const thing = String.raw`(?:\w+ )?(?:project|repo(?:sitory)?|package|library|tool|code ?base|code|app(?:lication)?|service|software|prototype|module|dashboard|plug-?in|website|site|api|client|system|work|product|template|version|gem|image|toolkit|framework|pipeline|model)`;
const copula = String.raw`(?:is|was|has been|has now been|have been|are|will be|has(?=(?: now)? moved to\b))(?: now| currently| being| officially| also){0,2}`;

const isOver = new RegExp(String.raw` ${copula} ${over}`, 'i');

/** Sentences whose subject is the project itself. An API or a file can be read-only and looked after. */
const sentences = [
  new RegExp(
    String.raw`\b(?:this|the) (?:project|repo(?:sitory)?|code ?base) ${copula} (?:kept |left |made |set )?(?:to )?read[- ]only\b`,
    'i',
  ),
  new RegExp(String.raw`\b(?:this|our) ${thing}(?:,? [^.,]{0,40},)? ${copula} ${over}`, 'i'),
  new RegExp(
    String.raw`\bthe (?:project|repo(?:sitory)?|package|library|code ?base|code(?: in this repo(?:sitory)?)?) ${copula} ${over}`,
    'i',
  ),
  new RegExp(
    String.raw`^\W*(?:(?:please )?note:?(?: that)? |warning:? |important:? )?(?:this|it) ${copula} ${over}`,
    'i',
  ),
  /\b(?:we|the (?:team|authors?|maintainers?)) (?:no longer|do not|don't|are not|are no longer) (?:actively )?(?:maintain|support|develop|updat)(?:ing|e|s)? (?:this|it|the (?:project|repo|repository|code|package))\b/i,
  /\b(?:author\(?s?\)?|maintainers?|development team) (?:has|have) ceased all work\b|\b(?:all )?(?:development|work|maintenance|support)(?: of| on| for)? ?(?:this (?:project|repository|package|tool))? (?:has|have) (?:now )?(?:ceased|stopped|ended|been discontinued)\b/i,
  /^\W*(?:no longer|not) (?:being |actively |currently )*(?:maintained|supported|developed|updated|in use)\W*$/i,
  /\b(?:this|the) (?:project|repository|repo|package|codebase) (?:has reached|is at|reached) (?:its )?end[- ]of[- ]life\b/i,
];
const word = String.raw`(?:deprecat(?:ed|ion)|archived?|retired|unmaintained|discontinued|obsolete|decommissioned|superseded|abandoned|dormant|hibernat(?:ed|ing)|inactive|end[- ]of[- ]life|no longer (?:maintained|supported|in use)|not maintained|maintenance mode)`;
/** A heading, or a line by itself, that is nothing but a notice. */
const standing = new RegExp(
  String.raw`^\W*(?:(?:project |repo(?:sitory)? |this (?:repo(?:sitory)?|project) )?(?:status|state|lifecycle|maturity)?\W*(?:is )?(?:now )?)?${word}\W*(?:notice|warning|project|repo(?:sitory)?|package)?\W*(?:(?:since|in|on|from|as of)? ?[\w ]{0,20}\d{4})?\W*$`,
  'i',
);
const inTitle = new RegExp(String.raw`[[(–—:|-]\s*${word}\s*[\])]?\W*$|^\W*[[(]\s*${word}\s*[\])]`, 'i');
const shouted =
  /^\W*(?:DEPRECATED|ARCHIVED|UNMAINTAINED|RETIRED|OBSOLETE|DISCONTINUED|DECOMMISSIONED|NO LONGER (?:MAINTAINED|SUPPORTED|IN USE)|NOT MAINTAINED)\b/;
const conditional = /\b(?:if|when|once|until|unless|whether|should|may be|might be|could be)\b[^.]*$/i;

/** Every sentence that says a state holds one of these: most hold none, and need not be read closely. */
const stateWords =
  /archive|retired|frozen|closed|end[- ]of[- ]life|unmaintained|deprecat|decommissioned|superseded|discontinued|abandoned|hibernat|dormant|obsolete|sunset|out of support|replaced by|moved to|shut down|inactive| mode|read[- ]only|not |no longer|don't|ceased|stopped|ended/i;

/** Badges: the state that is drawn, by the address of the picture or its description. */
const badge =
  /repostatus\.org\/badges\/[\w.-]{1,20}\/(abandoned|inactive|unsupported|moved|suspended)\b|(?:maintenance|maintained|maintained%3F|status|lifecycle|project[-_ ]status|state|activity)[-_/](?:status-)?(no(?=-)|none|deprecated|archived|retired|inactive|unmaintained|end[-_]+of[-_]+life|eol|legacy|superseded|defunct|dormant|abandoned|discontinued|passively(?:--|-|_)maintained|as(?:--|-|_)is|hibernat\w{2,3}|obsolete|unsupported|maintenance(?:_|%20|--?)mode)\b/i;
const badgeWords =
  /^\W*(?:project status|lifecycle|status|maintenance)\W{1,3}(abandoned|inactive|unsupported|moved|suspended|superseded|archived|retired|defunct|deprecated|dormant|questioning|maintenance mode|hibernating)/i;
const statusHeading =
  /\b(?:status|maintenance|maintained|archiv\w+|deprecat\w+|lifecycle|support|notice|important|warning)\b/i;

/** How many sections from the top are read: further down, words like these tend to be about something else. */
const openingSections = 5;

/** Finds a notice that speaks of the project: never of what the project is about, or of another thing. */
export function findStatusNotice(document: DocumentText | undefined): StatusNotice | undefined {
  if (document === undefined) return undefined;
  const { path, sections } = document;
  const name = sections.find(({ title }) => title)?.heading;
  for (const [index, section] of sections.entries()) {
    const opening = index < openingSections || statusHeading.test(section.heading);
    const found = noticeIn(section, opening, name);
    if (found) return { path, ...found };
  }
  return undefined;
}

function noticeIn(
  section: Section,
  opening: boolean,
  name: string | undefined,
): Omit<StatusNotice, 'path'> | undefined {
  for (const link of section.links) {
    const words = badgeOf(link);
    if (words !== undefined) return { line: link.line, words };
  }
  if (!opening) return undefined;
  const { heading, line } = section;
  if (standing.test(heading) || shouted.test(heading) || (section.title && inTitle.test(heading)))
    return { line, words: heading };
  for (const sentence of section.sentences) {
    if (!stateWords.test(sentence.text)) continue;
    const words = noticeOf(sentence.text, name);
    if (words !== undefined) return { line: sentence.line, words };
  }
  return undefined;
}

function noticeOf(text: string, name: string | undefined): string | undefined {
  if (text.length <= 80 && standing.test(text)) return text;
  const [loud] = shouted.exec(text) ?? [];
  if (loud !== undefined) return text.slice(0, 200);
  // A pattern is dear to make: for a title only where the rest of it is said.
  const named = name !== undefined && isOver.test(text) ? [byName(name)] : [];
  for (const pattern of [...sentences, ...named]) {
    const found = pattern.exec(text);
    if (found && !conditional.test(text.slice(0, found.index))) return found[0];
  }
  return undefined;
}

/** The same said of the project by its title. */
function byName(title: string): RegExp {
  return new RegExp(
    String.raw`^\W*(?:the )?${title.slice(0, 80).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')} ${copula} ${over}`,
    'i',
  );
}

function badgeOf({ target, text, picture }: Link): string | undefined {
  const [, status, state] = badge.exec(target) ?? [];
  if (status !== undefined || (state !== undefined && /badge|shields/i.test(target)))
    return (text.trim() || `status badge: ${status ?? state ?? ''}`).slice(0, 200);
  return picture && badgeWords.test(text) ? text.slice(0, 200) : undefined;
}
