import { judgeOwnReadme } from '../../judge-document.ts';
import { sentencesOf } from '../../../documents/document-text.ts';
import { gapIn, isLeftOver } from '../../../documents/placeholder.ts';
import { quoted } from '../../../documents/quoted.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, unmet } from '../../check.ts';

/** A heading or a line of its own that says what is still to be done. */
const task = /^\W*(?:TODO|TBC|TBD|FIXME)\W+\w+ \w/;

/** Words beyond which a text without headings is hard to find one’s way in. */
const maxUnstructured = 600;

export const readmeClear = defineCheck({
  id: 'readme-clear',
  title: 'Has a README of its own words',
  why: 'A README that a tool wrote, or that still holds gaps, tells nobody anything. This is likely to be so, not certain.',
  fix: 'Replace what the template left to be filled in by your own words, and delete what does not apply.',
  lesson: {
    time: 'minutes',
    tip: 'Search the README for square brackets, “TODO” and the name of the template.',
  },
  about: 'contents',
  needs: ['tree', 'files'],
  uses: ['name'],
  reads: [fileKinds.readme],
  evaluate({ tree, files, name }) {
    return judgeOwnReadme({ tree, files, name }, ({ path, document }) => {
      if (document.generator !== undefined)
        return unmet(`${path} begins with text that ${document.generator} wrote.`, path);
      const title = document.sections.find((section) => section.title);
      if (title && gapIn(title.heading) !== undefined)
        return unmet(
          `The title of ${path} was left to be filled in: ${quoted(title.heading)}.`,
          proofAt(path, title.line),
        );
      const gap =
        document.placeholders.find(({ text: left }) => isLeftOver(left)) ??
        document.sections
          .map(({ heading, line }) => ({ text: heading, line }))
          .find(({ text }) => task.test(text));
      if (gap)
        return unmet(
          `${path} still has text that is likely to be left to be filled in: ${quoted(gap.text)}.`,
          proofAt(path, gap.line),
        );
      const words = sentencesOf(document).reduce((sum, each) => sum + each.text.split(/\s+/).length, 0);
      if (words > maxUnstructured && document.sections.length < 3)
        return unmet(`${path} has ${words} words and no headings, so it is likely to be hard to read.`, path);
      return met(`${path} holds nothing that a template left to be filled in.`, path);
    });
  },
});
