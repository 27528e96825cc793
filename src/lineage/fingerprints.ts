import type { Evidence, TreeEntry } from '../domain/evidence.ts';
import { wantedFolders } from '../policy/policy.ts';

/** What a template puts into the repositories made from it, listed as a harvest would list it there. */
export interface TemplateFingerprint {
  /** Id of one of the hub's own templates, or the full name of a template repository. */
  template: string;
  /** Release of one of the hub's own; null for a repository. */
  version: string | null;
  /** The template repository itself; null for the hub's own. */
  repository: Pick<Evidence, 'id' | 'createdAt'> | null;
  entries: readonly FingerprintEntry[];
}

export type FingerprintEntry = Pick<TreeEntry, 'path' | 'type' | 'oid' | 'size'>;

/** Fingerprints, ready to be looked up by object id. */
export interface FingerprintIndex {
  fingerprints: readonly IndexedFingerprint[];
  postings: ReadonlyMap<string, readonly Posting[]>;
}

export interface IndexedFingerprint extends Omit<TemplateFingerprint, 'entries'> {
  /** The weights of all its contents together; where several take turns at one path, the greatest counts. */
  total: number;
}

/** That a template holds a content. */
export interface Posting {
  /** Position among the fingerprints. */
  fingerprint: number;
  paths: ReadonlySet<string>;
  /** What it tells to find this content: 1 at most. */
  weight: number;
}

/** The empty file, the empty folder, and a folder with an empty `.gitkeep`. */
const nothing: ReadonlySet<string> = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  'd564d0bc3dd917926892c55e3706cc116d5b165e',
]);

/** Names under which repositories that have nothing to do with one another hold the same words. */
const stock = [
  /^(?:(?:un)?licen[cs]es?|copying|notice|code[-_]of[-_]conduct|contributing|security|support|codeowners)(?:[-_.].*)?$/i,
  /^(?:(?:pull_request|issue)_template|bug_report|feature_request|changelog|procfile|version|robots)(?:\..*)?$/i,
  /^\.(?:git(?:ignore|attributes|modules|keep)|editorconfig|nvmrc|npmrc|tool-versions|(?:node|python|ruby)-version)$/i,
  /^\.(?:dockerignore|babelrc|flake8|browserslistrc|rbuildignore|(?:prettier|eslint)(?:rc.*|ignore))$/i,
  /^(?:dependabot\.ya?ml|poetry\.toml|manage\.py|renv\.lock|gradlew?|gradlew\.bat|\.?mvnw?|mvnw\.cmd)$/i,
];

/** The weights of stock names and small files, by measurement (docs/adr/0012). */
const weightOfStock = 0.1;
const weightOfSmall = 0.2;
/** Bytes. */
const minBytes = 48;
/** A content in more templates than this tells nothing. */
const maxTemplates = 10;
/** Entries of one template that count: beyond that it is made to be slow. */
const maxEntries = 2000;

const listedFolders: ReadonlySet<string> = new Set(wantedFolders);

/**
 * Weighs the contents of templates: 1 for a file or folder of its own, less under a stock name or of a few bytes, and
 * divided by the number of templates that hold it (inverse document frequency, over templates).
 */
export function indexFingerprints(fingerprints: readonly TemplateFingerprint[]): FingerprintIndex {
  const telling = fingerprints.map(({ entries }) =>
    Map.groupBy(entries.filter(tells).slice(0, maxEntries), oidOf),
  );
  const among = new Map<string, Set<string>>();
  for (const [position, { template }] of fingerprints.entries()) {
    for (const oid of telling[position]?.keys() ?? [])
      among.set(oid, (among.get(oid) ?? new Set()).add(template.toLowerCase()));
  }
  const postings = new Map<string, Posting[]>();
  const indexed = fingerprints.map(({ template, version, repository }, fingerprint): IndexedFingerprint => {
    const weights = new Map<string, number>();
    for (const [oid, held] of telling[fingerprint] ?? []) {
      const templates = among.get(oid)?.size ?? 1;
      if (templates > maxTemplates) continue;
      const weight = Math.max(...held.map(weightOf)) / templates;
      const paths = new Set(held.map(({ path }) => path));
      postings.set(oid, [...(postings.get(oid) ?? []), { fingerprint, paths, weight }]);
      const [path = ''] = paths;
      weights.set(path, Math.max(weight, weights.get(path) ?? 0));
    }
    const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    return { template, version, repository, total };
  });
  return { fingerprints: indexed, postings };
}

/** What a template repository leaves in others; undefined for a repository that is none, or whose tree is not known. */
export function fingerprintOfRepository({
  id,
  createdAt,
  owner,
  name,
  template,
  tree,
}: Evidence): TemplateFingerprint | undefined {
  if (!template || !tree) return undefined;
  return { template: `${owner}/${name}`, version: null, repository: { id, createdAt }, entries: tree };
}

/** A folder whose entries are listed, too, says nothing beside them. */
function tells({ path, type, oid, size }: FingerprintEntry): boolean {
  if (type !== 'file' && type !== 'folder') return false;
  return size !== 0 && !nothing.has(oid) && !listedFolders.has(path);
}

function weightOf({ path, size }: FingerprintEntry): number {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (stock.some((names) => names.test(name))) return weightOfStock;
  return size !== undefined && size < minBytes ? weightOfSmall : 1;
}

function oidOf({ oid }: FingerprintEntry): string {
  return oid;
}
