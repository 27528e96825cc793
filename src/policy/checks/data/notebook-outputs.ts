import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, notApplicable, unmet } from '../../check.ts';

export const notebookOutputs = defineCheck({
  id: 'notebook-outputs',
  title: 'Holds no outputs of notebooks',
  why: 'Notebooks keep what they printed, and that may be about people.',
  fix: 'Clear the outputs, for example with nbstripout before each commit, and take old ones out of the history.',
  lesson: {
    time: 'minutes',
    tip: 'Outputs stay in old commits. If they show people, the history has to be cleaned too.',
  },
  about: 'contents',
  needs: ['wholeTree'],
  evaluate({ wholeTree }) {
    const notebooks = wholeTree.entries.filter(({ path }) => /\.ipynb$/i.test(path)).length;
    if (notebooks === 0) return notApplicable('There are no notebooks.');
    const kept = wholeTree.lines['notebook-output'];
    const [first] = kept;
    return first === undefined
      ? met('No notebook kept what it printed.')
      : unmet(
          `${kept.length} of ${notebooks} notebooks kept what they printed, such as ${first.path}.`,
          proofAt(first.path, first.line),
        );
  },
});
