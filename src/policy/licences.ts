import spdxLicences from 'spdx-license-list';
import type { LicenceVerdict } from '../domain/licence-verdict.ts';
import type { Observed } from './facts.ts';

const list: Readonly<Record<string, { osiApproved: boolean } | undefined>> = spdxLicences;

/** `MIT, in LICENCE.md`: an expression and where it was found. */
export function licenceSeen({ spdx, decidedBy }: LicenceVerdict): string {
  const what = isUnrecognised(spdx) ? 'A licence that is not a standard one' : spdx;
  return decidedBy === null ? what : `${what}, in ${decidedBy}`;
}

/** The identifiers of an expression, without `+` and without exceptions (`WITH …`). */
export function identifiersOf(spdx: string): string[] {
  return spdx
    .split(/[()\s]+/)
    .filter(
      (word, index, words) => word !== '' && !/^(?:AND|OR|WITH)$/.test(word) && words[index - 1] !== 'WITH',
    )
    .map((word) => word.replace(/\+$/, ''));
}

/** True for a text that is no standard licence. */
export function isUnrecognised(spdx: string): boolean {
  return identifiersOf(spdx).some((id) => id === 'NOASSERTION' || id.startsWith('LicenseRef-'));
}

/** Licences written for documents, which may stand beside one for code. Those that forbid some uses are not open. */
export function isForDocumentation(id: string): boolean {
  return /^(?:OGL-|CC-BY-(?:SA-)?\d|GFDL-)/.test(id);
}

/** Licences under which documents are open; CC0 gives up all rights and was not approved for code. */
export function opensDocuments(id: string): boolean {
  return isForDocumentation(id) || id === 'CC0-1.0';
}

export function isOsiApproved(id: string): boolean {
  return list[id]?.osiApproved === true;
}

/** The identifiers that are left for the code when those for documents are set aside. */
export function codeLicences({ spdx, scopes }: LicenceVerdict): string[] {
  const elsewhere = new Set(
    scopes.filter(({ scope }) => scope !== 'code').flatMap((part) => identifiersOf(part.spdx)),
  );
  for (const { scope, spdx: part } of scopes)
    if (scope === 'code') for (const id of identifiersOf(part)) elsewhere.delete(id);
  return identifiersOf(spdx).filter((id) => !elsewhere.has(id) && !isForDocumentation(id));
}

const manifests =
  /^(?:package\.json|pyproject\.toml|setup\.(?:py|cfg)|requirements\.txt|description|cargo\.toml|composer\.json|pom\.xml|go\.mod|build\.gradle(?:\.kts)?|gemfile|dockerfile|makefile|src|.+\.(?:sln|csproj|tf|py|r|rmd|ipynb|js|ts|sql|sh|java|cs))$/i;
const documentLanguages = new Set([
  'HTML',
  'CSS',
  'TeX',
  'Markdown',
  'MDX',
  'reStructuredText',
  'AsciiDoc',
  'Rich Text Format',
]);

/**
 * Whether a repository holds documents and no code. The forge names no language, or one of documents, and nothing at
 * the root is a program or its manifest; undefined when neither was collected.
 */
export function holdsOnlyDocuments({
  language,
  tree,
}: Pick<Observed, 'language' | 'tree'>): boolean | undefined {
  if (typeof language === 'string' && !documentLanguages.has(language)) return false;
  const program = tree?.find(({ path }) => manifests.test(path));
  if (program !== undefined)
    return language === null && !/^(?:src|makefile|dockerfile|package\.json)$/i.test(program.path);
  return tree === undefined && language === undefined ? undefined : true;
}
