import type { Evidence, TreeEntry } from '../domain/evidence.ts';
import { isReadmeName } from './readme-file.ts';

/** Content beyond this many bytes is not collected (GitHub's GraphQL API cuts text at the same length). */
export const largestFile = 512_000;

/** Folders whose entries are listed beside those of the root. */
export const wantedFolders = ['.github', 'docs', 'LICENSES', 'licenses', 'licences', '.reuse'] as const;

const documents =
  /^(contributing|contribute|security|support|codeowners|code[-_]of[-_]conduct)(\.[\w.-]+)?$/i;
const licences =
  /^(?:.*[-_. ])?(?:un)?(?:licen[cs]es?|copying|copyright|notice|ogl|open-government-licen[cs]e)(?:[-_. ].*)?$/i;
const manifests =
  /^(?:package\.json|pyproject\.toml|setup\.(?:py|cfg)|description|cargo\.toml|composer\.json|pom\.xml|.+\.(?:cs|fs|vb)proj|.+\.gemspec|publiccode\.ya?ml|codemeta\.json|citation\.cff|catalog-info\.ya?ml|code\.json|reuse\.toml|\.codehub\.yml)$/i;
const pictures = /\.(?:svg|png|jpe?g|gif|ico|css|js|map|pdf|docx?)$/i;

/**
 * Whether the content of a file is worth collecting, by its path from the root.
 * Kept narrow on purpose: documents people read, licence texts, and manifests that declare a licence.
 */
export function isWanted(path: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (pictures.test(name)) return false;
  if (isReadmeName(path)) return true;
  if (parts.length === 1) return documents.test(name) || licences.test(name) || manifests.test(name);
  if (parts.length > 2) return false;
  if (/^licen[cs]es$/i.test(parts[0] ?? '')) return true;
  if (parts[0] === '.reuse') return name === 'dep5';
  return documents.test(name) || licences.test(name);
}

/** Whether a file is named as licences and legal notices are, by its path from the root. */
export function isLegalText(path: string): boolean {
  return licences.test(path.slice(path.lastIndexOf('/') + 1)) && isWanted(path);
}

/** The entries of a repository whose content we collect, in the order of the tree: at most 60 a repository. */
export function wantedEntries(evidence: Pick<Evidence, 'tree'>): TreeEntry[] {
  return (evidence.tree ?? [])
    .filter(({ type, path, size }) => type === 'file' && isWanted(path) && (size ?? 0) <= largestFile)
    .slice(0, 60);
}
