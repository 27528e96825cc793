import { isToolText } from './generators.ts';

/**
 * Text that a template or a tool left for somebody to fill in. Nothing else in the project decides what is such text:
 * it is no content, whichever file it stands in.
 */

/** A gap inside a line: braces of template engines, `[your …]`, `<name of …>`, TODO, filler. */
const gaps = [
  /\{\{[^{}\n]{1,80}\}\}|\{%[^%\n]{1,80}%\}|\$\{[A-Z][A-Z_]{2,40}\}|\bcookiecutter\.\w/,
  /(?:<|\[|\{)\s{0,2}(?:your|insert|enter|add|name of|full ?name|project|repo(?:sitory)?|organi[sz]ation|service|team|app(?:lication)?|e-?mail|contact|description|title|author|holder|copyright|a short|link to|year|yyyy|date|version|todo|tbc|tbd|xxx+)\b[\w ,.'’/@:-]{0,80}(?:>|\]|\})(?!\()/i,
  /\byour (?:service|project|team|organi[sz]ation|company|app(?:lication)?)(?:'s)? name(?: goes)? here\b|\bgoes here\b|\blorem ipsum\b|\bdolor sit amet\b/i,
  /(?<!\bthe )\bTODO\b(?!\s(?:list|app|item|MVC|document|file|page))|\bTB[CDA]\b|\bFIXME\b|\bX{3,}\b|\bCHANGEME\b|\bchange[-_ ]me\b/,
  /\byour[-_.](?:name|e?mail|team|org(?:anisation)?|company|username)@\w/i,
];

/** A whole sentence that only says that something is to come. */
const promise =
  /^\W*(?:to ?do|tbc|tbd|n\/a|none yet|coming soon|watch this space|(?:more |details |content |text |this section )?(?:is )?(?:still )?to (?:be|follow)\b.{0,30}|under construction|place ?holder|add (?:text|content|description|details?) here|insert .{1,60} here|fill (?:this|me) in|replace (?:this|me)\b.{0,60}|description(?: here)?|your (?:text|description) here|write something|installation process|software dependencies|latest releases|api references)\W*$/i;

const subject = String.raw`(?:(?:this|your|the) (?:project|repo(?:sitory)?|service|product|app(?:lication)?|package|library|software|tool|code ?base|code|system|README|section|page|document|template|model|analysis|team)|your (?:work|users?|customers?|readers?|contributors?|approach|process|security))`;

/** Sentences that tell the author what to write, in place of telling the reader something. */
const instructions = [
  new RegExp(
    String.raw`^\W*(?:please )?(?:describe|explain|outline|summari[sz]e|introduce|specify|state|define|detail)\b.{0,120}\b${subject}`,
    'i',
  ),
  new RegExp(
    String.raw`^\W*(?:please )?(?:provide|include|give|add|write|list|mention|put|insert|start with|show|note|link(?: to)?|reference|say|tell (?:people|users|readers|others))\b.{0,40}\b(?:an? (?:short |brief |one-line |high-level |quick |simple |concise )?(?:description|summary|overview|introduction|explanation|example|guide|way to (?:contact|reach)|link|list|paragraph|sentence|contact)|instructions?|details? (?:of|on|about)|information (?:on|about)|(?:contact|e-?mail) (?:details|address)|steps|here|how (?:to|people|users|others|it)|what (?:it|this|the)|who|where to|whether)\b.{0,100}\b(?:${subject}|here|should|could|can be (?:used|found|contacted)|get started|contribute|(?:use|run|install) it)\b`,
    'i',
  ),
  /\buse this section to\b|\bthis (?:section|paragraph|space) (?:should|is (?:for|where (?:you|we)|intended|meant|a place)|can be used to|could|needs? to|will (?:describe|contain|explain))\b|\bthis (?:file|document|page|README) (?:should (?:contain|describe|explain|list|be (?:filled|completed|replaced))|needs to be (?:completed|filled))\b|\b(?:intention|purpose|aim) of this section\b/i,
  /\b(?:replace|delete|remove|fill in|overwrite) (?:this|these|the following|the) (?:\w+ )?(?:text|sections?|paragraph|placeholders?|comments?|instructions?|heading|example text|description|details)\b|\b(?:replace|delete|remove|overwrite) (?:this|the) (?:README )?template\b|\b(?:update|edit|change|complete) (?:this|these|the following) (?:\w+ )?(?:text|sections?|paragraph|placeholders?|template|heading|description|details)\b|\b(?:replace|delete|remove) (?:this|these) lines?\W*$/i,
  /^\W*(?:a |an |one |short |brief |one-line |high-level |quick ){0,4}(?:description|overview|summary|paragraph|sentence|introduction)s? (?:of|about|for|to|describing|explaining) (?:what )?(?:your|the|this) (?:project|repo(?:sitory)?|service|product|app(?:lication)?|tool|package|work)\b(?: (?:goes|does|is|here|and|in)\b.{0,80})?\W*$/i,
  /^\W*(?:describe|explain|outline|list|detail|provide|give)\W+(?:or |and )?(?:link|the|any|how|what|who|why|where|your)\b.{0,60}\b(?:templates? on|raise an issue|make a contribution|get in touch|contact (?:you|the owners?)|set ?up|installed|problem|audience|users|tests?|deploy(?:ed|ment)?)\b/i,
  /^\W*(?:tell them where to go|let people know|what things you need to install|a step by step series of examples|end with an example|add additional notes about|give (?:an example|examples)\W*$|say what the step will be|until finished$|explain (?:how to run|what these tests)|show what the library does|use examples liberally|state if you are open to|for open source projects, say how|if you have ideas for releases|if you have run out of energy|choose a self-explanatory name|in this section you can (?:talk|write|say)\b|if you want to learn more about creating good readme|depending on what you are making|within a particular ecosystem)/i,
  /^\W*(?:by including preferably|after a successful installation, provide|start with an overview or a brief|at a minimum, this can be achieved by implementing|if the system processes data, you could mention|here is a placeholder|this is a (?:template|placeholder|sample|dummy) (?:text|section|readme|description)?)/i,
  /^\W*(?:things you may want to cover|just edit this README|already a pro\b|choose a self-expla\w+ name|on some READMEs, you may see|for people who want to make changes to your project|every project is different, so consider|here's a blank template|to avoid retyping too much info|the goal of \S{1,60} is to\W*$|what is special about using|you can also document commands|the template at the bottom)|\bhandy template below\b|\b(?:will|would) need to be (?:updated|changed|replaced|edited) with (?:the|your)\b.{0,60}\b(?:year|owner|name|details)\b|\bdo a search and replace with your text editor\b/i,
  /^\W*(?:summary|overview|description|purpose) of (?:the )?(?:project|repository|service)\W*$/i,
  /^\W*(?:what (?:is|does|problem)|who (?:is|are|will)|why (?:is|does|did)|how (?:do|does|can|should)) .{0,80}\?(?: .{0,80}\?){1,5}\W*$/i,
];

/** Characters of a sentence that are looked at for gaps. */
const maxWords = 600;

/** The gap in a text, as written; undefined where there is none. */
export function gapIn(text: string): string | undefined {
  for (const pattern of gaps) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Why a sentence is there for the author of a document, and not for its readers: it tells what to write, or leaves a gap.
 * Undefined for one that was written.
 *
 * @param sentence with one space between words
 */
export function placeholderIn(sentence: string): 'instruction' | 'gap' | undefined {
  if (isInstruction(sentence)) return 'instruction';
  const words = sentence.slice(0, maxWords);
  const isLeft =
    promise.test(words) ||
    isToolText(words) ||
    gapIn(words) !== undefined ||
    (words !== sentence && isInstruction(words));
  return isLeft ? 'gap' : undefined;
}

/** Whether a sentence tells the author what to write: what follows it in the paragraph does too. */
function isInstruction(sentence: string): boolean {
  return instructions.some((pattern) => pattern.test(sentence));
}

/** Whether code is there for the author to replace. */
export function isPlaceholderCode(code: string): boolean {
  return /\bFILL THIS IN\b|^\W*(?:give (?:an |the )?examples?|until finished)\W*$|^\s*(?:library\(\w+\)\s*)?#+ basic example code\s*$/i.test(
    code.slice(0, 2_000),
  );
}

/** What somebody meant to write later. */
const forLater =
  /(?<!\bthe )\bTODO\b(?!\.\w|\s(?:list|app|item|MVC|document|file|page))|\bTB[CD]\b|\blorem ipsum\b|\bgoes here\b/i;

/** Whether a sentence was certainly left to be filled in: angle brackets in an example may be the reader’s to fill. */
export function isLeftOver(sentence: string): boolean {
  return isInstruction(sentence) || forLater.test(sentence);
}
