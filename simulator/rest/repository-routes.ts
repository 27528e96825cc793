import { z } from 'zod';
import { fullNameOf } from '../estate/estate.ts';
import type { SampleAccount, SampleRepository } from '../estate/repository.ts';
import type { Answer } from '../server/answer.ts';
import { failure, jsonAnswer } from '../server/answer.ts';
import type { ForgeState } from '../server/exchange.ts';
import { accountJson } from './account-json.ts';
import { fullRepositoryJson } from './repository-json.ts';
import { withRepository, type WritingRequest, type WritingRoute } from './writing.ts';

const settings = z.looseObject({
  description: z.string().max(350).nullish(),
  homepage: z.string().nullish(),
  has_issues: z.boolean().optional(),
  default_branch: z.string().optional(),
});
const creation = settings.extend({
  name: z.string().regex(/^[\w.-]{1,100}$/),
  private: z.boolean().default(false),
  auto_init: z.boolean().default(false),
});
const ruleset = z.looseObject({
  name: z.string(),
  target: z.literal('branch'),
  enforcement: z.enum(['active', 'disabled']),
  conditions: z.object({
    ref_name: z.object({ include: z.array(z.string()), exclude: z.array(z.string()) }),
  }),
  rules: z.array(z.looseObject({ type: z.string() })),
});
const topics = z.object({ names: z.array(z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/)).max(20) });

const one = /^\/repos\/(?<owner>[^/]+)\/(?<name>[^/]+)/.source;

export const repositoryRoutes: readonly WritingRoute[] = [
  { kind: 'rest:user', method: 'GET', path: /^\/user$/, answer: ({ forge }) => user(forge) },
  {
    kind: 'rest:orgs/repos:create',
    method: 'POST',
    path: /^\/orgs\/(?<login>[^/]+)\/repos$/,
    answer: (asked) => create(asked.forge.estate.account(asked.parts['login'] ?? ''), 'organisation', asked),
  },
  {
    kind: 'rest:user/repos:create',
    method: 'POST',
    path: /^\/user\/repos$/,
    answer: (asked) => create(userOf(asked.forge), 'user', asked),
  },
  { kind: 'rest:repos:edit', method: 'PATCH', path: new RegExp(`${one}$`), answer: withRepository(edit) },
  {
    kind: 'rest:repos:delete',
    method: 'DELETE',
    path: new RegExp(`${one}$`),
    answer: withRepository((repository, { forge }) => {
      forge.estate.delete(fullNameOf(repository));
      return noContent;
    }),
  },
  {
    kind: 'rest:repos/topics',
    method: 'PUT',
    path: new RegExp(`${one}/topics$`),
    answer: withRepository((repository, { body, forge }) => {
      const { names } = topics.parse(body);
      forge.estate.edit(fullNameOf(repository), { topics: names });
      return jsonAnswer(200, { names });
    }),
  },
  {
    kind: 'rest:repos/private-vulnerability-reporting',
    method: 'PUT',
    path: new RegExp(`${one}/private-vulnerability-reporting$`),
    answer: withRepository((repository, { forge }) => {
      if (repository.visibility !== 'public') return failure(422, 'Bad request');
      forge.written.of(repository).settings['private_vulnerability_reporting'] = true;
      return noContent;
    }),
  },
  {
    kind: 'rest:repos/rulesets:create',
    method: 'POST',
    path: new RegExp(`${one}/rulesets$`),
    answer: withRepository((repository, { body, forge }) => {
      if (repository.visibility !== 'public')
        return failure(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.');
      forge.written.of(repository).settings['ruleset'] = ruleset.parse(body);
      return jsonAnswer(201, { id: repository.id, name: ruleset.parse(body).name });
    }),
  },
  {
    kind: 'rest:teams/repos',
    method: 'PUT',
    path: /^\/orgs\/(?<org>[^/]+)\/teams\/(?<team>[^/]+)\/repos\/(?<owner>[^/]+)\/(?<name>[^/]+)$/,
    answer: withRepository((repository, { parts, body, forge }) => {
      const { org = '', team = '' } = parts;
      if (!forge.written.teams.has(`${org}/${team}`)) return failure(404, 'Not Found');
      const { permission } = z.object({ permission: z.enum(['pull', 'push', 'admin']) }).parse(body);
      forge.written.of(repository).settings['team'] = { [team]: permission };
      return noContent;
    }),
  },
];

const noContent: Answer = { status: 204, headers: {}, body: '' };

/** Every token belongs to the first person of the estate. */
function userOf({ estate }: ForgeState): SampleAccount | undefined {
  return estate.accounts.find(({ kind }) => kind === 'user');
}

function user(forge: ForgeState): Answer {
  const found = userOf(forge);
  return found ? jsonAnswer(200, accountJson(found, forge.url, 0)) : failure(401, 'Requires authentication');
}

function create(
  account: SampleAccount | undefined,
  kind: SampleAccount['kind'],
  { body, forge }: WritingRequest,
): Answer {
  if (account?.kind !== kind) return failure(404, 'Not Found');
  const {
    name,
    description,
    auto_init: filled,
    private: hidden,
    has_issues: issues,
    ...rest
  } = creation.parse(body);
  const { estate, initialBranch } = forge;
  if (estate.repository(account.login, name)) return nameTaken;
  const repository = estate.create(account.login, {
    name,
    description: description ?? null,
    visibility: hidden ? 'private' : 'public',
    issuesEnabled: issues ?? true,
    defaultBranch: initialBranch,
    ...(filled ? { files: { 'README.md': `# ${name}\n` } } : {}),
  });
  Object.assign(forge.written.of(repository).settings, rest);
  return jsonAnswer(201, described(repository, forge));
}

const nameTaken = jsonAnswer(422, {
  message: 'Repository creation failed.',
  errors: [
    { resource: 'Repository', code: 'custom', field: 'name', message: 'name already exists on this account' },
  ],
  documentation_url: 'https://docs.github.com/rest/repos/repos#create-an-organization-repository',
  status: '422',
});

function edit(repository: SampleRepository, { body, forge }: WritingRequest): Answer {
  const {
    description,
    homepage,
    has_issues: issuesEnabled,
    default_branch: branch,
    ...rest
  } = settings.parse(body);
  if (branch !== undefined && forge.written.tip(repository, branch) === undefined)
    return failure(
      422,
      `The branch ${branch} was not found. Please push that ref first or create it via the Git Database API.`,
    );
  if (branch !== undefined) forge.written.makeDefault(repository, branch);
  forge.estate.edit(fullNameOf(repository), {
    ...(description === undefined ? {} : { description }),
    ...(homepage === undefined ? {} : { homepage }),
    ...(issuesEnabled === undefined ? {} : { issuesEnabled }),
  });
  Object.assign(forge.written.of(repository).settings, rest);
  return jsonAnswer(200, described(repository, forge));
}

function described(repository: SampleRepository, forge: ForgeState): Record<string, unknown> {
  return { ...fullRepositoryJson(repository, forge), ...forge.written.of(repository).settings };
}
