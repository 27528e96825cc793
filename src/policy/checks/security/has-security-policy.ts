import { defineCheck, met, unknown, unmet } from '../../check.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { findDocument, findReadme } from '../../../documents/community-files.ts';

const security = /\b(?:security|vulnerabilit(?:y|ies)|responsible disclosure)\b/i;
const reporting = /\b(?:report\w*|disclos\w+|contact|e-?mail|tell us|let us know)\b|@/i;

export const hasSecurityPolicy = defineCheck({
  id: 'has-security-policy',
  title: 'Says how to report a security problem',
  why: 'Somebody who finds a weakness should be able to tell you in private and at once, instead of telling everybody or nobody.',
  fix: 'Add a file called SECURITY.md with an address for reports and what happens next, or a section in the README. A SECURITY.md in your organisation’s public .github repository serves all its repositories.',
  about: 'contents',
  needs: ['tree'],
  uses: ['files', 'defaults'],
  reads: [fileKinds.security, fileKinds.readme],
  evaluate({ tree, files, defaults }) {
    const document = findDocument('security', tree, files);
    if (document) {
      if (document.text?.trim() === '') return unmet(`${document.path} is empty.`, document.path);
      return met(`Reports are dealt with in ${document.path}.`, document.path);
    }
    const readme = findReadme(tree, files);
    if (readme && readme.text === undefined)
      return unknown(
        `There is no SECURITY file, and the text of ${readme.path} was not collected.`,
        readme.path,
      );
    const section = readme?.readme?.sections.find(
      ({ heading, paragraphs }) =>
        security.test(heading) && paragraphs.some((paragraph) => reporting.test(paragraph)),
    );
    if (readme && section)
      return met(`${readme.path} has a section called “${section.heading}”.`, readme.path);
    const shared = findDocument('security', defaults ?? null, undefined);
    if (shared) return met(`The account’s own ${shared.path}, in its .github repository, applies.`);
    return unmet(
      `There is no SECURITY file${readme ? `, and ${readme.path} does not say how to report a problem` : ''}.`,
    );
  },
});
