import { judgeOwnReadme } from '../../judge-document.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { quoted } from '../../../documents/quoted.ts';
import { installingIn, usingIn } from '../../../documents/readme-answers.ts';
import { purposeIn } from '../../../documents/readme-purpose.ts';
import { defineCheck, met, unmet } from '../../check.ts';
import { needsNoInstructions } from '../../licences.ts';
import { whyNot } from '../../readme-question.ts';

export const informativeReadme = defineCheck({
  id: 'informative-readme',
  title: 'Has an informative README',
  why: 'A README that explains the project lets others decide in a minute whether it meets their need. This is an automatic measure: it can tell that something is missing, not that what is there is right.',
  fix: 'Say in a few sentences what the project does, for whom and in which setting. Add how to install and use it, or where that is explained. Replace what a template left to be filled in.',
  lesson: {
    time: 'hour',
    tip: 'Ask somebody outside the team to read it and to tell you what the project does.',
  },
  about: 'contents',
  needs: ['tree', 'files'],
  uses: ['language', 'name'],
  reads: [fileKinds.readme],
  evaluate({ tree, files, language, name }) {
    return judgeOwnReadme({ tree, files, name }, ({ path, document }) => {
      const purpose = purposeIn(document);
      if (purpose === undefined)
        return unmet(`${path} ${whyNot(document) ?? 'does not say what the project is for'}.`, path);
      const use = installingIn(document) ?? usingIn(document);
      const proof = proofAt(path, purpose.line);
      const said = `${path} says what it is for, ${quoted(purpose.words)}`;
      if (use) return met(`${said}, and how to install or use it, in line ${use.line}.`, proof);
      return needsNoInstructions({ tree, language })
        ? met(`${said}.`, proof)
        : unmet(`${said}, but not how to install or use it.`, proof);
    });
  },
});
