import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import type { EvidenceFile, TreeEntry } from '../../../domain/evidence.ts';
import { findDocument, findReadme } from '../../../documents/community-files.ts';
import { quoted } from '../../../documents/quoted.ts';
import { policyIn, readSecurityTxt, reportingIn } from '../../../documents/security-policy.ts';
import { britishDate } from '../../british-date.ts';
import { defineCheck, met, unknown, unmet, type Verdict } from '../../check.ts';

export const hasSecurityPolicy = defineCheck({
  id: 'has-security-policy',
  title: 'Says how to report a security problem',
  why: 'Somebody who finds a weakness should be able to tell you in private and at once, instead of telling everybody or nobody.',
  fix: 'Add a file called SECURITY.md with an address for reports and what happens next, or a section in the README. A SECURITY.md in your organisation’s public .github repository serves all its repositories.',
  lesson: {
    time: 'minutes',
    tip: 'Turn on private reporting at the forge first, so that the page leads somewhere.',
  },
  effort: 'file',
  about: 'contents',
  needs: ['tree'],
  uses: ['files', 'defaults', 'now'],
  reads: [fileKinds.security, fileKinds.securityTxt, fileKinds.readme],
  evaluate({ tree, files, defaults, now }) {
    const own = inFile(tree, files);
    if (own && own.outcome !== 'unmet') return own;
    const text = inSecurityTxt(tree, files, now);
    if (text && text.outcome !== 'unmet') return text;
    const readme = findReadme(tree, files);
    if (readme && readme.text === undefined)
      return unknown(
        `There is no SECURITY file, and the text of ${readme.path} was not collected.`,
        readme.path,
      );
    const said = readme?.document && reportingIn(readme.document);
    if (readme && said)
      return met(
        said.heading === ''
          ? `${readme.path} says: ${quoted(said.text)}.`
          : `${readme.path} has a section called “${said.heading}”.`,
        proofAt(readme.path, said.line),
      );
    if (own ?? text) return own ?? text ?? unmet('');
    const shared = findDocument('security', defaults ?? null, undefined);
    if (shared) return met(`The account’s own ${shared.path}, in its .github repository, applies.`);
    return unmet(
      `There is no SECURITY file${readme ? `, and ${readme.path} does not say how to report a problem` : ''}.`,
    );
  },
});

function inFile(
  tree: readonly TreeEntry[] | null,
  files: readonly EvidenceFile[] | undefined,
): Verdict | undefined {
  const found = findDocument('security', tree, files);
  if (found === undefined) return undefined;
  const { path, text, document } = found;
  if (text === undefined) return unknown(`There is ${path}, but its text was not collected.`, path);
  if (document === undefined) return met(`Reports are dealt with in ${path}.`, path);
  const said = policyIn(document);
  if (said) return met(`Reports are dealt with in ${path}.`, proofAt(path, said.line));
  if (text?.trim() === '') return unmet(`${path} is empty.`, path);
  const [gap] = document.placeholders;
  return unmet(
    gap
      ? `${path} is a template that was not filled in: it does not say how to report a problem.`
      : `${path} does not say how to report a problem.`,
    proofAt(path, gap?.line),
  );
}

function inSecurityTxt(
  tree: readonly TreeEntry[] | null,
  files: readonly EvidenceFile[] | undefined,
  now: Date | undefined,
): Verdict | undefined {
  const path = tree?.find((entry) => /^(?:\.well-known\/)?security\.txt$/i.test(entry.path))?.path;
  if (path === undefined) return undefined;
  const text = files?.find((file) => file.path === path)?.text;
  if (text === undefined) return unknown(`There is ${path}, but its text was not collected.`, path);
  const { contactLine, expires } = readSecurityTxt(text ?? '');
  if (contactLine === undefined) return unmet(`${path} has no contact to report to.`, path);
  const day = expires === null ? undefined : britishDate(expires);
  if (day === undefined)
    return met(
      `${path} gives a contact. It does not say until when, as it should.`,
      proofAt(path, contactLine),
    );
  if (expires !== null && now !== undefined && Date.parse(expires) < now.getTime())
    return unmet(`${path} gives a contact, but expired on ${day}.`, proofAt(path, contactLine));
  return met(`${path} gives a contact, and holds until ${day}.`, proofAt(path, contactLine));
}
