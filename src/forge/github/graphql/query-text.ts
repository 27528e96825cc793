import { wantedFolders } from '../../../policy/policy.ts';
import { recentCount } from './recent-repositories.ts';

/**
 * The text of every GraphQL query. Files (`object`) are not connections: they cost time, but no points of the rate
 * limit. `repositoryTopics` is the only nested connection, so that a page of 100 costs one point.
 */

const spent = 'rateLimit { cost }';
const publicOnly = 'privacy: PUBLIC, ownerAffiliations: OWNER';

const facts = `fragment Facts on Repository {
  id databaseId name url visibility description homepageUrl
  owner { __typename login }
  repositoryTopics(first: 20) { nodes { topic { name } } }
  primaryLanguage { name }
  isFork isArchived archivedAt isTemplate isMirror isEmpty
  stargazerCount forkCount hasIssuesEnabled
  parent { nameWithOwner }
  templateRepository { nameWithOwner isPrivate }
  defaultBranchRef { name target { oid ... on Commit { committedDate } } }
  createdAt updatedAt pushedAt
  latestRelease { tagName publishedAt }
  licenseInfo { key spdxId }
}`;

/** One alias for the root and each folder that files are read of; the keys are used again when the answer is read. */
export const treeAliases: Readonly<Record<string, string>> = {
  root: '',
  ...Object.fromEntries(wantedFolders.map((folder) => [`in_${folder.replaceAll(/\W/g, '_')}`, folder])),
};

const trees = `fragment Trees on Repository {
${Object.entries(treeAliases)
  .map(([alias, path]) => `  ${alias}: object(expression: "HEAD:${path}") { ...Entries }`)
  .join('\n')}
}
fragment Entries on Tree { entries { name type mode oid size } }`;

const stamp = 'fragment Stamp on Repository { id databaseId nameWithOwner createdAt pushedAt updatedAt }';

/** How much is asked of each repository: everything, all but its files, only which one it is, or nothing but its place. */
export type Detail = 'full' | 'facts' | 'stamp' | 'place';

const details: Record<Detail, { spread: string; fragments: string }> = {
  full: { spread: '...Facts ...Trees', fragments: `${facts}\n${trees}` },
  facts: { spread: '...Facts', fragments: facts },
  stamp: { spread: '...Stamp', fragments: stamp },
  place: { spread: '__typename', fragments: '' },
};

/**
 * The newest ten of each account by push and by update, and how many there are; account n answers as `a<n>`,
 * asked for in variable `login<n>`.
 */
export function surveyQuery(accounts: number): string {
  const numbers = Array.from({ length: accounts }, (_, n) => n);
  const window = (field: string) =>
    `repositories(first: ${recentCount}, ${publicOnly}, orderBy: { field: ${field}, direction: DESC }) { totalCount nodes { ...Stamp } }`;
  return `query Survey(${numbers.map((n) => `$login${n}: String!`).join(', ')}) {
${numbers.map((n) => `  a${n}: repositoryOwner(login: $login${n}) { ...Newest }`).join('\n')}
  ${spent}
}
fragment Newest on RepositoryOwner {
  pushed: ${window('PUSHED_AT')}
  updated: ${window('UPDATED_AT')}
}
${stamp}`;
}

/** One page of all repositories of an account, oldest first: what is created meanwhile comes at the end. */
export function accountPageQuery(detail: Detail): string {
  return repositoriesQuery('Page', detail, 'field: CREATED_AT, direction: ASC');
}

/** One page of an account's repositories, newest first by push or by update. */
export function newestQuery(field: 'PUSHED_AT' | 'UPDATED_AT'): string {
  return repositoriesQuery('Newest', 'stamp', `field: ${field}, direction: DESC`);
}

function repositoriesQuery(name: string, detail: Detail, order: string): string {
  return `query ${name}($login: String!, $first: Int!, $after: String) {
  repositoryOwner(login: $login) {
    repositories(first: $first, after: $after, ${publicOnly}, orderBy: { ${order} }) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ${details[detail].spread} }
    }
  }
  ${spent}
}
${details[detail].fragments}`;
}

/** Repositories by node id. */
export function nodesQuery(detail: Detail): string {
  return `query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) { ${details[detail].spread} }
  ${spent}
}
${details[detail].fragments}`;
}

/**
 * The content of files by object id: repository n answers as `r<n>` (variables `owner<n>`, `name<n>`), its file m as
 * `b<m>`.
 *
 * @param oids of each repository, hexadecimal
 */
export function filesQuery(oids: readonly (readonly string[])[]): string {
  const variables = oids.map((_, n) => `$owner${n}: String!, $name${n}: String!`).join(', ');
  const repositories = oids.map(
    (files, n) => `  r${n}: repository(owner: $owner${n}, name: $name${n}) {
${files.map((oid, m) => `    b${m}: object(oid: "${oid}") { ...Content }`).join('\n')}
  }`,
  );
  return `query Files(${variables}) {
${repositories.join('\n')}
  ${spent}
}
fragment Content on Blob { oid byteSize isBinary isTruncated text }`;
}
