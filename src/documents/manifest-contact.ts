import type { EvidenceFile, TreeEntry } from '../domain/evidence.ts';
import { addressesIn } from './addresses.ts';
import { documentTextOf } from './community-files.ts';
import type { Contact } from './contact-links.ts';

/**
 * The part of each manifest that names its people. What `npm init` fills in by itself, such as an empty author and the
 * address of the issues, names nobody.
 */
const people: Readonly<Record<string, RegExp>> = {
  'package.json':
    /"(?:author|bugs)"\s{0,5}:\s{0,5}(?:"[^"]{0,300}"|\{[^}]{0,500}\})|"(?:maintainers|contributors)"\s{0,5}:\s{0,5}\[[^\]]{0,2000}\]/g,
  'pyproject.toml': /^\s{0,8}(?:authors|maintainers)\s{0,5}=\s{0,5}\[[^\]]{0,1000}\]/gm,
  'setup.py': /\b(?:author|maintainer)_email\s{0,5}=\s{0,5}["'][^"'\n]{1,200}["']/g,
  'setup.cfg': /^(?:author|maintainer)_email\s{0,5}=[^\n]{1,200}/gm,
  DESCRIPTION: /^(?:Maintainer|Authors@R|Author|BugReports):[^\n]{0,300}(?:\n[ \t][^\n]{0,300}){0,40}/gm,
  'publiccode.yml': /^\s{0,8}contacts:[^\n]{0,100}(?:\n[ \t-][^\n]{0,300}){0,40}/gm,
  'codemeta.json': /"email"\s{0,5}:\s{0,5}"[^"]{0,200}"/g,
  'CITATION.cff': /^\s{0,8}(?:- )?email:[^\n]{1,200}/gm,
};

/** The address of an author or maintainer in a manifest. */
export function contactInManifest(
  tree: readonly TreeEntry[] | null,
  files: readonly EvidenceFile[],
  search: { unread: string | undefined },
): Contact | undefined {
  for (const [path, pattern] of Object.entries(people)) {
    const text = documentTextOf(path, files);
    if (text === undefined && tree?.some((entry) => entry.path === path)) search.unread ??= path;
    if (typeof text !== 'string') continue;
    const start = text.slice(0, 100_000);
    for (const { 0: part, index } of start.matchAll(pattern)) {
      const [address] = addressesIn(part);
      if (address === undefined) continue;
      const line = start.slice(0, index + address.offset).split('\n').length;
      return { path, line, says: `gives the address of an author or maintainer at ${address.host}` };
    }
  }
  return undefined;
}
