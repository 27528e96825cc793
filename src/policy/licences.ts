import type { LicenceVerdict } from '../domain/licence-verdict.ts';
import type { Observed } from './facts.ts';

/** `MIT, in LICENCE.md`, or `MIT, in LICENCE.md, and OGL-UK-3.0, in README.md`: each licence and the file that says so. */
export function licenceSeen(licence: LicenceVerdict): string {
  const { spdx, decidedBy } = licence;
  const places = placesOf(licence);
  if (places.length > 1)
    return places.map(({ ids, path }) => `${ids.map(licenceName).join(' and ')}, in ${path}`).join(', and ');
  return decidedBy === null ? licenceName(spdx) : `${licenceName(spdx)}, in ${decidedBy}`;
}

/** What a licence is called in a sentence. */
export function licenceName(spdx: string): string {
  const [, changed] = /^LicenseRef-(.{1,60})-modified$/.exec(spdx) ?? [];
  if (changed !== undefined) return `A changed text of ${changed}`;
  return isUnrecognised(spdx) ? 'A licence that is not a standard one' : spdx;
}

/** The licences of a verdict beside the files that name them, each once; empty where a file for one is not known. */
export function placesOf({
  spdx,
  decidedBy,
  files,
  declared,
}: LicenceVerdict): { ids: string[]; path: string }[] {
  const left = new Set(licenceIds(spdx));
  const found: { ids: string[]; path: string }[] = [];
  const sources = [...files].sort((one) => (one.path === decidedBy ? -1 : 0));
  for (const { path, spdx: said } of [...sources, ...declared]) {
    const ids = licenceIds(said ?? '').filter((id) => left.delete(id));
    if (ids.length > 0) found.push({ ids, path });
  }
  return left.size === 0 ? found : [];
}

/** The identifiers of an expression, without `+` and without exceptions (`WITH …`). */
export function licenceIds(spdx: string): string[] {
  return spdx
    .split(/[()\s]+/)
    .filter(
      (word, index, words) => word !== '' && !/^(?:AND|OR|WITH)$/.test(word) && words[index - 1] !== 'WITH',
    )
    .map((word) => word.replace(/\+$/, ''));
}

/** True for a text that is no standard licence. */
export function isUnrecognised(spdx: string): boolean {
  return licenceIds(spdx).some((id) => id === 'NOASSERTION' || id.startsWith('LicenseRef-'));
}

/** Licences written for documents, which may stand beside one for code. Those that forbid some uses are not open. */
function isForDocumentation(id: string): boolean {
  return /^(?:OGL-|CC-BY-(?:SA-)?\d|GFDL-)/.test(id);
}

/** Licences under which documents are open; CC0 gives up all rights and was not approved for code. */
export function opensDocuments(id: string): boolean {
  return isForDocumentation(id) || id === 'CC0-1.0';
}

/** The identifiers that are left for the code when those for documents are set aside. */
export function codeLicences({ spdx, scopes }: LicenceVerdict): string[] {
  const elsewhere = new Set(
    scopes.filter(({ scope }) => scope !== 'code').flatMap((part) => licenceIds(part.spdx)),
  );
  for (const { scope, spdx: part } of scopes)
    if (scope === 'code') for (const id of licenceIds(part)) elsewhere.delete(id);
  return licenceIds(spdx).filter((id) => !elsewhere.has(id) && !isForDocumentation(id));
}

const manifests =
  /^(?:package\.json|pyproject\.toml|setup\.(?:py|cfg)|requirements\.txt|description|cargo\.toml|composer\.json|pom\.xml|go\.mod|build\.gradle(?:\.kts)?|gemfile|dockerfile|makefile|src|.+\.(?:sln|csproj|tf|py|r|rmd|ipynb|js|ts|sql|sh|java|cs))$/i;
/** What a tool that builds pages of documents is set up with. */
const builder =
  /^(?:mkdocs\.ya?ml|_config\.ya?ml|book\.toml|hugo\.(?:toml|ya?ml)|docusaurus\.config\.[jt]s|antora\.ya?ml|_quarto\.ya?ml|_bookdown\.ya?ml|\.?eleventy\.(?:config\.)?c?js|\.readthedocs\.ya?ml|tech-docs\.ya?ml|config\/tech-docs\.yml|docs\/(?:conf\.py|_config\.ya?ml|index\.md))$/i;
/** What such a tool needs beside it, which is no program of its own. */
const ofBuilder =
  /^(?:package(?:-lock)?\.json|requirements[\w-]*\.txt|pyproject\.toml|gemfile|makefile|dockerfile|\.?eleventy\.(?:config\.)?c?js|docusaurus\.config\.[jt]s|sidebars\.[jt]s|conf\.py)$/i;
const documentLanguages = new Set([
  'HTML',
  'CSS',
  'SCSS',
  'TeX',
  'Markdown',
  'MDX',
  'reStructuredText',
  'AsciiDoc',
  'Rich Text Format',
  'Dockerfile',
  'Makefile',
]);

/**
 * Whether a repository holds documents and no code: the tool that builds them and its settings are not code of their
 * own. The forge names no language, or one of documents, and nothing else at the root is a program or its manifest;
 * undefined when neither was collected.
 */
export function holdsOnlyDocuments({
  language,
  tree,
}: Pick<Observed, 'language' | 'tree'>): boolean | undefined {
  if (typeof language === 'string' && !documentLanguages.has(language)) return false;
  if (tree === undefined) return language === undefined ? undefined : true;
  const built = buildsDocuments({ tree });
  const program = tree?.find(({ path }) => manifests.test(path) && !(built && ofBuilder.test(path)));
  if (program !== undefined)
    return language === null && !/^(?:src|makefile|dockerfile|package\.json)$/i.test(program.path);
  return true;
}

/** Whether a tool that builds pages of documents is set up at the root. */
function buildsDocuments({ tree }: Pick<Observed, 'tree'>): boolean {
  return tree?.some(({ path }) => builder.test(path)) ?? false;
}

/** A package of code, where no language is known. */
const ofPackage = /^(?:pyproject\.toml|setup\.(?:py|cfg)|package\.json|.+\.gemspec)$/i;

/** Whether nothing here is installed or run: the forge found no code, or all there is makes pages of documents. */
export function needsNoInstructions(facts: Pick<Observed, 'language' | 'tree'>): boolean {
  if (facts.language === null) return true;
  if (!buildsDocuments(facts) || holdsOnlyDocuments(facts) !== true) return false;
  return facts.language !== undefined || !facts.tree?.some(({ path }) => ofPackage.test(path));
}
