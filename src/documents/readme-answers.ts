import type { DocumentText, Section, Sentence } from './document-text.ts';
import type { Block } from './read-blocks.ts';

/** What in a README answers a question: a sentence or a command, and its line. */
export interface ReadmeAnswer {
  line: number;
  words: string;
}

interface Question {
  /** Headings under which it is answered, the plainest first. */
  headings: readonly RegExp[];
  /** Headings under which only what reads as an instruction answers it. */
  perhaps: RegExp;
  /** Headings of something else. */
  other: RegExp;
  /** Commands in code. */
  command: RegExp;
  /** Sentences, wherever they stand. */
  sentence: RegExp;
  /** What is asked for under the last of the headings that answers another question. */
  aside?: RegExp;
}

const number = String.raw`^\W*(?:\d+[\W\d]*)?`;

const install: Question = {
  headings: [
    new RegExp(
      String.raw`${number}(?:how (?:do i|to|can i) )?(?:install\w*|gosod|sefydlu)\b|\binstall(?:ation|ing)?\b`,
      'i',
    ),
    new RegExp(
      String.raw`${number}(?:how (?:do i|to|can i) )?(?:set(?:ting)?[- ]?(?:it )?up|cychwyn|getting started|get started|quick ?start|download\w*|local (?:development|setup|environment)|environment setup|build(?:ing)?(?! (?:on|upon|blocks?)\b)|first[- ]time)\b|\bset ?-?up\b|\blocally\b|\brunning (?:the|it|this)\b`,
      'i',
    ),
  ],
  perhaps: new RegExp(
    String.raw`${number}(?:pre-?requisites?|requirements?|dependencies|deploy\w*|develop(?:ment|ing)|configur\w+|running|start(?:ing)?)\b`,
    'i',
  ),
  other:
    /\bbuild (?:status|pipeline)\b|\bset(?:ting)? up (?:the )?(?:tests?|data)\b|\b(?:continuous|ci)\b|\bdevelopment (?:process|workflow|practices?|guidelines?|status|team|standards?|plan|roadmap)\b|\b(?:test|testing)$/i,
  command:
    /\b(?:npm (?:ci|i|install)|npx |yarn(?: install| add)?$|yarn (?:install|add)|pnpm (?:i|install|add)|pip3? install|pipenv|poetry (?:install|add)|uv (?:sync|pip|add|venv)|conda (?:env|install|create)|install\.packages|install_github|pak::|renv::restore|remotes::|devtools::install|docker(?:[- ]compose)? (?:build|pull|up|run)|git clone|bundle install|gem install|dotnet (?:restore|build|add|tool)|mvn |gradlew? |make\b|terraform init|brew |apt(?:-get)? install|go (?:get|install|mod)|cargo (?:build|install|add)|composer (?:install|require)|nuget |install-package|choco install|helm install|python -m venv|virtualenv|asdf |module load|\.\/(?:setup|install|bootstrap|configure|script\/setup)|script\/(?:setup|bootstrap)|bin\/setup)/im,
  sentence:
    /\b(?:to install|can be installed|install (?:it|this|the)\b|installation (?:guide|instructions|notes|steps)|is available (?:on|from) (?:npm|pypi|cran|nuget|maven|the marketplace)|no (?:installation|install) (?:is )?(?:needed|required)|download (?:the|it|a|this)|clone (?:the|this)|set ?up (?:the|your|a) (?:environment|project|repo\w*|local)|set ?up instructions|setting up (?:a|your)(?: own)? (?:version|copy|instance)|to get started|\bways to (?:start|begin|get started|install|use)\b|getting started (?:guide|instructions|with (?:this|the))|guid(?:e|ance)s? (?:for|on|to) (?:setting up|installing|deploying)|(?:run|start|build) (?:the|it|this) .{0,40}\blocally|add .{1,60} (?:in)?to your \W?(?:\w+'s )?(?:gemfile|package\.\w+|pom\.xml|build\.gradle|requirements|composer\.json|cargo\.toml|dependencies|project)|(?:npm|pip3?|bundle|yarn|poetry|pnpm|composer|gem) install|npm (?:ci|i)\b|install_github|renv::restore|docker(?:[- ]compose)? (?:build|up|pull)|git clone)\b/i,
};

const using: Question = {
  headings: [
    new RegExp(
      String.raw`${number}(?:(?:basic |example |suggested )?usage|using|use|defnydd\w*|sut i|rhedeg|how (?:to|do i|can i) (?:use|run|start|view)|examples?|quick ?start|tutorials?|user guide|demo|walkthrough|(?:available )?(?:commands?|scripts)|endpoints|api(?: reference| usage| documentation)?$)\b|\busage\b`,
      'i',
    ),
    new RegExp(
      String.raw`${number}(?:running|run|start(?:ing)?(?! up)|local(?:ly)?\b.{0,20})\b|\b(?:running|locally)\b`,
      'i',
    ),
    new RegExp(
      String.raw`${number}(?:getting started|get started|documentation|docs|guides?|instructions|vignettes?|how (?:to|do i|can i|it works|does))\b|\bhow to\b`,
      'i',
    ),
  ],
  perhaps: new RegExp(String.raw`${number}(?:develop(?:ment|ing)?|operat\w+)\b`, 'i'),
  other:
    /\bhow (?:to|do i|can i) (?:\w+ and )?(?:install|cite|contribute|contact|report|get help|release|deploy|raise|give|develop|build|test|update)\b|\b(?:citation|citing|how to cite)\b|\bapi key\b|\bbuild(?:ing)? (?:the )?(?:docs|documentation)\b|\b(?:running|run) (?:the )?(?:\w+ )?tests?\b|\b(?:continuous|ci)\b|\bdevelopment (?:process|workflow|practices?|guidelines?|status|team|standards?|plan|roadmap)\b|\buse ?cases?\b|\bset(?:ting)? ?-?up\b/i,
  command:
    /\b(?:npm (?:start|run|test)|npx |yarn (?:start|dev|serve|run)|pnpm (?:start|dev|run)|(?<!\b(?!(?:run|exec|sudo|time|then|do) )[a-z]+ )python3? (?!setup\.py (?:install|build|develop)|-m (?:venv|pip|virtualenv|unittest|pytest)\b|to\b|and\b|or\b)(?:-m )?\S+|uv run|poetry run|flask run|uvicorn|streamlit run|manage\.py|rails s|bin\/rails|bundle exec|rake |Rscript|library\(|source\(|(?<!\b(?:remotes|devtools|pak|renv|BiocManager))::\w+\(|^\s*(?:import|from) \w|require\(|docker(?:[- ]compose)? (?:run|up)|dotnet (?:run|test)|java -jar|mvn spring-boot:run|gradlew? (?:run|bootRun)|^\W{0,6}(?:sudo )?make (?!install\b|build\b|setup\b|clean\b)\w+|^\W{0,6}curl |go run|cargo run|terraform (?:plan|apply)|kubectl |\.\/\w+)|\{\{ ?\w|<(?:[A-Z]\w*|\w+-[\w-]+|script|iframe|link)\b[^>]*>/im,
  sentence:
    /(?:^\W*|[,;:(] |\b(?:commands?|scripts?|ways?|steps|instructions?|guide|how|you (?:need|want|wish|would like|['’]d like)|here|documentation|docs) )to (?:use|run|start|launch|view|try) (?:it|this|the)\b(?! (?:\w+ )?tests?\b)|\b(?:(?:run|start|launch|open|execute|view) (?:the|it|this) (?!source\b)(?:\w+ )?(?:app\w*|prototype|server|script|notebook|code|service|site|tool|pipeline|file|workbook|dashboard|spreadsheet)|begin by running|once installed|(?:files?|scripts?|notebooks?) \S+\.\w{1,5} (?:will )?(?:downloads?|creates?|generates?|produces?|runs?|builds?|converts?|loads?)|can be (?:run|viewed|accessed|started|launched|executed|called)|how to (?:use|run) (?!them\b|an?\b|these\b|those\b|their\b)|follow (?:the|these) (?:instructions|steps|guide)|guid(?:e|ance)s? (?:for|on|to) (?:operating|using|integrating|running)|user guide|usage (?:guide|instructions|examples?)|(?:see|read|refer to|(?:found|described|explained|set out) in|visit) (?:the |our |its )?(?:full |main |user |online |project |developer )?(?:documentation|docs|guide|wiki|tutorials?|handbook|vignettes?)|see (?:live )?examples|there (?:is|are) (?:an? |some )?(?:vignettes?|tutorials?|user guides?|examples?)|vignettes? (?:is|are) (?:also )?available|examples? (?:\w+ )?in \S+\/|(?:voir|consulte[rz]|référer à|siehe|gweler|véase) (?:\S+ ){0,2}document\w+|read it online|documentation (?:is(?! ?(?:©|\(c\)|copyright|licen|crown))|can be|site|website)|live (?:at|version|demo)|(?:hosted|site|app|dashboard|service|tool|version|it) (?:is |can be )?(?:hosted|available|found|viewed) (?:at|here|on)|npm (?:start|run \w+)|python3? \S+\.py|Rscript|streamlit run|flask run|docker(?:[- ]compose)? (?:run|up)|dotnet run|poetry run|bundle exec)\b/i,
  aside:
    /\b(?:clon(?:ed?|ing)|install\w*|download\w*|fork|set(?:ting)? up|requires?|version control|PAT|tokens?|virtual environment|prerequisites?)\b/i,
};

/**
 * What reads as an instruction: a verb that asks, perhaps after a condition. What comes up to three times may be empty too,
 * so that it is not copied three times into the compiled pattern: that takes fifty times as long to compile.
 */
const instruction =
  /^\W*(?:(?:(?:first|then|next|please|simply|just|finally|now|you (?:can|will|may|need to|must|should|then)(?: also)?|(?:to|for|if|when|from|in|once|after|before) [^,:]{1,80}[,:]) )?){0,3}(?:run|install|clone|copy|create|set|add|download|open|use|start|make|build|ensure|navigate|execute|type|pull|go|import|call|launch|unzip|require|configure|click|follow|select|activate|put|place|save|enter|see|read|visit|rename|move|select|press|write|choose|upload|edit)\b(?! of\b)|\bfollowing (?:commands?|steps|instructions)\b|\bcan be (?:run|used|installed|started) (?:with|by|using|as)\b/i;

/** What is said to those who change the code, or who find fault with it. */
const notForUsers = /\bcontribut|\bpull requests?\b|\brais\w+ (?:an )?issues?\b|\bvulnerabilit/i;

/** The sentence or command that says how to install a project or get it going. */
export function installingIn(document: DocumentText): ReadmeAnswer | undefined {
  return answerIn(document, install);
}

/** The sentence or command that says how to use a project. */
export function usingIn(document: DocumentText): ReadmeAnswer | undefined {
  return answerIn(document, using);
}

function answerIn({ sections }: DocumentText, question: Question): ReadmeAnswer | undefined {
  const { headings, perhaps, other, command, sentence } = question;
  const under = (pattern: RegExp) =>
    sections.filter(
      ({ title, headings: path }) =>
        !title && path.some((one) => pattern.test(one)) && !path.some((one) => other.test(one)),
    );
  for (const pattern of headings) {
    const filled = under(pattern).filter((section) => isFilled(section) && !isOther(section, question));
    const own = filled.filter(({ heading }) => pattern.test(heading));
    const best =
      own.find(instructs) ??
      filled.find(instructs) ??
      filled.find(({ sentences }) => sentences.some(({ text }) => sentence.test(text))) ??
      own.find((section) => pointsOn(section) || (pattern === headings[0] && saysHow(section)));
    if (best) return bestOf(best, question);
  }
  for (const { code } of sections) {
    const block = code.find(({ text }) => command.test(text));
    if (block) return commandIn(block, command);
  }
  const likely = under(perhaps).find(instructs);
  if (likely) return bestOf(likely, question);
  for (const { sentences } of sections) {
    const found = sentences.find(({ text }) => sentence.test(text) && !notForUsers.test(text));
    if (found) return { line: found.line, words: found.text };
  }
  return undefined;
}

function isFilled({ sentences, code }: Section): boolean {
  return sentences.length > 0 || code.length > 0;
}

/** Under a heading that could be about anything, such as “Getting started”, only what answers another question is told. */
function isOther(
  { heading, sentences, code }: Section,
  { headings, command, sentence, aside }: Question,
): boolean {
  const plain = headings.slice(0, -1).some((pattern) => pattern.test(heading));
  if (aside === undefined || plain || code.some(({ text }) => command.test(text))) return false;
  const asked = sentences.filter(({ text }) => instruction.test(text));
  return (
    asked.some(({ text }) => aside.test(text)) &&
    asked.every(({ text }) => aside.test(text) && !sentence.test(text))
  );
}

/** Whether a section is there to lead to documentation that stands elsewhere. */
function pointsOn({ heading, links }: Section): boolean {
  return (
    links.length > 0 && /\b(?:docs|document\w*|guides?|tutorials?|vignettes?|examples?)\b/i.test(heading)
  );
}

/** What is said under “Installation” or “Usage” before anything that helps: a caveat, or who may use it. */
const caveat =
  /^\W*(?:(?:please )?(?:note|be aware|bear in mind)\b|warning|as the\b|unfortunately|currently|at present|these instructions assume|you(?:[’']re| are) welcome|for use (?:by|in|within|only)|(?:the |this )?(?:repo\w*|project|page|section|code\w*|documentation)?(?: is)?(?: still| currently)? ?(?:in|under) construction|to be (?:added|completed|confirmed|written|updated|decided)|tb[acd]\b|coming soon|n\/a\b|not applicable|none\b|todo\b)|\b(?:can ?not|is not|are not) (?:be )?(?:used|run|installed|possible|public\w*|available)\b/i;

/** Under the plainest headings a first sentence tells how, unless it is a caveat. */
function saysHow({ sentences }: Section): boolean {
  const [first] = sentences;
  return first !== undefined && !caveat.test(first.text);
}

function instructs({ sentences, code }: Section): boolean {
  return code.length > 0 || sentences.some(({ text }) => instruction.test(text));
}

/** What says most in a section: a sentence that answers, a command, a sentence that asks for something, then the first. */
function bestOf({ sentences, code, line }: Section, { command, sentence: answer }: Question): ReadmeAnswer {
  const block = code.find(({ text }) => command.test(text)) ?? code[0];
  const long = sentences.filter(({ text }) => text.length >= 12);
  const plain = long.find(({ text }) => answer.test(text));
  const told =
    block && command.test(block.text) ? undefined : long.find(({ text }) => instruction.test(text));
  const sentence = plain ?? told ?? (block ? undefined : firstOf(sentences));
  if (sentence) return { line: sentence.line, words: sentence.text };
  if (block === undefined) return { line, words: '' };
  return commandIn(block, command.test(block.text) ? command : /^\s*[\w$].*[A-Za-z]{2}/);
}

/** The row of a table that says something comes after its head. */
function firstOf([first, second]: readonly Sentence[]): Sentence | undefined {
  return first?.kind === 'table' && second ? second : first;
}

/** The first line of code that matches, and a comment where no other does. */
function commandIn({ text, line }: Block, pattern: RegExp): ReadmeAnswer {
  const lines = text.split('\n');
  const fits = (each: string) => pattern.test(each);
  const plain = lines.findIndex((each) => fits(each) && !/^\s*#/.test(each));
  const at = plain === -1 ? lines.findIndex(fits) : plain;
  return at === -1 ? { line, words: text.trim() } : { line: line + at, words: (lines[at] ?? '').trim() };
}
