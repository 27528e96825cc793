import { z } from 'zod';
import type { Evidence } from '../../../domain/evidence.ts';

const text = z.string().nullish();
/** null where GitHub could not tell: not collected. */
const orUntold = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? undefined);
const flag = orUntold(z.boolean());
const count = orUntold(z.number().int());
const named = z.object({ full_name: z.string(), private: flag }).nullish();
const webAddress = z.url({ protocol: /^https?$/ });

/** What is read of a repository in REST's shape, in listings and alone. */
export const restRepository = z.object({
  id: z.number().int().positive(),
  name: z.string().min(1),
  owner: z.object({ login: z.string().min(1), type: z.string() }),
  html_url: webAddress,
  clone_url: webAddress.optional(),
  private: z.boolean(),
  visibility: z.enum(['public', 'internal', 'private']).optional().catch(undefined),
  description: text,
  homepage: text,
  topics: orUntold(z.array(z.string())),
  language: text,
  fork: flag,
  archived: flag,
  is_template: flag,
  mirror_url: text,
  stargazers_count: count,
  forks_count: count,
  has_issues: flag,
  parent: named,
  template_repository: named,
  default_branch: text,
  created_at: text,
  updated_at: text,
  pushed_at: text,
  license: z.object({ key: z.string(), spdx_id: z.string().nullable() }).nullish(),
});

export type RestRepository = z.infer<typeof restRepository>;

/** Evidence without files, newest commit or release: REST gives none of them in a listing. */
export function evidenceFromRest(
  repository: RestRepository,
  organisation = repository.owner.login,
): Evidence {
  const { owner, license, parent, fork, template_repository: template } = repository;
  return {
    id: `github:${repository.id}`,
    forge: 'github',
    organisation: organisation.toLowerCase(),
    owner: owner.login,
    name: repository.name,
    url: repository.html_url,
    visibility: repository.visibility ?? (repository.private ? 'private' : 'public'),
    ownerType: owner.type === 'Organization' ? 'organisation' : 'user',
    description: blankToNull(repository.description),
    homepage: blankToNull(repository.homepage),
    topics: repository.topics,
    language: repository.language,
    fork,
    parent: fork === false ? null : parent?.full_name,
    // A token may see private templates, whose names are nobody else's business.
    madeFrom: template && (template.private ? null : template.full_name),
    forgeLicence: license && (license.spdx_id || license.key),
    ...flagsAndDates(repository),
  };
}

function flagsAndDates(repository: RestRepository): Partial<Evidence> {
  const mirror = repository.mirror_url;
  return {
    archived: repository.archived,
    template: repository.is_template,
    mirror: mirror === undefined ? undefined : mirror !== null,
    stars: repository.stargazers_count,
    forks: repository.forks_count,
    issuesEnabled: repository.has_issues,
    defaultBranch: repository.default_branch,
    createdAt: repository.created_at,
    updatedAt: repository.updated_at,
    pushedAt: repository.pushed_at,
  };
}

function blankToNull(value: string | null | undefined): string | null | undefined {
  return value?.trim() === '' ? null : value;
}
