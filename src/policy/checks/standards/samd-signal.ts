import { judgeReadme } from '../../judge-document.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { quoted } from '../../../documents/quoted.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, notApplicable, unknown } from '../../check.ts';
import { firstSentence } from '../../readme-topic.ts';

const devices =
  /\b(?:medical devices?|SaMD|UKCA|MHRA|DCB ?01(?:29|60)|clinical decision support|clinical risk calculator)\b/i;

export const samdSignal = defineCheck({
  id: 'samd-signal',
  title: 'Is no medical device that nobody looked at',
  why: 'Software that diagnoses or treats may be a medical device by law. Words only make that likely; a person has to say.',
  fix: 'Have the software compared with the MHRA’s guidance on software as a medical device, and record who decided.',
  lesson: {
    time: 'weeks',
    tip: 'Ask early. What the software is meant for decides, and not how simple its code is.',
  },
  about: 'contents',
  needs: ['tree', 'files'],
  reads: [fileKinds.readme],
  evaluate({ tree, files }) {
    return judgeReadme({ tree, files }, ({ path, document }) => {
      const said = firstSentence(document.sections, devices);
      return said
        ? unknown(
            `${path} says: ${quoted(said.text)}. It is likely to touch the rules on medical devices: a person has to declare that it was reviewed.`,
            proofAt(path, said.line),
          )
        : notApplicable(
            `Nothing in ${path} speaks of medical devices. Whether it is one, only a person can say.`,
          );
    });
  },
});
