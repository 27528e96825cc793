import { findReadme } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { quoted } from '../../../documents/quoted.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, unknown, unmet } from '../../check.ts';
import { firstSentence } from '../../readme-topic.ts';
import { findEntry } from '../../tree-question.ts';

const names =
  /(?:^|\/)(?:.*(?:hazard[-_ ]?log|safety[-_ ]?case|clinical[-_ ]?safety|dcb[-_ ]?01(?:29|60)).*)$/i;
const safety = /\b(?:DCB ?01(?:29|60)|hazard log|(?:clinical )?safety case|clinical safety)\b/i;
/** Words of software that is used for care. */
const care =
  /\b(?:medical devices?|clinical decision support|clinical (?:risk )?(?:score|calculator)|prescri(?:be|bing) (?:system|service|app\w*)|electronic patient record (?:system|app\w*|platform)|(?:used by|helps?|shows?|lets?|allows|for) (?:\w+ )?(?:clinicians|doctors|nurses|pharmacists|paramedics)|diagnos(?:e|es|ing) patients?)\b/i;

export const clinicalSafetyFile = defineCheck({
  id: 'clinical-safety-file',
  title: 'Has a clinical safety file',
  why: 'Health software made or used in England needs a hazard log and a safety case (DCB0129 and DCB0160). Code that is not used for care needs none, and only people can say which it is.',
  fix: 'Add the hazard log and the safety case, or a document that says where they are kept.',
  lesson: {
    time: 'weeks',
    tip: 'Begin with the clinical safety officer of your organisation: only a clinician who is trained for it can sign the case.',
  },
  about: 'contents',
  needs: ['tree', 'files'],
  reads: [fileKinds.readme],
  evaluate({ tree, files }) {
    const found = findEntry(tree, names);
    if (found) return met(`There is ${found.path}.`, found.path);
    const readme = findReadme(tree, files);
    const sections = readme?.document?.sections ?? [];
    const said = firstSentence(sections, safety);
    if (readme && said)
      return met(`${readme.path} says: ${quoted(said.text)}.`, proofAt(readme.path, said.line));
    const used = firstSentence(sections, care);
    return readme && used
      ? unmet(
          `${readme.path} says: ${quoted(used.text)}, so it is likely to be used for care, and no hazard log or safety case was found.`,
          proofAt(readme.path, used.line),
        )
      : unknown(
          'No hazard log or safety case was found. Whether the code is used for care, so that it needs one, only people can say.',
        );
  },
});
