import { z } from 'zod';
import type { Evidence } from '../../../domain/evidence.ts';
import { treeEntriesOf } from './tree-node.ts';

/** Fields that may be missing: a field whose error made it null is taken out first, so that it reads "not collected". */
const text = z.string().nullish();
const flag = z.boolean().optional();
const count = z.number().int().optional();
const named = z.object({ nameWithOwner: z.string(), isPrivate: z.boolean().optional() }).nullish();

const repositoryNode = z.object({
  databaseId: z.number().int().positive(),
  id: z.string().min(1),
  name: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
  visibility: z.enum(['PUBLIC', 'INTERNAL', 'PRIVATE']),
  owner: z.object({ __typename: z.string(), login: z.string().min(1) }),
  description: text,
  homepageUrl: text,
  repositoryTopics: z
    .object({ nodes: z.array(z.object({ topic: z.object({ name: z.string() }) }).nullable()).nullable() })
    .optional(),
  primaryLanguage: z.object({ name: z.string() }).nullish(),
  isFork: flag,
  isArchived: flag,
  archivedAt: text,
  isTemplate: flag,
  isMirror: flag,
  isEmpty: flag,
  stargazerCount: count,
  forkCount: count,
  hasIssuesEnabled: flag,
  parent: named,
  templateRepository: named,
  defaultBranchRef: z
    .object({
      name: z.string(),
      target: z.object({ oid: z.string(), committedDate: z.string().optional() }).nullish(),
    })
    .nullish(),
  createdAt: text,
  updatedAt: text,
  pushedAt: text,
  latestRelease: z.object({ tagName: z.string(), publishedAt: z.string().nullable() }).nullish(),
  licenseInfo: z.object({ key: z.string(), spdxId: z.string().nullable() }).nullish(),
});

type RepositoryNode = z.infer<typeof repositoryNode>;

/**
 * Reads one repository of a GraphQL answer.
 *
 * @param organisation the catalogue's login that it was asked for under; its owner's when undefined
 * @returns evidence, with `tree` undefined when the trees were not asked for or did not come
 * @throws ZodError when the node is not what GitHub's schema promises
 */
export function evidenceFromNode(node: unknown, organisation?: string): Evidence {
  const parsed = repositoryNode.parse(node);
  return {
    id: `github:${parsed.databaseId}`,
    forge: 'github',
    organisation: (organisation ?? parsed.owner.login).toLowerCase(),
    owner: parsed.owner.login,
    name: parsed.name,
    url: parsed.url,
    visibility: parsed.visibility.toLowerCase() as Evidence['visibility'],
    ownerType: parsed.owner.__typename === 'Organization' ? 'organisation' : 'user',
    ...about(parsed),
    ...lineage(parsed),
    ...activity(parsed),
    tree: treeEntriesOf(node, parsed.defaultBranchRef === null),
  };
}

function about(node: RepositoryNode): Partial<Evidence> {
  return {
    description: blankToNull(node.description),
    homepage: blankToNull(node.homepageUrl),
    topics: node.repositoryTopics?.nodes?.flatMap((each) => each?.topic.name ?? []),
    language: nameOf(node.primaryLanguage),
    archived: node.isArchived,
    archivedAt: node.archivedAt,
    template: node.isTemplate,
    mirror: node.isMirror,
    empty: node.isEmpty,
    stars: node.stargazerCount,
    forks: node.forkCount,
    issuesEnabled: node.hasIssuesEnabled,
    forgeLicence: licence(node.licenseInfo),
  };
}

function lineage({ isFork, parent, templateRepository }: RepositoryNode): Partial<Evidence> {
  return {
    fork: isFork,
    parent: parent && parent.nameWithOwner,
    // A token may see private templates, whose names are nobody else's business.
    madeFrom: templateRepository && (templateRepository.isPrivate ? null : templateRepository.nameWithOwner),
  };
}

function activity({ defaultBranchRef: branch, latestRelease, ...node }: RepositoryNode): Partial<Evidence> {
  return {
    defaultBranch: nameOf(branch),
    head: branch && branch.target && branch.target.oid,
    committedAt: branch && branch.target && branch.target.committedDate,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    pushedAt: node.pushedAt,
    latestRelease: latestRelease && { tag: latestRelease.tagName, publishedAt: latestRelease.publishedAt },
  };
}

/** GitHub names its failure to recognise a licence `NOASSERTION`; an unnamed one keeps its key. */
function licence(info: RepositoryNode['licenseInfo']): string | null | undefined {
  return info && (info.spdxId || info.key);
}

function nameOf(value: { name: string } | null | undefined): string | null | undefined {
  return value && value.name;
}

function blankToNull(value: string | null | undefined): string | null | undefined {
  return value?.trim() === '' ? null : value;
}
