import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { findDocument, findReadme, type FoundDocument } from '../../../documents/community-files.ts';
import { sentencesOf, type DocumentText, type Section } from '../../../documents/document-text.ts';
import { quoted } from '../../../documents/quoted.ts';
import { isOfStarter, starterOf } from '../../../documents/starter.ts';
import { defineCheck, met, unknown, unmet, type Verdict } from '../../check.ts';

const heading =
  /\b(?:contribut(?:e|ing|ions?|ors? guid\w+)|how to help|get(?:ting)? involved|pull requests?|PRs)\b/i;
/** Says whether changes are taken, or how: under whatever heading. */
const guideline =
  /\b(?:(?:pull|merge) requests?|PRs?|contributions?|patches|bug reports?) (?:are|is) (?:\w+ ){0,2}(?:welcome\w*|accepted|encouraged|appreciated|not (?:accepted|possible|taken)|closed)\b|\b(?:we|this project) (?:\w+ ){0,2}(?:welcome|accept|appreciate|encourage|do not accept|don't accept|cannot accept) .{0,60}\b(?:contributions?|pull requests?|PRs?|patches|changes)\b|\bto contribute\b|\b(?:see|read|follow|refer to|check(?: out)?|consult|in|our|the|these) (?:\w+ ){0,2}(?:contributing|contribution) (?:guide\w*|document)\b|\b(?:open|submit|raise|create|make|send) (?:(?:an?|your) (?:\w+ )?(?:pull|merge) request|(?:pull|merge) requests)\b|\bfork (?:the|this) (?:repo\w*|project)\b.{0,80}\b(?:pull requests?|merge requests?|PRs?)\b/i;

/** A sentence that only leads to a file of that name, in the repository. */
const pointer =
  /^\W*(?:(?:please|for (?:more|further) (?:details|information)|(?:if you (?:want|would like|wish) )?to contribute)[\s,]+){0,2}(?:see|read|refer to|check(?: out)?|consult|follow|look at|(?:details|guidelines|information)\b.{0,40}\bin)\b.{0,40}\bcontributi(?:ng|ons?)(?:\.\w{2,8}\b| (?:file|guide\w*|document)\b|\W*$)/i;

export const hasContributing = defineCheck({
  id: 'has-contributing',
  title: 'Says how to contribute',
  why: 'People who find a mistake or could improve the code need to know whether you take contributions, and how.',
  fix: 'Add a file called CONTRIBUTING.md, or a section in the README, that says whether you accept contributions, how to raise an issue and what a pull request needs. “We do not accept contributions” is an answer too.',
  lesson: {
    time: 'minutes',
    tip: '“We do not accept contributions” is an answer too, and better than silence.',
  },
  about: 'contents',
  needs: ['tree'],
  uses: ['files', 'defaults', 'name'],
  reads: [fileKinds.contributing, fileKinds.readme],
  evaluate({ tree, files, defaults, name }) {
    const readme = findReadme(tree, files);
    const starter = readme?.document && starterOf(readme.document, name ?? '');
    const file = findDocument('contributing', tree, files);
    if (file && file.text === undefined)
      return unknown(`There is ${file.path}, but its text was not collected.`, file.path);
    const ofStarter = starter !== undefined && file?.document && isOfStarter(file.document, starter);
    const [first] = file?.document ? sentencesOf(file.document) : [];
    if (file && !ofStarter && (first || file.text === null))
      return met(`Guidelines are in ${file.path}.`, proofAt(file.path, first?.line));
    if (readme && readme.text === undefined)
      return unknown(
        `There is no CONTRIBUTING file, and the text of ${readme.path} was not collected.`,
        readme.path,
      );
    const found =
      readme?.document && starter === undefined ? inReadme(readme.document, file !== undefined) : undefined;
    if (found?.outcome === 'met') return found;
    const shared = findDocument('contributing', defaults ?? null, undefined);
    if (shared) return met(`The account’s own ${shared.path}, in its .github repository, applies.`);
    if (starter !== undefined)
      return unmet(
        `What is said of contributing is said of what the project was begun from, ${quoted(starter)}.`,
        (file ?? readme)?.path,
      );
    return found ?? unmet(...whatIsLacking(file, readme?.path));
  },
});

/** A section with words, or a sentence wherever it stands; where these only lead to a file that is not there, not met. */
function inReadme({ path, sections }: DocumentText, hasFile: boolean): Verdict | undefined {
  const leadsAway = ({ links }: Section, line: number) =>
    links.some(
      (link) => link.line === line && /^https?:\/\/(?!CONTRIBUT)|^(?:\.?\/)?[\w-]+\/./i.test(link.target),
    );
  const isWord = (section: Section) =>
    section.sentences.some(({ text, line }) => hasFile || !pointer.test(text) || leadsAway(section, line));
  const under = sections.filter(
    ({ title, headings, sentences }) =>
      sentences.length > 0 && !title && headings.some((one) => heading.test(one)),
  );
  const section = under.find(isWord);
  if (section) return met(...sectionOn(path, section, sections));
  const said = sections
    .flatMap(({ sentences }) => sentences)
    .find(({ text }) => guideline.test(text) && (hasFile || !pointer.test(text)));
  if (said) return met(`${path} says: ${quoted(said.text)}.`, proofAt(path, said.line));
  const [lost] = under;
  return (
    lost &&
    unmet(
      `${path} leads to a file on contributing that is not there.`,
      proofAt(path, lost.sentences[0]?.line),
    )
  );
}

/** The heading that says so, which can be that of the section above. */
function sectionOn(path: string, section: Section, sections: readonly Section[]): [string, string] {
  const said = section.headings.find((one) => heading.test(one)) ?? section.heading;
  const above = sections.findLast(({ line, heading: own }) => line <= section.line && own === said);
  return [`${path} has a section called “${said}”.`, proofAt(path, (above ?? section).line)];
}

function whatIsLacking(
  file: FoundDocument | undefined,
  readme: string | undefined,
): [because: string, proof?: string] {
  if (file === undefined)
    return [
      `There is no CONTRIBUTING file${readme === undefined ? '' : `, and no guidelines in ${readme}`}.`,
    ];
  return [
    file.text?.trim() === ''
      ? `${file.path} is empty.`
      : `${file.path} holds only text that a template left to be filled in.`,
    file.path,
  ];
}
