import { defineCheck, met, unknown, unmet } from '../../check.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { findDocument, findReadme } from '../../../documents/community-files.ts';

const contributing = /\b(?:contribut(?:e|ing|ions?)|how to help|pull requests?)\b/i;

export const hasContributing = defineCheck({
  id: 'has-contributing',
  title: 'Says how to contribute',
  why: 'People who find a mistake or could improve the code need to know whether you take contributions, and how.',
  fix: 'Add a file called CONTRIBUTING.md, or a section in the README, that says whether you accept contributions, how to raise an issue and what a pull request needs. “We do not accept contributions” is an answer too.',
  about: 'contents',
  needs: ['tree'],
  uses: ['files', 'defaults'],
  reads: [fileKinds.contributing, fileKinds.readme],
  evaluate({ tree, files, defaults }) {
    const document = findDocument('contributing', tree, files);
    if (document) return met(`Guidelines are in ${document.path}.`, document.path);
    const readme = findReadme(tree, files);
    if (readme && readme.text === undefined)
      return unknown(
        `There is no CONTRIBUTING file, and the text of ${readme.path} was not collected.`,
        readme.path,
      );
    const section = readme?.readme?.sections.find(
      ({ heading, paragraphs }) => contributing.test(heading) && paragraphs.length > 0,
    );
    if (readme && section)
      return met(`${readme.path} has a section called “${section.heading}”.`, readme.path);
    const shared = findDocument('contributing', defaults ?? null, undefined);
    if (shared) return met(`The account’s own ${shared.path}, in its .github repository, applies.`);
    return unmet(`There is no CONTRIBUTING file${readme ? `, and no such section in ${readme.path}` : ''}.`);
  },
});
