import type { Evidence } from './evidence.ts';
import { filePagesOf } from './forges.ts';
import { readProof, type Proof } from './proof.ts';

type Source = Pick<Evidence, 'forge' | 'url' | 'head' | 'defaultBranch'>;

/** Files that forges show as a page, without lines, unless asked for the plain text. */
const shownAsPage = /\.(?:md|markdown|mdown|mkdn|rst|adoc|asciidoc|org|textile|ipynb)$/i;

/** An address elsewhere that is safe to link to: http or https, without credentials. Null for anything else. */
export function webAddress(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}

/**
 * Where people read one file of a repository at the commit that was seen, or on the default branch where no commit is
 * known; null when the forge's way of addressing files is not known.
 */
export function fileAddress({ forge, url, head, defaultBranch }: Source, path: string): string | null {
  const repository = webAddress(url)
    ?.replace(/\/$/, '')
    .replace(/\.git$/, '');
  const revision = head ?? defaultBranch;
  const pages = repository ? filePagesOf(forge, new URL(repository).hostname) : null;
  if (!repository || !revision || pages === null) return null;
  const start = head ? pages.atCommit : pages.onBranch;
  return `${repository}${start}${encodeURIComponent(revision)}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/**
 * Where people see a proof: the file, at its line where one is known; null as for `fileAddress`. Forges mark
 * a line of a README only where they show it as its lines.
 */
export function proofAddress(source: Source, proof: Proof): string | null {
  const { path, line } = readProof(proof);
  const file = fileAddress(source, path);
  if (file === null || line === null) return file;
  const asLines = filePagesOf(source.forge, new URL(file).hostname)?.asLines ?? '';
  return `${file}${shownAsPage.test(path) ? asLines : ''}#L${line}`;
}
