import { z } from 'zod';

const file = z.object({ path: z.string(), text: z.string().nullable(), encoding: z.string().nullish() });

/** One line of repos.jsonl: what was read of one real repository. */
export const corpusRecord = z.object({
  owner: z.string(),
  name: z.string(),
  default_branch: z.string().nullable(),
  first_commit_date: z.string().nullable(),
  last_commit_date: z.string().nullable(),
  tags: z.object({ latest: z.string().nullable(), latest_date: z.string().nullable() }).nullable(),
  /** Names in the root; a folder's ends in a slash. */
  top_level: z.array(z.string()).nullable(),
  languages_nonvendored: z.record(z.string(), z.number()).nullable(),
  readme: file.nullable(),
  license_files: z.array(file).nullable(),
  manifests: z.record(z.string(), z.string().nullable()).nullable(),
  /** Paths by kind, beside other facts. */
  community: z.record(z.string(), z.unknown()).nullable(),
  submodules: z.array(z.string()).nullable(),
});

export type CorpusRecord = z.infer<typeof corpusRecord>;
export type CorpusFile = z.infer<typeof file>;

/** One line of github-api-slim.jsonl: GitHub's own facts of some of them. */
export const corpusFacts = z.object({
  full_name: z.string(),
  description: z.string().nullable(),
  homepage: z.string().nullable(),
  fork: z.boolean(),
  archived: z.boolean(),
  language: z.string().nullable(),
  stargazers_count: z.number(),
  forks_count: z.number(),
  open_issues_count: z.number(),
  has_issues: z.boolean(),
  is_template: z.boolean().nullable(),
  topics: z.array(z.string()).nullable(),
  mirror_url: z.string().nullable(),
});

export type CorpusFacts = z.infer<typeof corpusFacts>;
