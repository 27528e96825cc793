import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import { answerFields, mendingKinds } from '../../mending/mending.ts';
import { readMending } from '../../visibility/read-mending.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { instant, named } from '../schemas.ts';
import { requirePublic } from '../../visibility/require-public.ts';

type MendingDependencies = Pick<ApiDependencies, 'store' | 'catalogue' | 'clock' | 'mending'>;

const readyFile = z.object({
  kind: z.enum(mendingKinds as [string, ...string[]]),
  title: z.string().describe('What it adds.'),
  path: z.string(),
  text: z.string().describe('The whole text of the file.'),
  isNew: z.boolean().describe('False where a notice is put into a file that is there already.'),
  patch: z.string().describe('As `git apply` takes it.'),
  checks: z.array(z.string()).describe('Ids of the unmet checks that it mends.'),
  remarks: z.array(z.string()).describe('What people have to do or to confirm before they merge it.'),
  isUsual: z.boolean().describe('Whether it is part of the patch unless somebody chooses.'),
});
const request = z
  .object({
    at: instant,
    details: z
      .array(z.string())
      .describe('The paths of its files; the kinds that were asked for where it failed.'),
    outcome: z.string().describe('As that of a pull request; `failed` where none was opened.'),
    url: z.string().nullable(),
    message: z.string().nullable().describe('Why it failed.'),
  })
  .register(named, { id: 'MendingRequest' });
const mending = z
  .object({
    refusal: z.string().nullable().describe('Why nothing is offered at all.'),
    files: z.array(readyFile),
    left: z
      .array(z.object({ kind: z.string(), title: z.string(), because: z.string() }))
      .describe('What is not offered though it would mend something, and why.'),
    requests: z
      .array(request)
      .describe('When administrators asked for a pull request, and what came of it; newest first.'),
  })
  .register(named, { id: 'Mending' });
const opened = z
  .object({
    url: z.string(),
    number: z.int(),
    outcome: z.enum(['opened', 'updated', 'unchanged', 'left', 'declined']),
  })
  .register(named, { id: 'MendingPullRequest' });

const parameters = z.object({ owner: z.string().max(200), name: z.string().max(200) });
const asked = z.strictObject({
  ...answerFields,
  files: z
    .array(z.enum(mendingKinds as [string, ...string[]]))
    .max(20)
    .default([])
    .describe('Kinds of files; those that are usual unless given.'),
});

/** Files that mend what checks found lacking; opened as a pull request by administrators. */
export function mendingRoutes(dependencies: MendingDependencies): Route[] {
  return [filesRoute(dependencies), pullRequestRoute(dependencies)];
}

function filesRoute({ store, catalogue, clock }: MendingDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/repositories/{owner}/{name}/mending',
    id: 'getMending',
    summary: 'Ready files that mend what checks found lacking',
    description:
      'Never a file of a meaning that the repository has already, in any spelling, and none for a fork or what is archived.',
    parameters,
    query: z.object(answerFields),
    answer: { status: 200, description: 'The files', schema: mending },
    problems: [404],
    maxAge: 60,
    async handle({ parameters: { owner, name }, query: answers }) {
      const repository = await requirePublic(store, { owner, name });
      const files = await readMending(store, repository, { catalogue: catalogue(), answers, now: clock() });
      const requests = await store.readyFileRequests({ repository });
      return {
        body: {
          ...files,
          requests: requests.map(({ kind: _, subject: __, ...rest }) => rest),
        },
      };
    },
  });
}

function pullRequestRoute({ store, mending: pullRequests }: MendingDependencies): Route {
  return defineRoute({
    method: 'post',
    path: '/repositories/{owner}/{name}/mending/pull-request',
    id: 'openMendingPullRequest',
    summary: 'Open a pull request with ready files',
    description:
      'The files are worked out anew from the repository as it is now. The pull request is that of this hub: asked again, it is brought up to date, and one that was closed is not opened again.',
    parameters,
    query: z.object({}),
    body: asked,
    action: 'open-pull-request',
    answer: { status: 200, description: 'The pull request', schema: opened },
    problems: [401, 403, 404, 409, 502],
    maxAge: 0,
    async handle({ parameters: { owner, name }, body, actor, signal }) {
      const repository = await requirePublic(store, { owner, name });
      if (!pullRequests)
        throw new Problem(
          'forbidden',
          'This hub has no GitHub token (GITHUB_TOKEN), so it can open no pull requests.',
        );
      const { files: kinds, ...answers } = body as z.output<typeof asked>;
      return { body: await pullRequests.open({ repository, kinds, answers, by: actor }, signal) };
    },
  });
}
