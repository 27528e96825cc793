import { findReadme } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, unmet } from '../../check.ts';
import { unreadableDocument } from '../../judge-document.ts';
import { findTopic } from '../../readme-topic.ts';
import { findEntry } from '../../tree-question.ts';

const heading =
  /\b(?:pre-?requisites?|requirements?|dependenc\w+|you(?:’|')?ll need|what you need|before you (?:start|begin)|set(?:ting)?[- ]?up|install\w*)\b/i;
const sentence =
  /^\W*(?:pre-?requisites?|requirements|dependencies)\b.{0,30}:|\b(?:(?:requires?|needs?|depends on) (?:\S+ ){0,4}?(?:python|node|r|java|docker|npm|git|ruby|php|\.net|make|terraform)\b|you (?:will )?need (?:to (?:have|install)|\S+ (?:installed|version)))/i;
const manifests =
  /^(?:package\.json|pyproject\.toml|requirements[\w-]*\.txt|environment\.ya?ml|setup\.(?:py|cfg)|pipfile|description|renv\.lock|gemfile|go\.mod|cargo\.toml|composer\.json|pom\.xml|build\.gradle(?:\.kts)?|.+\.csproj|\.tool-versions)$/i;

export const readmePrerequisites = defineCheck({
  id: 'readme-prerequisites',
  title: 'Says what has to be there before',
  why: 'People give up when a project fails on a new machine because something was not named.',
  fix: 'Add a section called Prerequisites to the README with the languages, tools and accounts that are needed, with versions; a manifest counts too.',
  lesson: {
    time: 'minutes',
    tip: 'Name versions, and say how to see that each part is there, such as node --version.',
  },
  about: 'contents',
  needs: ['tree', 'files'],
  reads: [fileKinds.readme],
  evaluate({ tree, files }) {
    const readme = findReadme(tree, files);
    const found = readme?.document && findTopic(readme.document, { heading, sentence });
    if (readme && found) return met(`${readme.path} ${found.says}.`, proofAt(readme.path, found.line));
    const manifest = findEntry(tree, manifests);
    if (manifest) return met(`${manifest.path} lists what it needs.`, manifest.path);
    if (readme && readme.document === undefined) return unreadableDocument(readme.path, readme.text);
    return unmet('Neither the README nor a manifest says what is needed before.', readme?.path);
  },
});
