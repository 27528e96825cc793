import type { EvidenceFile, TreeEntry } from '../domain/evidence.ts';
import { credentialIn } from './addresses.ts';
import { findReadme } from './community-files.ts';

/** A connection string with a user name and a password in the README: where, and never what it says. */
export function findCredential(
  tree: readonly TreeEntry[] | null,
  files: readonly EvidenceFile[],
): { path: string; line: number } | undefined {
  const { path, document } = findReadme(tree, files) ?? {};
  if (path === undefined || document === undefined) return undefined;
  for (const { links, code } of document.sections) {
    const link = links.find(({ target }) => credentialIn(target) !== undefined);
    if (link) return { path, line: link.line };
    for (const { text, line } of code)
      for (const [at, each] of text.split('\n').entries())
        if (
          /:\/\//.test(each) &&
          (each.match(/\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s"'<>]{1,500}/gi) ?? []).some(
            (url) => credentialIn(url) !== undefined,
          )
        )
          return { path, line: line + at };
  }
  return undefined;
}
