import type { DocumentText, Section, Sentence } from './document-text.ts';
import { generatorOf } from './placeholder.ts';

/** What in a README answers a question: a sentence or a command, and its line. */
export interface ReadmeAnswer {
  line: number;
  words: string;
}

const instructionHeading =
  /^\W*(?:\d+[\W\d]*)?(?:install\w*|usage|using|how to|gosod|defnydd\w*|sut i|cysylltu|getting started|get started|set(?:ting)?[- ]?up|prerequisites?|pre-requisites?|requirements?|quick ?start|run(?:ning)?|build\w*|develop(?:ing|ment|er)|local\w*|deploy\w*|test(?:s|ing)?|contribut\w*|licen[cs]\w*|config\w*|contents|table of contents|contacts?|support|structure|(?:project|repo\w*|folder|directory) structure|troubleshoot\w*|releas\w+|changelog|authors?|maintainers?|credits|acknowledg\w+|dependenc\w+|technolog\w+|tech stack|built with|environment|commands?|(?:available )?scripts)\b/i;
const purposeHeading =
  /\b(?:about|introduction|overview|purpose|what (?:is|does|it|this|we)|why|background|description|summary|aims?|objectives?|goals?|intended|mission|context|features?|scope|who is (?:it|this)|use cases?|problem|functionality|pwrpas|cyflwyniad|ynghylch|amcan(?:ion)?)\b/i;

/** Sentences that tell people what to do, where to look or what state things are in. */
const noPurpose =
  /^\W*(?:(?:please )?(?:run|install|clone|download|see|click|refer|follow|check(?: out)?|note|visit|contact|ensure|make sure|go to|copy|navigate|open (?!source|data|standard|access)|read (?:the|it|more|about|our|this)|use (?:the|this|following) (?:command|link|button|menu|template|script)s?)\b|to (?:run|build|install|start|deploy|develop|set ?up|get started|contribute|use|test|view|edit|update)\b|you (?:can|will|need|must|should|may)\b|if you\b|before you\b|first,|then,? |for (?:more|further|full|details|help|information|instructions)\b|(?:more|further) (?:info\w*|details)\b|(?:full |the |our )?documentation\b|(?:table of )?contents\b|requirements\b|prerequisites\b|licen[cs]ed?\b|copyright\b|©|last updated|version\b|status\b|welcome to\b[^.,;:]{0,60}$|(?:this|the) (?:repo\w*|project|code\w*|readme) is (?:currently |still |now )?(?:a work|in (?:alpha|beta|development|active)|under|work in|maintained|licensed|released|archived|deprecated|no longer|public|private|open)\b|work in progress|(?:we|i) (?:welcome|use|recommend)\b|this (?:project|repo\w*) (?:uses|follows|requires|was (?:bootstrapped|generated|created (?:with|using)))\b|built (?:with|using|in|on)\b|(?:it|this) (?:is|was) (?:built|written|developed|made|created|generated|bootstrapped|served) (?:with|using|in|on|from)\b)/i;

/** Warnings, states, dates, commands and bars of links: true of a project, and no purpose of it. */
const notOfPurpose =
  /^\W*(?:(?:exclamation|warning|construction|rotating_light|bangbang|memo|bulb):\W*)?(?:(?:warning|caution|disclaimer|important|nb|n\.b)(?=\s?[:!.,–-])|(?:this|the) readme\b|(?:project )?contact\b.{0,20}:|consider (?:making|using|adding)\b|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]* \d{4}\b|(?:alpha|beta|experimental|draft|prototype) (?:project|version|release|stage|code)\W|(?:the|this|our) (?:api|interface|code|format|schema|package|project) (?:may|might|could|will|is likely to) (?:(?:still|also) )?(?:change|undergo|break)\b|(?:git (?:clone|pull|checkout)|npm (?:i|ci|install|run|start)|pip3? install|docker(?:[- ]compose)? (?:-f|up|run|pull|build|exec)|yarn (?:install|start)|dotnet (?:run|build|restore)|cd \S+) )|»|\breport (?:a )?bug\b.*\brequest (?:a )?feature\b/i;

/** Words that say nothing of what a project is for: grammar, names of the thing itself, and how it was made. */
const empty = new Set(
  (
    'a an the and or of in on at by to for from with as is are was were be been it its this that these those which who will can may our ' +
    'your their we you they he she i there here has have had do does not no also all any some more most other new using used use uses via into within over under ' +
    'project projects repository repositories repo repos app apps application applications code codebase source website web site api apis service services system ' +
    'software tool tools package packages library libraries module modules program script scripts backend frontend front back end server client monorepo template prototype ' +
    'contain contains containing contained following include includes hold holds house houses built build building written write made make created create developed develop based run runs running ' +
    'served serve hosted powered implemented implementation simple basic small main current version versions file files folder folders readme documentation docs document ' +
    'framework language database stack technology technologies platform architecture infrastructure environment rest restful graphql http json xml html css scss sass ' +
    'javascript typescript python java kotlin scala ruby rails golang go rust php perl node nodejs js npm yarn express react redux vue nuxt next nextjs angular svelte ember jquery ' +
    'bootstrap tailwind webpack vite django wagtail flask fastapi spring boot laravel symfony wordpress drupal dotnet net core asp mvc blazor csharp c sql mysql postgres postgresql ' +
    'sqlite mongodb mongo redis elasticsearch kafka rabbitmq docker kubernetes helm terraform ansible aws azure gcp lambda serverless cloud linux windows nginx apache ' +
    'shiny tidyverse rstudio r jupyter notebook notebooks pandas numpy spark databricks pyspark streamlit nunjucks govuk nhsuk frontend jekyll hugo eleventy mkdocs sphinx quarto'
  ).split(' '),
);

const install = {
  heading:
    /^\W*(?:\d+[\W\d]*)?(?:how (?:do i|to|can i) )?(?:install\w*|gosod|sefydlu|cychwyn|set(?:ting)?[- ]?up|setup|getting started|get started|quick ?start|prerequisites?|pre-requisites?|requirements?|dependencies|build\w*|deploy\w*|download\w*|local (?:development|setup|environment)|develop(?:ment|ing)(?: (?:setup|environment))?|environment setup|configur\w+|first[- ]time)\b|\binstall(?:ation|ing)?\b|\bset ?-?up\b/i,
  command:
    /\b(?:npm (?:ci|i|install)|npx |yarn(?: install| add)?$|yarn (?:install|add)|pnpm (?:i|install|add)|pip3? install|pipenv|poetry (?:install|add)|uv (?:sync|pip|add|venv)|conda (?:env|install|create)|install\.packages|install_github|pak::|renv::restore|remotes::|devtools::install|docker(?:[- ]compose)? (?:build|pull|up|run)|git clone|bundle install|gem install|dotnet (?:restore|build|add|tool)|mvn |gradlew? |make\b|terraform init|brew |apt(?:-get)? install|go (?:get|install|mod)|cargo (?:build|install|add)|composer (?:install|require)|nuget|install-package|choco install|helm install|python -m venv|virtualenv|asdf |\.\/(?:setup|install|bootstrap|configure|script\/setup)|script\/(?:setup|bootstrap)|bin\/setup)/im,
  sentence:
    /\b(?:to install|can be installed|install (?:it|this|the)\b|installation (?:guide|instructions|notes|steps)|is available (?:on|from) (?:npm|pypi|cran|nuget|maven|the marketplace)|no (?:installation|install) (?:is )?(?:needed|required)|download (?:the|it|a|this)|clone (?:the|this)|set ?up (?:the|your|a) (?:environment|project|repo\w*|local)|set ?up instructions|get(?:ting)? started)\b/i,
};
const using = {
  heading:
    /^\W*(?:\d+[\W\d]*)?(?:usage|using|use|defnydd\w*|sut i|rhedeg|how (?:to|do i|can i|it works|does)|running|run(?: |$)|examples?|quick ?start|getting started|get started|tutorials?|guides?|user guide|demo|commands?|scripts|available scripts|api|endpoints|documentation|docs|workflow|walkthrough|instructions|start(?:ing)?\b|develop(?:ment|ing)?$|local development|operat\w+)\b|\bhow to\b|\busage\b/i,
  command:
    /\b(?:npm (?:start|run|test)|npx |yarn (?:start|dev|serve|run)|pnpm (?:start|dev|run)|python3? (?!setup\.py (?:install|build|develop)|-m (?:venv|pip|virtualenv)\b)(?:-m )?\S+|uv run|poetry run|flask run|uvicorn|streamlit run|manage\.py|rails s|bin\/rails|bundle exec|rake |Rscript|library\(|source\(|(?<!\b(?:remotes|devtools|pak|renv|BiocManager))::\w+\(|^\s*(?:import|from) \w|require\(|docker(?:[- ]compose)? (?:run|up)|dotnet (?:run|test)|java -jar|mvn spring-boot:run|gradlew? (?:run|bootRun)|make (?!install\b|build\b|setup\b|clean\b)\w+|curl |go run|cargo run|terraform (?:plan|apply)|kubectl |\.\/\w+)|\{\{ ?\w|<\w+[^>]*>/im,
  sentence:
    /\b(?:to (?:use|run|start|launch|view|try) (?:it|this|the)\b|(?:run|start|launch|open|execute) (?:the|it|this) (?:app\w*|server|script|notebook|code|service|site|tests?|tool|pipeline|file|workbook|dashboard|spreadsheet)|can be (?:used|run|viewed|accessed|started)|how to use|user guide|usage (?:guide|instructions|examples?)|(?:see|read|refer to|(?:found|described|explained|set out) in|visit) (?:the |our |its )?(?:full |user |online |project |developer )?(?:documentation|docs|guide|wiki|tutorials?|handbook|vignettes?)|read it online|documentation (?:is(?! ?(?:©|\(c\)|copyright|licen|crown))|can be|site|website)|live (?:at|version|demo)|hosted at|available at)\b/i,
};

/** Headings of how to do something other than to use it. */
const otherInstructions =
  /\bhow (?:to|do i|can i) (?:install|cite|contribute|contact|report|get help|release)\b|\b(?:citation|citing|how to cite)\b/i;

/** The sentence that says what a project is for; undefined where none does. */
export function purposeIn({ sections }: DocumentText): ReadmeAnswer | undefined {
  const firstInstruction = sections.findIndex(
    ({ title, heading }) => !title && instructionHeading.test(heading),
  );
  const title = sections.find((section) => section.title);
  let generated = false;
  for (const [index, section] of sections.entries()) {
    const about = !section.title && purposeHeading.test(section.heading);
    if (!about && firstInstruction !== -1 && index >= firstInstruction) continue;
    generated ||= generatorOf(section.heading) !== undefined;
    const found = section.sentences.find((sentence) => {
      const isGenerated = generatorOf(sentence.text) !== undefined;
      generated ||= isGenerated;
      return !isGenerated && (about || !generated) && saysPurpose(sentence);
    });
    if (found) return { line: found.line, words: found.text };
  }
  const sayingTitle =
    title && / (?:for|to|that|of) /i.test(title.heading) && contentWords(title.heading) >= 3;
  return sayingTitle ? { line: title.line, words: title.heading } : undefined;
}

function saysPurpose({ text }: Sentence): boolean {
  if (noPurpose.test(text) || notOfPurpose.test(text)) return false;
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).length >= 4 && contentWords(text) >= 2;
}

function contentWords(text: string): number {
  const words = text.toLowerCase().match(/\p{L}[\p{L}’'-]*/gu) ?? [];
  return new Set(words.filter((word) => word.length > 2 && !empty.has(word))).size;
}

/** The sentence or command that says how to install a project or get it going. */
export function installingIn(document: DocumentText): ReadmeAnswer | undefined {
  return answerIn(document, install);
}

/** The sentence or command that says how to use a project. */
export function usingIn(document: DocumentText): ReadmeAnswer | undefined {
  return answerIn(document, using, otherInstructions);
}

function answerIn(
  { sections }: DocumentText,
  { heading, command, sentence }: typeof install,
  other?: RegExp,
): ReadmeAnswer | undefined {
  const under = sections.find(
    (section) =>
      !section.title &&
      heading.test(section.heading) &&
      other?.test(section.heading) !== true &&
      isFilled(section),
  );
  if (under) return firstOf(under);
  for (const { code } of sections) {
    const block = code.find(({ text }) => command.test(text));
    if (block) return { line: block.line, words: commandOf(block.text, command) };
  }
  for (const { sentences } of sections) {
    const found = sentences.find(({ text }) => sentence.test(text) || command.test(text));
    if (found) return { line: found.line, words: found.text };
  }
  return undefined;
}

function isFilled({ sentences, code }: Section): boolean {
  return sentences.length > 0 || code.length > 0;
}

function firstOf({ sentences, code, line }: Section): ReadmeAnswer {
  const [first, second] = sentences;
  const sentence = first?.kind === 'table' && second ? second : first;
  const [block] = code;
  if (sentence && (!block || sentence.line <= block.line))
    return { line: sentence.line, words: sentence.text };
  return block ? { line: block.line, words: commandOf(block.text, /\S/) } : { line, words: '' };
}

function commandOf(text: string, pattern: RegExp): string {
  return (text.split('\n').find((line) => pattern.test(line)) ?? text).trim();
}
