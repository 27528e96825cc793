import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { findDocument, findReadme } from '../../../documents/community-files.ts';
import { sentencesOf } from '../../../documents/document-text.ts';
import { defineCheck, met, unknown, unmet } from '../../check.ts';
import { quoted } from '../../../documents/quoted.ts';

const heading =
  /\b(?:contribut(?:e|ing|ions?|ors? guid\w+)|how to help|get(?:ting)? involved|pull requests?|PRs)\b/i;
/** Says whether changes are taken, or how: under whatever heading. */
const guideline =
  /\b(?:(?:pull|merge) requests?|PRs?|contributions?|patches|bug reports?) (?:are|is) (?:\w+ ){0,2}(?:welcome\w*|accepted|encouraged|appreciated|not (?:accepted|possible|taken)|closed)\b|\b(?:we|this project) (?:\w+ ){0,2}(?:welcome|accept|appreciate|encourage|do not accept|don't accept|cannot accept) .{0,60}\b(?:contributions?|pull requests?|PRs?|patches|changes)\b|\bto contribute\b|\b(?:contributing|contribution) (?:guide\w*|document)\b|\b(?:open|submit|raise|create|make|send) (?:(?:an?|your) (?:\w+ )?(?:pull|merge) request|(?:pull|merge) requests)\b|\bfork (?:the|this) (?:repo\w*|project) and\b/i;

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
  uses: ['files', 'defaults'],
  reads: [fileKinds.contributing, fileKinds.readme],
  evaluate({ tree, files, defaults }) {
    const file = findDocument('contributing', tree, files);
    if (file && file.text === undefined)
      return unknown(`There is ${file.path}, but its text was not collected.`, file.path);
    const [first] = file?.document ? sentencesOf(file.document) : [];
    if (file && (first || file.text === null))
      return met(`Guidelines are in ${file.path}.`, proofAt(file.path, first?.line));
    const readme = findReadme(tree, files);
    if (readme && readme.text === undefined)
      return unknown(
        `There is no CONTRIBUTING file, and the text of ${readme.path} was not collected.`,
        readme.path,
      );
    for (const { title, headings, heading: own, sentences } of readme?.document?.sections ?? []) {
      const [line] = sentences;
      if (readme && line && !title && headings.some((one) => heading.test(one)))
        return met(`${readme.path} has a section called “${own}”.`, proofAt(readme.path, line.line));
    }
    const said = readme?.document && sentencesOf(readme.document).find(({ text }) => guideline.test(text));
    if (readme && said)
      return met(`${readme.path} says: ${quoted(said.text)}.`, proofAt(readme.path, said.line));
    const shared = findDocument('contributing', defaults ?? null, undefined);
    if (shared) return met(`The account’s own ${shared.path}, in its .github repository, applies.`);
    return unmet(...whatIsLacking(file?.path, file?.text, readme?.path));
  },
});

function whatIsLacking(
  path: string | undefined,
  text: string | null | undefined,
  readme: string | undefined,
): [because: string, proof?: string] {
  if (path !== undefined)
    return [
      text?.trim() === ''
        ? `${path} is empty.`
        : `${path} holds only text that a template left to be filled in.`,
      path,
    ];
  return [`There is no CONTRIBUTING file${readme === undefined ? '' : `, and no guidelines in ${readme}`}.`];
}
