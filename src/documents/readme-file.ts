import type { TreeEntry } from '../domain/evidence.ts';

/**
 * Which file is the README: as GitHub chooses it. The folder `.github` comes before the root, and the root before
 * `docs` (docs.github.com, “About READMEs”); in one folder, markup comes before plain text, Markdown first.
 */
const folders = ['.github/', '', 'docs/'] as const;

const extensions = [
  'md',
  'markdown',
  'mdown',
  'mkdn',
  'mkd',
  'mdx',
  'rst',
  'rest',
  'adoc',
  'asciidoc',
  'asc',
  'org',
  'textile',
  'rdoc',
  'mediawiki',
  'wiki',
  'creole',
  'pod',
  'html',
  'htm',
  'txt',
  'text',
  '',
  'rmd',
  'qmd',
];

/** A name that begins with `readme`, perhaps with a language in the middle (`README.cy.md`). */
const readmeName = /^readme(?:[._-]([a-z]{2}(?:[-_][a-z]{2,4})?))?(?:\.([a-z]{1,10}))?$/i;

/** The README of a repository by its list of files; a link to one counts where there is no file. */
export function readmeEntry(tree: readonly TreeEntry[] | null | undefined): TreeEntry | undefined {
  const ofType = (wanted: TreeEntry['type']) => (tree ?? []).filter(({ type }) => type === wanted);
  return readmeAmong(ofType('file')) ?? readmeAmong(ofType('symlink'));
}

/** The README among the files of a repository, of which it names the path; undefined where there is none. */
export function readmeAmong<T extends { path: string }>(files: Iterable<T>): T | undefined {
  let best: T | undefined;
  let bestRank = Infinity;
  for (const file of files) {
    const rank = readmeRank(file.path);
    if (rank === undefined || rank >= bestRank) continue;
    best = file;
    bestRank = rank;
  }
  return best;
}

/** Whether a path could be that of a README; which one it is, `readmeAmong` says. */
export function isReadmeName(path: string): boolean {
  return readmeRank(path) !== undefined;
}

function readmeRank(path: string): number | undefined {
  const slash = path.lastIndexOf('/') + 1;
  const folder = folderRank(path.slice(0, slash));
  const named = folder === -1 ? null : readmeName.exec(path.slice(slash));
  if (!named) return undefined;
  const [, language, extension = ''] = named;
  const kind = extensions.indexOf(
    (extension || (language && isExtension(language) ? language : '')).toLowerCase(),
  );
  if (kind === -1) return undefined;
  const translated = language !== undefined && extension !== '';
  return folder * 1_000 + (translated ? 100 : 0) + kind;
}

/** `README.md` reads as a README in the language `md` too. */
function isExtension(name: string): boolean {
  return extensions.includes(name.toLowerCase());
}

/** Smaller comes first; -1 for a folder where no document of the whole repository is looked for. */
export function folderRank(folder: string): number {
  return folders.indexOf(folder.toLowerCase() as (typeof folders)[number]);
}
