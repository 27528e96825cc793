import { fileKinds } from '../../../documents/file-kinds.ts';
import { findReadme } from '../../../documents/community-files.ts';
import { defineCheck, met, unmet } from '../../check.ts';

export const hasReadme = defineCheck({
  id: 'has-readme',
  title: 'Has a README',
  why: 'The README is the first thing people see. Without one they cannot tell what the code is for or whether they may rely on it.',
  fix: 'Add a file called README.md at the top of the repository that says what the project is for, who uses it, how to run it and whom to ask.',
  lesson: {
    time: 'hour',
    tip: 'Three honest sentences today are better than ten pages next year.',
  },
  about: 'contents',
  needs: ['tree'],
  uses: ['files'],
  reads: [fileKinds.readme],
  evaluate({ tree, files }) {
    const readme = findReadme(tree, files);
    if (readme === undefined)
      return unmet('There is no README at the top of the repository, in .github or in docs.');
    const { path, document } = readme;
    if (
      document &&
      document.sections.every(
        ({ heading, sentences, code }) => heading === '' && sentences.length + code.length === 0,
      )
    )
      return unmet(
        document.placeholders.length > 0
          ? `${path} holds only text that a template left to be filled in.`
          : `${path} holds no words.`,
        path,
      );
    return met(`There is a README: ${path}.`, path);
  },
});
