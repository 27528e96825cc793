import { findReadme } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { quoted } from '../../../documents/quoted.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, notApplicable, unmet } from '../../check.ts';
import { licenceIds } from '../../licences.ts';
import { unreadableDocument } from '../../judge-document.ts';
import { firstSentence } from '../../readme-topic.ts';

const scope =
  /\b(?:code(?:base)?|software|documentation|docs|data|content|text|examples?|images?|fonts?)\b.{0,80}(?:\b(?:licen[cs]ed|released|available|covered|published|dual)\b.{0,20}\b(?:under|by|with|licen[cs]ed)\b|\b(?:is|are) under\b|©|\bcopyright\b)|\b(?:licen[cs]ed?|covers?|applies to)\b.{0,60}\b(?:code(?:base)?|documentation|docs|data|content)\b|\bunless stated otherwise\b/i;

export const licenceScopeStated = defineCheck({
  id: 'licence-scope-stated',
  title: 'Says what each licence covers',
  why: 'Where a repository has several licences, people need to know which covers the code and which the documents.',
  fix: 'Say in the README which licence covers what, such as “The code is under MIT, the documentation under the Open Government Licence”.',
  lesson: {
    time: 'minutes',
    tip: 'One sentence is enough. Two licences without it leave readers to guess, and careful ones go away.',
  },
  about: 'contents',
  needs: ['licence', 'tree', 'files'],
  reads: [fileKinds.readme, fileKinds.manifest, fileKinds.reuse],
  evaluate({ licence, tree, files }) {
    if (licence === null) return notApplicable('There is no licence.');
    const ids = [...new Set(licenceIds(licence.spdx))];
    if (ids.length < 2) return notApplicable(`There is one licence, ${licence.spdx}.`);
    if (/ OR /.test(licence.spdx) && !/ AND /.test(licence.spdx))
      return met(`${ids.join(' or ')} may be chosen for the whole.`, licence.decidedBy ?? undefined);
    const reuse = tree?.find(({ path }) => /^(?:reuse\.toml|\.reuse\/dep5)$/i.test(path));
    if (reuse) return met(`${reuse.path} says which licence covers which files.`, reuse.path);
    const readme = findReadme(tree, files);
    const said = readme?.document && firstSentence(readme.document.sections, scope);
    if (readme && said)
      return met(`${readme.path} says: ${quoted(said.text)}.`, proofAt(readme.path, said.line));
    if (readme && readme.document === undefined) return unreadableDocument(readme.path, readme.text);
    return unmet(
      `There are ${ids.length} licences, ${ids.join(' and ')}, and nothing says which covers what.`,
      readme?.path,
    );
  },
});
