import { defineCheck, met, notApplicable, unknown, unmet } from '../../check.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { findReadme } from '../../../documents/community-files.ts';
import { countWords, type Readme } from '../../../documents/readme.ts';

/** Fewer words than this do not say what a project is for and how to use it. */
const fewestWords = 25;
/** A paragraph shorter than this is a label, not a description. */
const shortestDescription = 6;
const mostPlaceholders = 3;

/** Headings and sentences that tell a reader what to do. */
const howTo =
  /\b(?:install\w*|usage|how to|to (?:use|run|build|start)|get(?:ting)? started|set ?-?up|run(?:ning)?|deploy\w*|download\w*|prerequisites?|requirements?|examples?|documentation|docs|guid(?:es?|ance|ebook)|tutorials?|quick ?start)\b/i;
/** Headings under which nobody looks for the purpose. */
const instructions =
  /^\W*(?:\d+\W+)?(?:install\w*|usage|using|getting started|set ?-?up|prerequisites?|requirements?|quick ?start|running|build\w*|develop(?:ing|ment)|deploy\w*)\b/i;
const purpose =
  /\b(?:about|introduction|overview|purpose|what|why|background|description|summary|aims?|intended)\b/i;

export const informativeReadme = defineCheck({
  id: 'informative-readme',
  title: 'Has an informative README',
  why: 'A README that explains the project lets others decide in a minute whether it meets their need. This is an automatic measure: it can tell that something is missing, not that what is there is right.',
  fix: 'Say in a few sentences what the project does, for whom and in which setting. Add how to install and use it, or where that is explained. Replace what a template left to be filled in.',
  about: 'contents',
  needs: ['tree', 'files'],
  uses: ['language'],
  reads: [fileKinds.readme],
  evaluate({ tree, files, language }) {
    const document = findReadme(tree, files);
    if (document === undefined) return notApplicable('There is no README that could be read.');
    const { path, text, readme } = document;
    if (readme === undefined)
      return text === null
        ? unmet(`${path} is not text.`, path)
        : unknown(`The text of ${path} was not collected.`, path);
    const lacks = whatItLacks(readme, language === null);
    if (lacks !== undefined) return unmet(`${path} ${lacks}.`, path);
    return met(
      `${path} has ${readme.words.toLocaleString('en-GB')} words, with what the project is for and how to use it.`,
      path,
    );
  },
});

/** The first thing a reader would miss, as the end of a sentence; documents need no instructions to be used. */
function whatItLacks(readme: Readme, onlyDocuments: boolean): string | undefined {
  const { words, placeholders, generator } = readme;
  if (generator !== undefined)
    return `begins with text that ${generator} wrote, not with what this project is for`;
  if (placeholders.length >= mostPlaceholders)
    return `still has ${placeholders.length} gaps to be filled in, such as “${placeholders[0]}”`;
  if (words < fewestWords)
    return `has ${words} ${words === 1 ? 'word' : 'words'}, which is too few to say what the project is for and how to use it`;
  if (!saysPurpose(readme)) return 'does not describe what the project is for';
  if (!onlyDocuments && !saysHowTo(readme)) return 'does not say how to install or use it';
  return undefined;
}

/** A sentence or two before any instructions, or under a heading such as About. */
function saysPurpose({ sections, placeholders }: Readme): boolean {
  const filled = (paragraph: string) => !placeholders.some((gap) => paragraph.includes(gap));
  const firstHowTo = sections.findIndex(({ heading }) => instructions.test(heading));
  return sections.some(
    ({ heading, paragraphs }, index) =>
      (purpose.test(heading) || firstHowTo === -1 || index < firstHowTo) &&
      paragraphs.some((paragraph) => countWords(paragraph) >= shortestDescription && filled(paragraph)),
  );
}

function saysHowTo({ sections, hasCode }: Readme): boolean {
  return (
    hasCode ||
    sections.some(
      ({ heading, paragraphs }) =>
        howTo.test(heading) || paragraphs.some((paragraph) => howTo.test(paragraph)),
    )
  );
}
