import { defineCheck, met, unmet } from '../../check.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { findReadme } from '../../../documents/community-files.ts';

export const hasReadme = defineCheck({
  id: 'has-readme',
  title: 'Has a README',
  why: 'The README is the first thing people see. Without one they cannot tell what the code is for or whether they may rely on it.',
  fix: 'Add a file called README.md at the top of the repository that says what the project is for, who uses it, how to run it and whom to ask.',
  about: 'contents',
  needs: ['tree'],
  uses: ['files'],
  reads: [fileKinds.readme],
  whenEmpty: unmet('The repository is empty: nothing has been committed yet.'),
  evaluate({ tree, files }) {
    const document = findReadme(tree, files);
    if (document === undefined)
      return unmet('There is no README at the top of the repository, in .github or in docs.');
    if (document.readme?.words === 0) return unmet(`${document.path} holds no words.`, document.path);
    return met(`There is a README: ${document.path}.`, document.path);
  },
});
