import type { DocumentText, Section, Sentence } from './document-text.ts';
import { generatorOf } from './generators.ts';
import type { ReadmeAnswer } from './readme-answers.ts';

const instructionHeading =
  /^\W*(?:\d+[\W\d]*)?(?:install\w*|usage|using|how to|gosod|defnydd\w*|sut i|cysylltu|getting started|get started|set(?:ting)?[- ]?up|prerequisites?|pre-requisites?|requirements?|quick ?start|run(?:ning)?|build\w*|develop(?:ing|ment|er)|local\w*|deploy\w*|test(?:s|ing)?|contribut\w*|licen[cs]\w*|config\w*|contents|table of contents|contacts?|support|structure|(?:project|repo\w*|folder|directory) structure|troubleshoot\w*|releas\w+|changelog|authors?|maintainers?|credits|acknowledg\w+|api(?= reference|$)|endpoints|dependenc\w+|technolog\w+|tech stack|built with|environment|commands?|(?:available )?scripts)\b/i;
const purposeHeading =
  /\b(?:about|introduction|overview|purpose|what (?:is|does|it|this|we)|why|background|description|summary|aims?|objectives?|goals?|intended|mission|context|features?|scope|who is (?:it|this)|use cases?|problem|functionality|pwrpas|cyflwyniad|ynghylch|amcan(?:ion)?)\b/i;

/** Sentences that tell people what to do, where to look or what state things are in. */
const noPurpose =
  /^\W*(?:please\b|(?:run|install|clone|download|see|click|refer|follow|check(?: out)?|note|visit|contact|ensure|make sure|go to|copy|navigate|open (?!source|data|standard|access)|read (?:the|it|more|about|our|this)|build (?:the|this) \w+ to|use (?:the|this|following) (?:command|link|button|menu|template|script)s?)\b|to (?:run|build|install|start|deploy|develop|set ?up|get started|contribute|use|test|view|edit|update|contact|report|raise|ask|get (?:help|support|in touch|access))\b|(?:what|how|why|where|who|when) (?:do|does|is|are|can|to|will|should|changes|changed|has|have)\b[^.:]{0,80}[.?]?$|you (?:can|will|need|must|should|may)\b|if you\b|before you\b|first,|then,? |for (?:more|further|full|details|help|information|instructions)\b|(?:more|further) (?:info\w*|details)\b|(?:full |the |our |internal |external |official |technical )?documentation\b|(?:table of )?contents\b|requirements\b|prerequisites\b|licen[cs]ed?\b|copyright\b|©|last updated|version\b|status\b|welcome to\b[^.,;:]{0,60}$|(?:this|the) (?:\w+ )?(?:repo\w*|project|code\w*|readme|site|website|service|package|app\w*|tool|library|page|api|material|content|resource|document) is (?:currently |still |now )?(?:a work|in (?:alpha|beta|development|active)|under|work in|maintained|licensed|released|archived|deprecated|no longer|public|private|open)\b|this means\b|(?:this|the) (?:\w+ )?(?:is|are|was) (?:currently |also )?not (?:\w+ )?(?:suitable|intended|ready|validated|approved|meant|for)\b|work in progress|(?:we|i) (?:welcome|use|recommend)\b|this (?:project|repo\w*) (?:uses|follows|requires|was (?:bootstrapped|generated|created (?:with|using)))\b|built (?:with|using|in|on)\b|(?:this|the|our) (?:\w+ )?(?:work|project|analysis|research|study|tool|package|app\w*) (?:is|was|has been) (?:led|undertaken|conducted|carried out|funded|completed|developed|written|created|produced|supported|maintained) by\b(?!.{0,120}\b(?:to|for) (?!\w+ (?:team|ltd|trust)))|code is (?:kept|stored|held)\b|(?:it|(?:this|the)(?: \w+)?) (?:is|was) (?:built|written|developed|made|created|generated|bootstrapped|served) (?:with|using|in|on|from)\b)/i;

/** Warnings, states, dates, commands and bars of links: true of a project, and no purpose of it. */
const notOfPurpose =
  /^\W*(?:(?:exclamation|warning|construction|rotating_light|bangbang|memo|bulb):\W*)?(?:warning (?:breaking|deprecated|this)\b|(?:warning|caution|disclaimer|important|nb|n\.b)(?=\s?[:!.,–-])|(?:[\w/]+ ){0,2}(?:owner|author|lead|maintainer|developer|analyst|contact|e-?mail|team|status|date|phase|publisher|sponsor)s?(?: \w+)? ?:|(?:the )?access to (?:this|the|it)\b|(?:this|the) readme\b|(?:project )?contact\b.{0,20}:|consider (?:making|using|adding)\b|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]* \d{4}\b|(?:alpha|beta|experimental|draft|prototype) (?:project|version|release|stage|code)\W|(?:the|this|our) (?:api|interface|code|format|schema|package|project) (?:may|might|could|will|is likely to) (?:(?:still|also) )?(?:change|undergo|break)\b|(?:git (?:clone|pull|checkout)|npm (?:i|ci|install|run|start)|pip3? install|docker(?:[- ]compose)? (?:-f|up|run|pull|build|exec)|yarn (?:install|start)|dotnet (?:run|build|restore)|cd \S+) )|»|^\W*(?:\S+ ){1,10}(?:looks? after|maintains?|owns?) (?:it|this)\b.{0,40}$|^\W*it is (?:looked after|maintained|owned) by\b|^\W*other teams (?:may|can)\b|\breport (?:a )?bug\b.*\brequest (?:a )?feature\b/i;

/** Where things are or are told, and what may not be concluded: none of it says what a project is for. */
const elsewhere =
  /^\W*(?:(?:the |this |an? |further |more |full |any )?(?:\w+ )?(?:details?|information|descriptions?|documents?|documentation|list|guide|report)\b.{0,100}\b(?:can be|are|is) (?:found|available|described|given|provided)\b|(?:an? |the )?(?:\w+ )?(?:version|copy|release|build|demo|source(?: code)?) of (?:the|this) (?:software|package|tool|app\w*|code|project|site|service) (?:is|are|can be) (?:provided|available|hosted|installed|deployed|located|found)\b|(?:the )?contents? (?:of this \w+ )?(?:must|should|has|have) (?:not|never|only)\b|(?:this|the) \w+ (?:is|are) (?:split|divided|organised|organized|structured|arranged)\b|this \w+ may (?:reflect|contain|not)\b|no .{1,60}\bconclusions?\b)|\b(?:links?|pages?|documents?) (?:above|below)\b|\b(?:is|are) now (?:handled|done|maintained|developed|found|hosted|kept) (?:by|in|at|on)\b|\b(?:must|needs? to|ha(?:s|ve) to) be (?:running|installed|set|available|present|configured|stored)\b/i;

/** One step of a list: what to do, not what it is for. */
const step =
  /^\W*(?:add|replace|remove|update|create|change|set|configure|build|rename|delete|enable|copy|edit|make sure|check|commit|push|fork)\b/i;

/** True of a project, yet told only where nothing says more. */
const weak =
  /^\W*(?:this|the) (?:\w+ )?(?:package|project|repo\w*|tool|app\w*|service|code) (?:is|forms|was) (?:published as )?(?:a )?part of\b|^\W*(?:part of|developed by|maintained by|owned by|supports?) /i;

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

const known = new WeakMap<DocumentText, { answer: ReadmeAnswer | undefined }>();

/** The sentence that says what a project is for, looked for once however many ask; undefined where none does. */
export function purposeIn(document: DocumentText): ReadmeAnswer | undefined {
  const found = known.get(document) ?? { answer: findPurpose(document) };
  known.set(document, found);
  return found.answer;
}

function findPurpose({ sections }: DocumentText): ReadmeAnswer | undefined {
  const title = sections.find((section) => section.title);
  const found =
    strongestOf(candidatesIn(sections, title?.heading ?? '')) ??
    definitionIn(sections, title?.heading ?? '') ??
    sentenceAsHeading(sections);
  if (found) return { line: found.line, words: found.text };
  const sayingTitle =
    title &&
    generatorOf(title.heading) === undefined &&
    !/^\W*welcome to\b/i.test(title.heading) &&
    / (?:for|to|that|of) /i.test(title.heading) &&
    contentWords(title.heading) >= 3;
  return sayingTitle ? { line: title.line, words: title.heading } : undefined;
}

/** The first that is not weak, after which none is looked at; else the first. */
function strongestOf(sentences: Iterable<Sentence>): Sentence | undefined {
  let first: Sentence | undefined;
  for (const sentence of sentences) {
    if (!weak.test(sentence.text)) return sentence;
    first ??= sentence;
  }
  return first;
}

/** Says what the thing is, in so many words, wherever it stands. */
const definition =
  /^\W*(this (?:\w+ )?|(?:the )?(?:[\w.’'-]+ ){1,6})(?:is|provides|contains|holds) (?:the|an?) (?:[\w-]+ ){0,5}?(?:service|app\w*|worker|api|library|tool|package|project|repo\w*|module|site|website|prototype|dashboard|pipeline|model|client|server|plug-?in|theme|component)s?\b.{0,200}\b(?:for|that|which|to|of)\b/i;
const maxBegun = 4;

/** A definition that stands under one of the first headings, though it is one of instructions. */
function definitionIn(sections: readonly Section[], title: string): Sentence | undefined {
  return sections
    .slice(0, maxBegun)
    .filter(({ heading }) => !isAboutOther(heading, title) && generatorOf(heading) === undefined)
    .flatMap(({ sentences, heading }) => sentences.map((each) => ({ ...each, heading })))
    .find(
      (each) =>
        each.kind === 'paragraph' &&
        defines(each.text, `${title} ${each.heading}`) &&
        generatorOf(each.text) === undefined &&
        saysPurpose(each) &&
        !restates(each.text, title),
    );
}

/** A sentence that was made large: “### This repository is where …”. */
function sentenceAsHeading(sections: readonly Section[]): Sentence | undefined {
  return sections
    .filter(
      ({ heading, title }) =>
        !title &&
        heading.split(/\s+/).length >= 10 &&
        /^\W*(?:this|here|an? (?:repo\w*|package|collection|tool|app\w*|library|set|guide))\b/i.test(heading),
    )
    .map(({ heading, line }): Sentence => ({ text: heading, line, kind: 'heading' }))
    .find(saysPurpose);
}

/** “This is …”, or “The board is …” under a heading that names the board. */
function defines(text: string, headings: string): boolean {
  const [, subject] = definition.exec(text) ?? [];
  if (subject === undefined) return false;
  const named = new Set(wordsOf(headings));
  return /^this\b/i.test(subject) || wordsOf(subject).some((word) => !empty.has(word) && named.has(word));
}

/** Sentences that could say it: those before the first instructions, and those under a heading such as “About”. */
function* candidatesIn(sections: readonly Section[], title: string): Generator<Sentence> {
  const firstInstruction = sections.findIndex(
    (section) => !section.title && instructionHeading.test(section.heading),
  );
  let generated = false;
  for (const [index, section] of sections.entries()) {
    const [own = '', ...above] = section.headings.toReversed();
    const under = !instructionHeading.test(own) && above.some((heading) => isAbout(heading, title));
    const about = !section.title && (isAbout(own, title) || under);
    if (isAboutOther(section.heading, title)) continue;
    if (!about && firstInstruction !== -1 && index >= firstInstruction) continue;
    generated ||= generatorOf(section.heading) !== undefined;
    const firstCommand = about ? Infinity : (section.code[0]?.line ?? Infinity);
    for (const sentence of section.sentences) {
      if (sentence.line > firstCommand) continue;
      const isGenerated = generatorOf(sentence.text) !== undefined;
      generated ||= isGenerated;
      const says = !isGenerated && (about || !generated) && saysPurpose(sentence);
      if (says && !restates(sentence.text, title)) yield sentence;
    }
  }
}

function isAbout(heading: string, title: string): boolean {
  return purposeHeading.test(heading) && !isAboutOther(heading, title);
}

/** “About this project” is about it; “About the Sample framework” is about something else, unless the title names it. */
function isAboutOther(heading: string, title: string): boolean {
  const [, thing] = /^\W*about (?:the|our) (.+)/i.exec(heading) ?? [];
  if (thing === undefined) return false;
  const named = new Set([...wordsOf(title), 'team', 'data', 'study']);
  return wordsOf(thing).some((word) => !empty.has(word) && !named.has(word));
}

function saysPurpose({ text, kind: of }: Sentence): boolean {
  if (of === 'table' || /^#+ /.test(text) || (of === 'item' && step.test(text))) return false;
  if (noPurpose.test(text) || notOfPurpose.test(text) || elsewhere.test(text) || isList(text)) return false;
  const [, kind] = /\bis an? (.+)/i.exec(text) ?? [];
  if (kind !== undefined && contentWords(kind) === 0) return false;
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).length >= 4 && contentWords(text) >= 2;
}

/** Whose a project is says nothing of what it is for. */
const bodies = [
  'nhs',
  'england',
  'digital',
  'scotland',
  'wales',
  'cymru',
  'improvement',
  'trust',
  'foundation',
];

/** The title once more, in other order, with other small words or with whose it is. */
function restates(text: string, title: string): boolean {
  const whose = /\b(?:for|to|that|which)\b/i.test(text) ? [] : bodies;
  const named = new Set([...(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []), ...whose]);
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => named.has(word) || empty.has(word) || word.length <= 2);
}

/** Four names or more with commas between them are what is inside, and not what it is for. */
function isList(text: string): boolean {
  const parts = text.split(/[,;|/•]| and /).map((part) => part.trim().split(/\s+/).length);
  return parts.length >= 4 && parts.every((count) => count <= 2);
}

function contentWords(text: string): number {
  return new Set(wordsOf(text).filter((word) => word.length > 2 && !empty.has(word))).size;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}’'-]*/gu) ?? [];
}
